//! From a start and a period to the day it ends, one step a function.
//!
//! The day a complaint arrives is day zero; the first day after it that counts
//! is day one; "within n" includes day n and ends at the end of that London day.
//!
//! "10 working days" from Thursday 24 December 2026, 17:30, with a cut-off at
//! 17:00, in England:
//!
//! 1. `day_zero`: half past five is too late for Thursday. Friday is Christmas
//!    Day, Saturday and Sunday are a weekend, Monday the 28th is the substitute
//!    for Boxing Day: day zero is Tuesday 29 December.
//! 2. `last_day`: Wednesday the 30th is day one, Thursday the 31st day two,
//!    Friday is New Year's Day, Monday 4 January day three … Wednesday 13 January
//!    is day ten.
//! 3. `pause`: had the clock stood still for two working days, day ten would be
//!    Friday the 15th.
//! 4. `end`: a working day is its own end; a last day that is not worked stays,
//!    or moves to the next that is, as [`Ends`] says.
//!
//! Hours are elapsed time between instants (`hours`). Months and years follow
//! the corresponding-date rule, once from the start (*Dodds v Walker*, House of
//! Lords, 1981).

use crate::days::calendar::{Calendar, DayOne};
use crate::days::clock::Ends;
use crate::days::moment::{END_OF_DAY, Moment};
use crate::days::period::{Period, Unit};

mod counted;
mod day_zero;
mod end;
mod error;
mod hours;
mod last_day;
mod not_counted;
mod pause;
mod rules;

pub use counted::Counted;
pub use error::CountError;
pub use pause::Pause;
pub use rules::Rules;

use counted::End;

/// Counts `period` from `start`.
///
/// Calendar units that end where they end rest on no holiday and are counted
/// whatever the calendar covers; one that moves on to a working day, and ended
/// before the first day of the calendar, moves over weekends only.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn count<'p>(
    period: Period,
    start: Moment,
    rules: Rules<'p>,
    calendar: &Calendar,
) -> Result<Counted<'p>, CountError> {
    if let Period::Of { count, unit: Unit::Hours } = period {
        return Ok(hours::elapsed(count.get(), start, rules));
    }
    let outside = || CountError::outside(start.day(), calendar);
    let day_zero = day_zero::day_zero(start, rules, calendar).ok_or_else(outside)?;
    let last = last_day::last_day(period, day_zero, rules.day_one, calendar).ok_or_else(outside)?;
    // Where the day of receipt is day one itself, a pause may cover it as it may any other; "the same day" counts none.
    let zero_counts = rules.day_one == DayOne::Same && matches!(period, Period::Of { .. });
    let before = if zero_counts { day_zero.pred_opt().ok_or_else(outside)? } else { day_zero };
    let last = pause::stretched(last, period.unit(), before, rules.pauses, calendar).ok_or_else(outside)?;
    let due_date = end::moved(last, period.unit(), rules.ends, calendar).ok_or_else(outside)?;
    let counted = Counted {
        day_zero,
        due_date,
        provisional: false,
        end: End::At(rules.by.unwrap_or(END_OF_DAY)),
        latest: None,
        hours: None,
        started: start.day(),
        last,
        unit: period.unit(),
        zero_counts: rules.day_one == DayOne::Same,
        pauses: rules.pauses,
    };
    Ok(Counted { provisional: is_provisional(&counted, start, rules, calendar), ..counted })
}

/// Whether a day may still be proclaimed a holiday that the date rests on.
///
/// With holidays published until 31 December 2027, ten working days that end in
/// January 2028 rest on rules alone; ten calendar days that end there do not,
/// unless they move on to a working day.
fn is_provisional(counted: &Counted<'_>, start: Moment, rules: Rules<'_>, calendar: &Calendar) -> bool {
    let known = calendar.known_until();
    let end_rests = counted.unit == Unit::WorkingDays || rules.ends == Some(Ends::NextWorkingDay);
    // A day of receipt that is worked today may still become a holiday.
    let start_rests = rules.day_one == DayOne::Rolled || day_zero::is_late(start, rules);
    (end_rests && counted.due_date > known) || (start_rests && counted.day_zero > known)
}

#[cfg(test)]
mod tests {
    //! The worked examples of this file and of its steps, counted.

    use chrono::NaiveTime;

    use super::*;
    use crate::days::bank_holidays::BankHolidays;
    use crate::days::calendar::Nation;

    fn ends(period: &str, start: &str, rules: Rules<'_>) -> (String, String) {
        let holidays = include_str!("../../../content/bank-holidays.json");
        let calendar = Calendar::new(&BankHolidays::parse(holidays).expect("a file"), Nation::England, []);
        let (period, start) = (period.parse().expect("a period"), Moment::parse(start).expect("a moment"));
        let counted = count(period, start, rules, &calendar).expect("covered");
        (counted.day_zero.to_string(), Moment::at(counted.due_at().to_utc()).to_rfc3339())
    }

