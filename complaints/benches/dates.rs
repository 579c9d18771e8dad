//! How long a date takes: one period, and the whole timeline of a case.
#![allow(missing_docs, clippy::disallowed_methods)]

use std::hint::black_box;

use complaints::bank_holidays::BankHolidays;
use complaints::calendar::{Calendar, Nation};
use complaints::clock::Start;
use complaints::count::{Rules, count};
use complaints::moment::Moment;
use complaints::period::{Period, Unit};
use complaints::policy::{self, Policy};
use complaints::problem::Problems;
use complaints::source::{SourceFile, split};
use complaints::timeline::{Events, timeline};
use criterion::{Criterion, criterion_group, criterion_main};

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
    let events = Events::received(received)
        .and(Start::Problem, 1, at("2026-12-01"))
        .and(Start::Acknowledgement, 1, at("2026-12-29T09:00"))
        .and(Start::HoldingReply, 1, at("2027-01-05T09:00"))
        .and(Start::Response, 1, at("2027-01-12T09:00"))
        .and(Start::Offer, 1, at("2027-01-12T09:00"))
        .and(Start::Closure, 1, at("2027-01-20T09:00"))
        .and(Start::EscalationRequest, 2, at("2027-01-25T09:00"))
        .and(Start::Acknowledgement, 2, at("2027-01-26T09:00"))
        .and(Start::Closure, 2, at("2027-02-26T09:00"))
        .when("risk-to-life");
    bench.bench_function("timeline: ten events, two stages", |b| {
        b.iter(|| timeline(black_box(&policy), black_box(&events), &calendar));
    });
    bench.bench_function("calendar: one landlord's", |b| {
        b.iter(|| Calendar::new(black_box(&holidays), Nation::Scotland, []));
    });
}

criterion_group!(benches, dates);
criterion_main!(benches);
