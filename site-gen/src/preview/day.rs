//! The day that is shown: today, or the one of `--on`. The form's clock goes by
//! it too, so that dates, versions in force and pages speak of one day.

use std::sync::OnceLock;

use chrono::NaiveDate;
use chrono::{DateTime, TimeDelta, Utc};
use complaints::days::moment::Moment;

use crate::clock;

/// The day of this process's preview; the form's clock is a plain function, so it cannot be handed one.
static SHOWN: OnceLock<NaiveDate> = OnceLock::new();

/// From now on this day is shown. The first to say so counts.
pub(crate) fn show(day: NaiveDate) {
    let _first = SHOWN.set(day);
}

/// The day that is shown, where it is not simply today.
pub(crate) fn other() -> Option<NaiveDate> {
    SHOWN.get().copied()
}

/// The day that is shown.
pub(crate) fn shown() -> NaiveDate {
    other().unwrap_or_else(clock::today)
}

/// The form's clock: now, or the same time of day in London on the day that is shown.
pub(crate) fn now() -> DateTime<Utc> {
    let now = Utc::now();
    match other() {
        Some(day) => on(day, now),
        None => now,
    }
}

fn on(day: NaiveDate, now: DateTime<Utc>) -> DateTime<Utc> {
    let since_midnight = now - Moment::on(Moment::at(now).day()).utc();
    let start = Moment::on(day).utc();
    // A day on which clocks change has another length.
    let last = Moment::on(day.succ_opt().unwrap_or(day)).utc() - TimeDelta::seconds(1);
    (start + since_midnight).min(last).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_of_another_day_shows_the_same_time_of_that_day_in_london() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("an instant");
        // In summer London is an hour ahead of UTC.
        assert_eq!(on(day("2026-12-01"), at("2026-07-05T23:30:00Z")), at("2026-12-01T00:30:00Z"));
        assert_eq!(on(day("2027-07-01"), at("2026-12-01T10:00:00Z")), at("2027-07-01T09:00:00Z"));
        // The shortest day of the year: its last hour is not the next day's.
        assert_eq!(Moment::at(on(day("2027-03-28"), at("2026-12-01T23:30:00Z"))).day(), day("2027-03-28"));
    }
}
