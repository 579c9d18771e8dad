//! How long a date takes: one period, the whole timeline of a case, and the
//! calendar that both look into; and how often each asks for memory.
//!
//! `cargo bench -p complaints`. Words are read before the clock starts, and the
//! case is a busy one: ten events, two stages, the law beside every promise.
#![expect(clippy::disallowed_methods, reason = "a bench reads files, as whoever calls this crate does")]
#![expect(clippy::print_stdout, reason = "figures, for whoever runs it")]

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
use complaints::policy::{self, Policy, Rulebook};
use complaints::words::problem::Problems;
use complaints::words::source::{SourceFile, split};
use criterion::{Criterion, criterion_group, criterion_main};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What happened in the case whose timeline is timed.
const RECORD: [&str; 10] = [
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

fn read(path: &str) -> String {
    let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn holidays() -> BankHolidays {
    BankHolidays::parse(&read("content/bank-holidays.json")).expect("the bank holidays can be read")
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
    let file = |name| format!("content/{name}");
    let files = names.map(file).map(|path| SourceFile::new(path.as_str(), &read(&path)));
    Library::read(&files).0.expect("the real words can be read")
}

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a real moment")
}

/// Says how often `work` asks for memory.
fn allocations<T>(name: &str, work: impl Fn() -> T) {
    let region = Region::new(ALLOCATOR);
    black_box(work());
    println!("{name}: {} allocations", region.change().allocations);
}

fn one_count(bench: &mut Criterion) {
    let calendar = Calendar::new(&holidays(), Nation::England, []);
    let received = at("2026-12-24T10:00");
    let ten = Period::of(10, Unit::WorkingDays).expect("not zero");
    let counted = || count(black_box(ten), black_box(received), Rules::default(), &calendar).expect("covered");
    allocations("count", counted);
    bench.bench_function("count: 10 working days", |b| b.iter(counted));
    bench.bench_function("count: 10 working days, with the days not counted", |b| {
        b.iter(|| counted().not_counted(&calendar).count());
    });
}

fn whole_timeline(bench: &mut Criterion) {
    let (policy, library) = (policy("policies/incommunities/2021-01.md", "2021-01"), library());
    let calendar = Calendar::new(&library.holidays, Nation::England, []);
    let rules: Rulebook<'_> = library.rulebook(&policy, &calendar);
    let record = RECORD.map(|text| text.parse::<Event>().expect("a real event")).to_vec();
    let stages = rules.stages(at(RECORD[1].trim_start_matches("received=")).day());
    let events = Events::new(record, stages).expect("a record that makes sense").when("risk-to-life");
    let now = at("2027-02-01");
    let explained = || {
        let timeline = timeline(black_box(&rules), black_box(&events), now).expect("covered");
        let days: usize = timeline.deadlines.iter().map(|d| d.not_counted(&calendar).count()).sum();
        (timeline.deadlines.len(), days)
    };
    let (deadlines, days) = explained();
    println!("the timeline has {deadlines} deadlines, with {days} days not counted");
    allocations("timeline", explained);
    bench.bench_function("timeline: ten events, two stages, the law beside, with the days not counted", |b| {
        b.iter(explained);
    });
}

fn one_calendar(bench: &mut Criterion) {
    let holidays = holidays();
    let calendar = || Calendar::new(black_box(&holidays), Nation::Scotland, []);
    allocations("calendar", calendar);
    bench.bench_function("calendar: one landlord's", |b| b.iter(calendar));
}

criterion_group!(benches, one_count, whole_timeline, one_calendar);
criterion_main!(benches);
