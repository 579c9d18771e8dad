//! How long a date takes: one period, and the whole timeline of a case; and
//! how often the allocator is asked.
#![allow(missing_docs, clippy::disallowed_methods)]

use std::alloc::System;
use std::hint::black_box;

use complaints::case::events::{Event, Events};
use complaints::case::timeline::timeline;
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::calendar::{Calendar, Nation};
use complaints::days::count::{Rules, count};
use complaints::days::moment::Moment;
use complaints::days::period::{Period, Unit};
use complaints::policy::library::Library;
use complaints::policy::{self, Policy};
use complaints::words::problem::Problems;
use complaints::words::source::{SourceFile, split};
use criterion::{Criterion, criterion_group, criterion_main};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Says how often `work` asks for memory.
fn allocations<T>(name: &str, work: impl Fn() -> T) {
    let region = Region::new(ALLOCATOR);
    black_box(work());
    println!("{name}: {} allocations", region.change().allocations);
}

fn read(path: &str) -> String {
    let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn policy(path: &str, stem: &str) -> Policy {
    let source = SourceFile::new(path, &read(path));
    let mut problems = Problems::new(&source.path, &source.text);
    let parts = split(&source.text, &mut problems).expect("a real policy has front matter");
    policy::read::policy(&parts.front, stem, &mut problems).expect("a real policy can be read")
}

fn library() -> Library {
    let names = [
        "phrases.yaml",
        "form.yaml",
        "ombudsmen.yaml",
        "emergencies.yaml",
        "bank-holidays.json",
        "law/housing-ombudsman-2024.yaml",
    ];
    let files: Vec<SourceFile> =
        names.iter().map(|n| format!("content/{n}")).map(|n| SourceFile::new(n.as_str(), &read(&n))).collect();
    Library::read(&files).0.expect("the real words can be read")
}

fn dates(bench: &mut Criterion) {
    let holidays = BankHolidays::parse(&read("content/bank-holidays.json")).expect("the bank holidays can be read");
    let calendar = Calendar::new(&holidays, Nation::England, []);
    let at = |text: &str| Moment::parse(text).expect("a real moment");
    let received = at("2026-12-24T10:00");
    let ten = Period::of(10, Unit::WorkingDays).expect("not zero");
    bench.bench_function("count: 10 working days", |b| {
        b.iter(|| count(black_box(ten), black_box(received), Rules::default(), &calendar));
    });
    bench.bench_function("count: 10 working days, with the days not counted", |b| {
        b.iter(|| {
            count(black_box(ten), black_box(received), Rules::default(), &calendar)
                .map(|counted| counted.not_counted(&calendar).count())
        });
    });
    let policy = policy("policies/incommunities/2021-01.md", "2021-01");
    let library = library();
    let rules = library.rulebook(&policy, &calendar);
    let record = [
        "problem=2026-12-01",
        "received=2026-12-24T10:00",
        "acknowledged=2026-12-29T09:00",
        "contacted=2027-01-04T09:00",
        "extension-agreed=2027-01-05T09:00,until=2027-01-15",
        "responded=2027-01-12T09:00",
        "offer-made=2027-01-12T09:00",
        "closed=2027-01-20T09:00",
        "escalation-requested=2027-01-25T09:00",
        "acknowledged=2027-01-26T09:00",
    ];
    let record = record.map(|text| text.parse::<Event>().expect("a real event")).to_vec();
    let events = Events::new(record, rules.stages(received.day())).expect("a record that makes sense");
    let events = events.when("risk-to-life");
    let now = at("2027-02-01");
    let explained = || {
        let timeline = timeline(black_box(&rules), black_box(&events), now).expect("covered");
        let days: usize = timeline.deadlines.iter().map(|d| d.not_counted(&calendar).count()).sum();
        (timeline.deadlines.len(), days)
    };
    let (deadlines, days) = explained();
    println!("the timeline has {deadlines} deadlines, with {days} days not counted");
    allocations("count", || count(ten, received, Rules::default(), &calendar));
    allocations("timeline", explained);
    bench.bench_function("timeline: ten events, two stages, the law beside, with the days not counted", |b| {
        b.iter(explained);
    });
    bench.bench_function("calendar: one landlord's", |b| {
        b.iter(|| Calendar::new(black_box(&holidays), Nation::Scotland, []));
    });
}

criterion_group!(benches, dates);
criterion_main!(benches);