    fn check(period: &str, start: &str, rules: Rules<'_>, day_zero: &str, due: &str) {
        let (zero, at) = ends(period, start, rules);
        assert_eq!((zero.as_str(), at.starts_with(due)), (day_zero, true), "{period} from {start} ended {at}");
    }

    fn pause(from: &str, to: &str) -> Pause {
        let moment = |text| Moment::parse(text).expect("a moment");
        Pause { from: moment(from), to: Some(moment(to)) }
    }

    #[test]
    fn the_cut_off_and_rolling_move_day_zero() {
        let five = Rules { cut_off: NaiveTime::from_hms_opt(17, 0, 0), ..Rules::default() };
        check("10 working days", "2026-12-24T17:30", five, "2026-12-29", "2027-01-13");
        check("1 working day", "2026-12-04T17:30", five, "2026-12-07", "2026-12-08");
        check("1 working day", "2026-12-04T17:00", five, "2026-12-04", "2026-12-07");
        check("1 working day", "2026-12-05T17:30", five, "2026-12-05", "2026-12-07");
        let rolled = Rules { day_one: DayOne::Rolled, ..Rules::default() };
        check("1 working day", "2026-12-05", rolled, "2026-12-07", "2026-12-08");
    }

    #[test]
    fn where_the_day_itself_is_day_one_each_unit_ends_a_day_sooner() {
        let same = Rules { day_one: DayOne::Same, ..Rules::default() };
        for (period, due) in [
            ("1 working day", "2026-12-04"),
            ("2 working days", "2026-12-07"),
            ("2 days", "2026-12-05"),
            ("1 week", "2026-12-10"),
            ("1 month", "2027-01-03"),
        ] {
            check(period, "2026-12-04", same, "2026-12-04", due);
        }
        // Day one is the first day that is worked.
        check("1 working day", "2026-12-05", same, "2026-12-05", "2026-12-07");
        let late = Rules { cut_off: NaiveTime::from_hms_opt(17, 0, 0), ..same };
        check("2 working days", "2026-12-04T17:30", late, "2026-12-07", "2026-12-08");
    }

    #[test]
    fn before_working_days_have_passed_ends_on_a_working_day() {
        let before = Rules { ends: Some(Ends::DayBefore), ..Rules::default() };
        check("5 working days", "2026-12-07", before, "2026-12-07", "2026-12-11");
        check("1 working day", "2026-12-04", before, "2026-12-04", "2026-12-04");
    }

    #[test]
    fn each_unit_counts_from_day_zero() {
        for (period, due) in [
            ("2 working days", "2026-12-08"),
            ("2 days", "2026-12-06"),
            ("1 week", "2026-12-11"),
            ("1 month", "2027-01-04"),
        ] {
            check(period, "2026-12-04", Rules::default(), "2026-12-04", due);
        }
        check("1 month", "2027-01-31", Rules::default(), "2027-01-31", "2027-02-28");
        check("24 hours", "2026-10-24T12:00", Rules::default(), "2026-10-24", "2026-10-25T11:00");
    }

    #[test]
    fn a_last_day_stays_rolls_or_ends_the_day_before() {
        for (ends, due) in
            [(Ends::ThatDay, "2026-12-05"), (Ends::NextWorkingDay, "2026-12-07"), (Ends::DayBefore, "2026-12-04")]
        {
            let rules = Rules { ends: Some(ends), ..Rules::default() };
            check("1 week", "2026-11-28", rules, "2026-11-28", due);
        }
    }

    #[test]
    fn a_pause_is_as_long_as_the_days_it_covers() {
        let days = [pause("2026-12-08", "2026-12-10")];
        let rules = Rules { pauses: &days, ..Rules::default() };
        check("6 working days", "2026-12-04", rules, "2026-12-04", "2026-12-16");
        // Where the day of receipt is day one, a pause from the day before covers that too.
        let same = Rules { pauses: &days, day_one: DayOne::Same, ..Rules::default() };
        check("3 working days", "2026-12-09", same, "2026-12-09", "2026-12-15");
        check("3 days", "2026-12-09", same, "2026-12-09", "2026-12-13");
        check("same day", "2026-12-09", same, "2026-12-09", "2026-12-09");
        check("same working day", "2026-12-09", same, "2026-12-09", "2026-12-09");
        let evening = [pause("2026-10-24T20:00", "2026-10-24T22:00")];
        let rules = Rules { pauses: &evening, ..Rules::default() };
        check("24 hours", "2026-10-24T12:00", rules, "2026-10-24", "2026-10-25T13:00");
    }
}
