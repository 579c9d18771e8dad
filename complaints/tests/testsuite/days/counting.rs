//! What holds for every count, from every day of 2012 to 2034.

use chrono::{Datelike, Days, NaiveTime, TimeDelta};
use complaints::days::calendar::{Calendar, DayOne, Nation, NotWorked};
use complaints::days::clock::Ends;
use complaints::days::count::{Pause, Rules, count};
use complaints::days::moment::Moment;
use complaints::days::period::{Period, Unit};
use proptest::prelude::*;

use crate::dates::{
    at, calendar, day, days, moments, nations, pauses, periods, proclaimed, rules, stops, units, within,
};
use crate::random::config;
use crate::words::library;

/// What a count of months may lose to the end of a shorter month. A day off can
/// put day zero past a pause: 20 March and 11 days of pause are later than 31
/// March, whose 15th month ends on 30 June.
fn short_month(period: Period, pauses: &[Pause]) -> TimeDelta {
    let months = matches!(period, Period::Of { unit: Unit::Months | Unit::Years, .. });
    TimeDelta::days(if months && !pauses.is_empty() { 3 } else { 0 })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_working_day_deadline_is_a_working_day_after_so_many_of_them(from in days(), n in 1_u16..60, nation in nations()) {
        let calendar = calendar(nation);
        let counted = count(within(n, Unit::WorkingDays), Moment::on(from), Rules::default(), calendar).expect("covered");
        prop_assert!(calendar.not_worked(counted.due_date).is_none());
        let walked = from.iter_days().skip(1).take_while(|d| *d <= counted.due_date);
        prop_assert_eq!(walked.filter(|d| calendar.not_worked(*d).is_none()).count(), usize::from(n));
    }

    #[test]
    fn every_day_from_start_to_end_is_counted_or_told(
        start in moments(), n in 1_u16..40, unit in units(), rules in rules(), stops in stops(), nation in nations(),
    ) {
        let days = match unit {
            Unit::Days | Unit::WorkingDays => i64::from(n),
            Unit::Weeks => i64::from(n) * 7,
            Unit::Hours | Unit::Months | Unit::Years => return Ok(()),
        };
        let (pauses, calendar) = (pauses(start.day(), &stops), calendar(nation));
        let counted = count(within(n, unit), start, Rules { pauses: &pauses, ..rules }, calendar).expect("covered");
        let told: Vec<_> = counted.not_counted(calendar).collect();
        let before = i64::from(rules.ends == Some(Ends::DayBefore));
        // Where the day of receipt is day one, it is the first that counts, or is told.
        let first = i64::from(rules.day_one == DayOne::Same);
        prop_assert_eq!((counted.due_date - start.day()).num_days(), days + told.len() as i64 - before - first, "{:?}", told);
        prop_assert!(told.is_sorted_by(|(a, _), (b, _)| a < b), "each day once, in order: {:?}", told);
        for (day, why) in told {
            prop_assert!(start.day() < day + Days::new(u64::from(first > 0)) && day < counted.due_date + Days::new(u64::from(before > 0)));
            match why {
                NotWorked::DayZero => prop_assert_eq!(day, counted.day_zero),
                NotWorked::Paused => {
                    prop_assert!(pauses.iter().any(|p| p.from.day() < day && day <= p.to.expect("over").day()));
                }
                off => prop_assert_eq!(calendar.not_worked(day), Some(off)),
            }
        }
    }

    #[test]
    fn the_day_of_receipt_is_never_counted(start in moments(), n in 1_u16..18, unit in units(), rules in rules(), nation in nations()) {
        prop_assume!(unit != Unit::Hours && rules.day_one != DayOne::Same);
        if let Ok(counted) = count(within(n, unit), start, rules, calendar(nation)) {
            let one_more = i64::from(rules.ends != Some(Ends::DayBefore));
            prop_assert!(counted.due_date >= start.day() + TimeDelta::days(one_more));
            prop_assert!(counted.not_counted(calendar(nation)).all(|(day, _)| day > start.day()));
        }
    }

    #[test]
    fn a_longer_period_is_never_due_sooner(
        start in moments(), n in 1_u16..80, more in 1_u16..20, unit in units(), rules in rules(), stops in stops(), nation in nations(),
    ) {
        let pauses = pauses(start.day(), &stops);
        let due = |n| count(within(n, unit), start, Rules { pauses: &pauses, ..rules }, calendar(nation)).map(|c| c.due_at());
        if let (Ok(short), Ok(long)) = (due(n), due(n + more)) {
            prop_assert!(long > short || rules.ends == Some(Ends::NextWorkingDay) && long == short);
        }
    }

    #[test]
    fn a_later_receipt_is_never_due_sooner(start in moments(), later in 0_i64..30 * 24 * 60, period in periods(), rules in rules(), nation in nations()) {
        let due = |start| count(period, start, rules, calendar(nation)).expect("covered").due_date;
        prop_assert!(due(Moment::at(start.utc() + TimeDelta::minutes(later))) >= due(start));
    }

    #[test]
    fn another_closure_day_never_makes_a_date_earlier(
        start in moments(), closed in 0_u64..60, long in 0_u64..12, period in periods(), rules in rules(), stops in stops(),
    ) {
        let first = start.day() + Days::new(closed);
        let with = Calendar::new(&library().holidays, Nation::Wales, [(first, first + Days::new(long), "closed")]);
        let pauses = pauses(start.day(), &stops);
        let due = |c: &Calendar| count(period, start, Rules { pauses: &pauses, ..rules }, c).expect("covered").due_at();
        prop_assert!(due(&with) + short_month(period, &pauses) >= due(calendar(Nation::Wales)));
    }

    #[test]
    fn another_bank_holiday_never_makes_a_date_earlier(
        start in moments(), holiday in 0_u64..60, period in periods(), rules in rules(), stops in stops(), nation in nations(),
    ) {
        let with = Calendar::new(&proclaimed(start.day() + Days::new(holiday)), nation, []);
        let pauses = pauses(start.day(), &stops);
        let due = |c: &Calendar| count(period, start, Rules { pauses: &pauses, ..rules }, c).map(|c| c.due_at());
        if let (Ok(with), Ok(without)) = (due(&with), due(calendar(nation))) {
            prop_assert!(with + short_month(period, &pauses) >= without);
        }
    }

    #[test]
    fn holidays_anywhere_never_make_a_date_earlier_than_holidays_here(start in moments(), period in periods(), rules in rules(), nation in nations()) {
        let due = |nation| count(period, start, rules, calendar(nation)).expect("covered").due_at();
        prop_assert!(due(Nation::Uk) >= due(nation));
    }

    #[test]
    fn a_date_that_is_not_provisional_stands_whatever_is_proclaimed_later(
        back in 0_u64..400, minute in prop::option::of(0_i64..24 * 60), after in 0_u64..30, period in periods(), rules in rules(), nation in nations(),
    ) {
        let known = library().holidays.known_until();
        let start = at(known + Days::new(200) - Days::new(back), minute);
        let with = Calendar::new(&proclaimed((start.day() + Days::new(after / 3)).max(known + Days::new(1))), nation, []);
        let told = count(period, start, rules, calendar(nation)).expect("covered");
        let then = count(period, start, rules, &with).expect("covered");
        prop_assert!(told.provisional || told.due_at() == then.due_at(), "{} became {}", told.due_date, then.due_date);
    }

    #[test]
    fn hours_are_exact_wherever_they_start(second in 0_i64..26 * 365 * 24 * 60 * 60, n in 1_u16..200, rules in rules()) {
        let start = at(day("2012-01-01"), Some(0)).utc() + TimeDelta::seconds(second);
        // Past the calendar hours still count: they rest on no holiday.
        let counted = count(within(n, Unit::Hours), Moment::at(start), rules, calendar(Nation::England)).expect("covered");
        prop_assert_eq!(counted.due_at().to_utc() - start, TimeDelta::hours(i64::from(n)));
        prop_assert!(counted.timed() && !counted.provisional);
        prop_assert_eq!(counted.due_date, counted.due_at().date_naive());
        prop_assert_eq!(counted.not_counted(calendar(Nation::England)).count(), 0);
    }

    #[test]
    fn hours_stand_still_as_long_as_their_clock_does(start in moments(), n in 1_u16..200, after in 0_i64..300 * 60, long in 0_i64..500 * 60) {
        let from = Moment::at(start.utc() + TimeDelta::minutes(after));
        let pause = Pause { from, to: Some(Moment::at(from.utc() + TimeDelta::minutes(long))) };
        let open = Pause { to: None, ..pause };
        let due = |pauses: &[Pause]| {
            let rules = Rules { pauses, ..Rules::default() };
            count(within(n, Unit::Hours), start, rules, calendar(Nation::England)).expect("covered").due_at()
        };
        let stood = if after < i64::from(n) * 60 { TimeDelta::minutes(long) } else { TimeDelta::zero() };
        prop_assert_eq!(due(&[pause]) - due(&[]), stood);
        prop_assert_eq!(due(&[open]), due(&[]), "how long it will stand nobody knows");
    }

    #[test]
    fn months_land_on_the_same_day_or_the_months_last(from in days(), n in 1_u16..40) {
        let due = count(within(n, Unit::Months), Moment::on(from), Rules::default(), calendar(Nation::England)).expect("covered").due_date;
        prop_assert!(due.day() == from.day() || (due.day() < from.day() && (due + Days::new(1)).day() == 1));
        prop_assert_eq!((due.year() * 12 + due.month() as i32) - (from.year() * 12 + from.month() as i32), i32::from(n));
    }

    #[test]
    fn a_year_is_twelve_months_and_a_week_is_seven_days(start in moments(), n in 1_u16..4, rules in rules(), nation in nations()) {
        let due = |n, unit| count(within(n, unit), start, rules, calendar(nation)).map(|c| (c.due_date, c.due_at(), c.provisional));
        prop_assert_eq!(due(n, Unit::Years), due(n * 12, Unit::Months));
        prop_assert_eq!(due(n, Unit::Weeks), due(n * 7, Unit::Days));
    }

    #[test]
    fn the_same_day_ends_on_day_zero_and_the_same_working_day_on_a_working_day(start in moments(), rules in rules(), nation in nations()) {
        let rules = Rules { ends: None, ..rules };
        let due = |period| count(period, start, rules, calendar(nation)).expect("covered");
        let (same, worked) = (due(Period::SameDay), due(Period::SameWorkingDay));
        prop_assert_eq!(same.due_date, same.day_zero);
        let first = same.day_zero.iter_days().find(|d| calendar(nation).not_worked(*d).is_none());
        prop_assert_eq!(Some(worked.due_date), first);
    }

    #[test]
    fn a_pause_never_makes_a_date_earlier_and_one_of_no_days_changes_nothing(
        start in moments(), period in periods(), rules in rules(), stops in stops(), nation in nations(),
    ) {
        let due = |pauses: &[Pause]| count(period, start, Rules { pauses, ..rules }, calendar(nation)).expect("covered").due_at();
        let pauses = pauses(start.day(), &stops);
        prop_assert!(due(&pauses) >= due(&[]));
        let none: Vec<Pause> = pauses.iter().map(|p| Pause { to: Some(p.from), ..*p }).collect();
        prop_assert_eq!(due(&none), due(&[]));
        let open: Vec<Pause> = pauses.iter().take(1).map(|p| Pause { to: None, ..*p }).collect();
        prop_assert_eq!(due(&open), due(&[]), "how long it will stand nobody knows");
    }

    #[test]
    fn a_clock_stands_still_for_the_days_after_it_stopped_up_to_the_day_it_starts_again(
        start in moments(), n in 2_u16..30, after in 0_u64..40, long in 0_u64..30, nation in nations(),
    ) {
        let stopped = start.day() + Days::new(after);
        let pauses = [Pause { from: Moment::on(stopped), to: Some(Moment::on(stopped + Days::new(long))) }];
        let with = Rules { pauses: &pauses, ..Rules::default() };
        let calendar = calendar(nation);
        let due = |unit, rules| count(within(n, unit), start, rules, calendar).expect("covered").due_date;
        let stands = |due| if stopped < due { long } else { 0 };
        let calendar_days = due(Unit::Days, Rules::default());
        prop_assert_eq!(due(Unit::Days, with), calendar_days + Days::new(stands(calendar_days)));
        let usual = due(Unit::WorkingDays, Rules::default());
        let stood = stopped.iter_days().skip(1).take(stands(usual) as usize).filter(|d| calendar.not_worked(*d).is_none()).count();
        let later = usual.iter_days().filter(|d| calendar.not_worked(*d).is_none()).nth(stood);
        prop_assert_eq!(Some(due(Unit::WorkingDays, with)), later);
    }

    #[test]
    fn a_day_ends_with_its_last_second_in_london(start in moments(), period in periods(), rules in rules(), nation in nations()) {
        prop_assume!(period.unit() != Unit::Hours);
        let rules = Rules { by: None, ..rules };
        let counted = count(period, start, rules, calendar(nation)).expect("covered");
        prop_assert!(!counted.timed());
        prop_assert_eq!(counted.due_at().naive_local(), counted.due_date.and_hms_opt(23, 59, 59).expect("a time of day"));
        let second_after = Moment::at(counted.due_at().to_utc() + TimeDelta::seconds(1));
        prop_assert_eq!(second_after.time(), Some(NaiveTime::MIN));
        prop_assert!(!counted.is_past(Moment::at(counted.due_at().to_utc())));
        prop_assert!(counted.is_past(second_after) && !counted.is_past(Moment::on(counted.due_date)));
    }

    #[test]
    fn what_is_due_by_a_time_is_late_after_it_and_a_day_without_a_time_only_the_day_after(start in moments(), period in periods(), rules in rules()) {
        let counted = count(period, start, rules, calendar(Nation::England)).expect("covered");
        prop_assert_eq!(counted.timed(), period.unit() == Unit::Hours || rules.by.is_some());
        let over = counted.ends_at_latest().to_utc();
        prop_assert!(!counted.is_past(Moment::at(over)));
        prop_assert!(counted.is_past(Moment::at(over + TimeDelta::seconds(1))));
        prop_assert!(!counted.is_past(Moment::on(counted.last_day())));
        prop_assert!(counted.is_past(Moment::on(counted.last_day() + Days::new(1))));
    }

    #[test]
    fn hours_from_a_day_are_late_when_they_are_whenever_on_it_they_began(day in days(), hours in 1_u16..200, minute in 0_i64..24 * 60 - 60) {
        let hours = within(hours, Unit::Hours);
        let counted = |start| count(hours, start, Rules::default(), calendar(Nation::England)).expect("covered");
        let (of_the_day, first) = (counted(Moment::on(day)), Moment::on(day).utc());
        // By London's clocks, which change on some days.
        let some = Moment::at(first + TimeDelta::minutes(minute));
        prop_assert_eq!(some.day(), day);
        let (some, last) = (counted(some), counted(Moment::at(Moment::on(day).at_the_latest())));
        prop_assert!(of_the_day.due_at() <= some.due_at() && some.due_at() <= of_the_day.ends_at_latest());
        prop_assert_eq!(of_the_day.last_day(), last.due_date);
        prop_assert!(of_the_day.rests_on_a_day() && !some.rests_on_a_day());
        prop_assert_eq!(some.ends_at_latest(), some.due_at());
    }

    #[test]
    fn of_two_ends_the_later_one_is_that_of_the_later_instant(
        start in moments(), other in 0_u64..40, a in periods(), b in periods(), rules in rules(),
    ) {
        let end = |period, start| count(period, start, rules, calendar(Nation::England)).expect("covered");
        let (a, b) = (end(a, start), end(b, Moment::on(start.day() + Days::new(other))));
        prop_assert_eq!(a.later(b).due_at(), a.due_at().max(b.due_at()));
        prop_assert_eq!(a.later(b).ends_at_latest(), a.ends_at_latest().max(b.ends_at_latest()));
        prop_assert_eq!(a.sooner(b).due_at(), a.due_at().min(b.due_at()));
        prop_assert_eq!(a.sooner(b).ends_at_latest(), a.ends_at_latest().min(b.ends_at_latest()));
        prop_assert_eq!(a.ends_before(&b), a.due_at() < b.due_at());
    }

    #[test]
    fn a_last_day_that_moves_lands_on_the_next_working_day_and_else_stays(start in moments(), period in periods(), rules in rules(), nation in nations()) {
        prop_assume!(period.unit() != Unit::Hours);
        let calendar = calendar(nation);
        let due = |ends| count(period, start, Rules { ends, ..rules }, calendar).expect("covered").due_date;
        let last = due(None);
        prop_assert_eq!(due(Some(Ends::ThatDay)), last);
        let before = |day: &chrono::NaiveDate| period.unit() != Unit::WorkingDays || calendar.not_worked(*day).is_none();
        prop_assert_eq!(Some(due(Some(Ends::DayBefore))), last.iter_days().rev().skip(1).find(before));
        prop_assert_eq!(Some(due(Some(Ends::NextWorkingDay))), last.iter_days().find(|d| calendar.not_worked(*d).is_none()));
    }

    #[test]
    fn a_moment_that_is_printed_reads_back_the_same(start in moments()) {
        prop_assert_eq!(Moment::parse(&start.to_rfc3339()), Ok(start));
    }
}

