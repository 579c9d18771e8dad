//! Days, moments, rules and calendars to draw from.

use std::sync::OnceLock;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::calendar::{Calendar, DayOne, Nation};
use complaints::days::clock::Ends;
use complaints::days::count::{Pause, Rules};
use complaints::days::holiday_rules::{Division, expected};
use complaints::days::moment::Moment;
use complaints::days::period::{Period, Unit};
use proptest::prelude::*;

use crate::words::library;

/// A day as it is written.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day in a story is a real one")
}

/// A moment as it is written.
pub(crate) fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment in a story is a real one")
}

/// `n` of a unit.
pub(crate) fn within(n: u16, unit: Unit) -> Period {
    Period::of(n, unit).expect("not zero")
}

/// The calendar of a nation, without closure days.
pub(crate) fn calendar(nation: Nation) -> &'static Calendar {
    static ALL: OnceLock<Vec<Calendar>> = OnceLock::new();
    let new = |nation: &Nation| Calendar::new(&library().holidays, *nation, []);
    let all = ALL.get_or_init(|| Nation::NAMES.iter().map(|(_, n)| new(n)).collect());
    &all[Nation::NAMES.iter().position(|(_, n)| *n == nation).expect("a nation")]
}

/// The published file with another bank holiday, everywhere; with it each year up to the day's is published.
pub(crate) fn proclaimed(day: NaiveDate) -> BankHolidays {
    use chrono::Datelike;
    let ours = &library().holidays;
    let divisions = Division::ALL.map(|division| {
        let mut days: Vec<NaiveDate> = ours.days(division).map(|(day, _)| day).collect();
        days.extend((ours.years().end() + 1..=day.year()).flat_map(|year| expected(division, year)));
        days.push(day);
        days.sort_unstable();
        days.dedup();
        let event = |d: &NaiveDate| format!(r#"{{"title":"A holiday","date":"{d}","notes":"","bunting":true}}"#);
        let events: Vec<String> = days.iter().map(event).collect();
        let name = division.name();
        format!(r#""{name}":{{"division":"{name}","events":[{}]}}"#, events.join(","))
    });
    BankHolidays::parse(&format!("{{{}}}", divisions.join(","))).expect("a whole file")
}

/// Days from 2012 to the end of 2034, from which a year of counting stays inside the calendar.
pub(crate) fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..366 * 23 - 6).prop_map(|n| day("2012-01-01") + Days::new(n))
}

/// Moments of those years, half of them without a time.
pub(crate) fn moments() -> impl Strategy<Value = Moment> {
    (days(), prop::option::of(0_i64..24 * 60)).prop_map(|(day, minute)| at(day, minute))
}

/// A day, and so many minutes of it by Greenwich.
pub(crate) fn at(day: NaiveDate, minute: Option<i64>) -> Moment {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    minute.map_or(Moment::on(day), |minute| Moment::at(midnight + TimeDelta::minutes(minute)))
}

/// Any nation.
pub(crate) fn nations() -> impl Strategy<Value = Nation> {
    prop::sample::select(Nation::NAMES.iter().map(|(_, n)| *n).collect::<Vec<_>>())
}

/// Any unit.
pub(crate) fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(Unit::ALL.to_vec())
}

/// Periods that end within a year and a half.
pub(crate) fn periods() -> impl Strategy<Value = Period> {
    let of = (1_u16..60, units()).prop_map(|(n, unit)| match unit {
        Unit::Months => within(n.min(18), unit),
        Unit::Years => within(1, unit),
        _ => within(n, unit),
    });
    prop_oneof![1 => Just(Period::SameDay), 1 => Just(Period::SameWorkingDay), 8 => of]
}

fn minutes() -> impl Strategy<Value = NaiveTime> {
    (0_u32..24 * 60).prop_map(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0).expect("a time of day"))
}

/// Every way of counting that a policy can set.
pub(crate) fn rules() -> impl Strategy<Value = Rules<'static>> {
    let ends = prop::sample::select(vec![None, Some(Ends::ThatDay), Some(Ends::NextWorkingDay), Some(Ends::DayBefore)]);
    let day_one = prop::sample::select(vec![DayOne::Next, DayOne::Rolled, DayOne::Same]);
    (day_one, prop::option::of(minutes()), ends, prop::option::of(minutes())).prop_map(
        |(day_one, cut_off, ends, by)| {
            // A landlord that names a time of day after which it is tomorrow counts a Sunday as Monday.
            Rules { day_one, cut_off: cut_off.filter(|_| day_one == DayOne::Rolled), ends, by, pauses: &[] }
        },
    )
}

/// Lengths of pauses: days until each stops, days it stands; from how many minutes of the day.
pub(crate) type Stops = Vec<(u64, u64, Option<i64>)>;

/// Up to three pauses.
pub(crate) fn stops() -> impl Strategy<Value = Stops> {
    prop::collection::vec((0_u64..20, 0_u64..20, prop::option::of(0_i64..24 * 60)), 0..=3)
}

/// The same, from a day on: in order, and without overlap.
pub(crate) fn pauses(from: NaiveDate, stops: &[(u64, u64, Option<i64>)]) -> Vec<Pause> {
    let mut next = from;
    let mut pause = |(wait, stands, minute): &(u64, u64, Option<i64>)| {
        let stopped = next + Days::new(*wait);
        let again = stopped + Days::new(*stands);
        // The next one stops on a later day, also in London's summer, so that they are in order whatever their times.
        next = again + Days::new(2);
        Pause { from: at(stopped, *minute), to: Some(at(again, *minute)) }
    };
    stops.iter().map(&mut pause).collect()
}
