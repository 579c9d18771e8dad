//! What a count does at its very edges: the ends of the calendar, the last
//! published day, the instant at which a clock stops.

use chrono::Days;
use complaints::days::calendar::{Calendar, DayOne, Nation};
use complaints::days::clock::Ends;
use complaints::days::count::{Pause, Rules, count};
use complaints::days::moment::rfc3339;
use complaints::days::period::Unit;

use crate::dates::{calendar, day, moment, proclaimed, within};
use Nation::England;

const NEXT: Rules<'static> = Rules { day_one: DayOne::Next, cut_off: None, ends: None, by: None, pauses: &[] };

#[test]
fn no_day_outside_the_calendar_is_called_worked() {
    let calendar = calendar(England);
    let from = |text| calendar.working_day_from(day(text)).map(|day| day.to_string());
    assert_eq!(from("2012-01-01").as_deref(), Some("2012-01-03"));
    assert_eq!(from("2012-01-03").as_deref(), Some("2012-01-03"));
    assert_eq!(from("2011-12-30"), None);
    assert_eq!(calendar.working_day_from(calendar.last_day() + Days::new(1)), None);
    assert_eq!(calendar.working_day_after(calendar.last_day(), 1), None);
    assert_eq!(calendar.not_worked_between(day("2011-12-01"), day("2011-12-31")).count(), 0);
}

#[test]
fn a_window_that_ended_before_the_calendar_moves_over_its_weekend() {
    let rules = Rules { ends: Some(Ends::NextWorkingDay), ..NEXT };
    let last =
        |from| count(within(12, Unit::Months), moment(from), rules, calendar(England)).map(|c| c.due_date.to_string());
    assert_eq!(last("2009-01-10").as_deref(), Ok("2010-01-11"));
    assert_eq!(last("2009-01-12").as_deref(), Ok("2010-01-12"));
    assert_eq!(last("2011-01-01").as_deref(), Ok("2012-01-03"));
}

#[test]
fn a_window_that_ends_after_the_calendar_is_refused_even_where_it_would_move_over_a_weekend_only() {
    let rules = Rules { ends: Some(Ends::NextWorkingDay), ..NEXT };
    let last = |from| count(within(1, Unit::Months), moment(from), rules, calendar(England)).is_ok();
    assert!(last("2036-11-28"));
    assert!(!last("2036-12-05"));
}

#[test]
fn what_rests_on_the_last_published_day_is_not_provisional_and_on_the_next_one_it_is() {
    let calendar = Calendar::new(&proclaimed(day("2029-06-20")), England, []);
    assert_eq!(calendar.known_until(), day("2029-12-31"));
    let provisional = |from, days, rules| count(days, moment(from), rules, &calendar).expect("covered").provisional;
    let working = |n| within(n, Unit::WorkingDays);
    assert!(!provisional("2029-12-28", working(1), NEXT));
    assert!(provisional("2029-12-28", working(2), NEXT));
    let rolled = Rules { day_one: DayOne::Rolled, ..NEXT };
    assert!(!provisional("2029-12-29", within(14, Unit::Days), rolled));
    assert!(provisional("2030-01-02", within(14, Unit::Days), rolled));
}

#[test]
fn a_clock_of_hours_that_stops_as_its_time_is_over_stops_nothing() {
    let due = |from| {
        let pauses = [Pause { from: moment(from), to: Some(moment("2026-11-04T10:00")) }];
        let rules = Rules { pauses: &pauses, ..NEXT };
        rfc3339(
            count(within(24, Unit::Hours), moment("2026-11-02T10:00"), rules, calendar(England))
                .expect("covered")
                .due_at(),
        )
    };
    assert_eq!(due("2026-11-03T10:00"), "2026-11-03T10:00:00+00:00");
    assert_eq!(due("2026-11-03T09:00"), "2026-11-04T11:00:00+00:00");
}