/// When hours from a day end at the earliest, and the first day on which they are late.
#[track_caller]
fn check_hours(hours: u16, from: &str, rules: Rules<'_>, at_the_earliest: &str, late_from: &str) {
    let start = Moment::parse(from).expect("a moment");
    let counted = count(within(hours, Unit::Hours), start, rules, calendar(Nation::England)).expect("covered");
    let said = (Moment::at(counted.due_at().to_utc()).to_rfc3339(), (counted.last_day() + Days::new(1)).to_string());
    assert_eq!((said.0.as_str(), said.1.as_str()), (at_the_earliest, late_from), "{hours} hours from {from}");
}

#[test]
fn hours_from_a_day_of_which_no_time_is_known_are_late_when_they_must_be_over() {
    let check = |hours, from, at, late| check_hours(hours, from, Rules::default(), at, late);
    check(1, "2026-11-28", "2026-11-28T01:00:00+00:00", "2026-11-30");
    check(24, "2026-11-28", "2026-11-29T00:00:00+00:00", "2026-11-30");
    check(36, "2026-11-28", "2026-11-29T12:00:00+00:00", "2026-12-01");
    check(48, "2026-11-28", "2026-11-30T00:00:00+00:00", "2026-12-01");
    check(72, "2026-11-28", "2026-12-01T00:00:00+00:00", "2026-12-02");
    // The clocks go back: from midnight they are over before midnight, and from one in the morning after it.
    check(24, "2026-10-24", "2026-10-25T00:00:00+01:00", "2026-10-26");
    check(24, "2026-10-25", "2026-10-25T23:00:00+00:00", "2026-10-27");
    // And forward: what began at 23:59 is over at 00:59 two days later.
    check(24, "2027-03-27", "2027-03-28T00:00:00+00:00", "2027-03-30");
    check(48, "2027-03-28", "2027-03-30T01:00:00+01:00", "2027-03-31");
    // An instant is late the second after.
    check(24, "2026-11-28T10:00", "2026-11-29T10:00:00+00:00", "2026-11-30");
}

#[test]
fn a_pause_by_its_days_makes_hours_late_when_they_must_be_over_too() {
    let on = |day| Moment::parse(day).expect("a day");
    let pauses = [Pause { from: on("2026-11-28"), to: Some(on("2026-11-29")) }];
    let rules = Rules { pauses: &pauses, ..Rules::default() };
    check_hours(24, "2026-11-28T10:00", rules, "2026-11-30T00:00:00+00:00", "2026-12-01");
    // One that began when they were over by any reckoning changes nothing.
    check_hours(24, "2026-11-25T10:00", rules, "2026-11-26T10:00:00+00:00", "2026-11-27");
}
