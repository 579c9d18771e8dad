//! What holds for every date, period and answer.

use chrono::{Days, NaiveDate, TimeDelta};
use complaints::answers::Answers;
use complaints::bank_holidays::BankHolidays;
use complaints::calendar::{Calendar, DayOne, Nation};
use complaints::count::{Rules, count};
use complaints::holiday_rules::{self, Division};
use complaints::moment::Moment;
use complaints::period::{Period, Unit};
use complaints::reference::{Reference, Token};
use proptest::prelude::*;
use site_gen::read;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use tests::{day, real, root};

fn holidays() -> &'static BankHolidays {
    static HOLIDAYS: OnceLock<BankHolidays> = OnceLock::new();
    HOLIDAYS.get_or_init(|| {
        let text = std::fs::read_to_string(root().join("content/bank-holidays.json")).expect("the file is there");
        BankHolidays::parse(&text).expect("the bank holidays can be read")
    })
}

fn calendar(nation: Nation) -> &'static Calendar {
    static ALL: OnceLock<Vec<Calendar>> = OnceLock::new();
    let all = ALL.get_or_init(|| Nation::NAMES.iter().map(|(_, n)| Calendar::new(holidays(), *n, [])).collect());
    &all[Nation::NAMES.iter().position(|(_, n)| *n == nation).expect("a nation")]
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..366 * 15).prop_map(|n| day("2012-01-01") + Days::new(n))
}

fn nations() -> impl Strategy<Value = Nation> {
    prop::sample::select(Nation::NAMES.iter().map(|(_, n)| *n).collect::<Vec<_>>())
}

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(Unit::ALL.to_vec())
}

fn rules() -> impl Strategy<Value = Rules<'static>> {
    prop::bool::ANY
        .prop_map(|rolled| Rules { day_one: if rolled { DayOne::Rolled } else { DayOne::Next }, ..Rules::default() })
}

proptest! {
    #[test]
    fn a_working_day_deadline_is_a_working_day_after_so_many_of_them(from in days(), n in 1_u16..60, nation in nations()) {
        let calendar = calendar(nation);
        let counted = count(Period::of(n, Unit::WorkingDays).expect("not zero"), Moment::on(from), Rules::default(), calendar).expect("covered");
        prop_assert!(calendar.not_worked(counted.due_date).is_none());
        let walked = from.iter_days().skip(1).take_while(|d| *d <= counted.due_date).filter(|d| calendar.not_worked(*d).is_none()).count();
        prop_assert_eq!(walked, usize::from(n));
        let skipped = counted.not_counted(calendar).count() as i64;
        prop_assert_eq!((counted.due_date - from).num_days(), i64::from(n) + skipped, "every day is counted or told");
    }

    #[test]
    fn the_day_of_receipt_is_never_counted(from in days(), n in 1_u16..40, unit in units(), rules in rules()) {
        prop_assume!(unit != Unit::Hours);
        let counted = count(Period::of(n, unit).expect("not zero"), Moment::on(from), rules, calendar(Nation::England)).expect("covered");
        prop_assert!(counted.due_date > from);
    }

    #[test]
    fn a_longer_period_is_never_due_sooner(from in days(), n in 1_u16..80, more in 1_u16..20, unit in units(), rules in rules(), nation in nations()) {
        let due = |n| count(Period::of(n, unit).expect("not zero"), Moment::on(from), rules, calendar(nation)).map(|c| c.due_at());
        if let (Ok(short), Ok(long)) = (due(n), due(n + more)) {
            prop_assert!(long > short);
        }
    }

    #[test]
    fn a_later_receipt_is_never_due_sooner(from in days(), later in 0_u64..30, n in 1_u16..40, unit in units(), rules in rules()) {
        let due = |day| count(Period::of(n, unit).expect("not zero"), Moment::on(day), rules, calendar(Nation::Scotland)).expect("covered").due_date;
        prop_assert!(due(from + Days::new(later)) >= due(from));
    }

    #[test]
    fn another_closure_day_never_makes_a_date_earlier(from in days(), closed in 0_u64..40, n in 1_u16..40, rules in rules()) {
        let off = from + Days::new(closed);
        let with = Calendar::new(holidays(), Nation::Wales, [(off, off, "closed")]);
        let period = Period::of(n, Unit::WorkingDays).expect("not zero");
        let due = |c: &Calendar| count(period, Moment::on(from), rules, c).expect("covered").due_date;
        prop_assert!(due(&with) >= due(calendar(Nation::Wales)));
    }

    #[test]
    fn holidays_anywhere_never_make_a_date_earlier_than_holidays_here(from in days(), n in 1_u16..60, nation in nations()) {
        let due = |nation| count(Period::of(n, Unit::WorkingDays).expect("not zero"), Moment::on(from), Rules::default(), calendar(nation)).expect("covered").due_date;
        prop_assert!(due(Nation::Uk) >= due(nation));
    }

    #[test]
    fn hours_are_exact_through_every_clock_change(second in 0_i64..(25 * 365 * 86_400), n in 1_u16..200) {
        let start = day("2012-01-01").and_hms_opt(0, 0, 0).expect("midnight").and_utc() + TimeDelta::seconds(second);
        // Past the calendar hours still count: they rest on no holiday.
        let counted = count(Period::of(n, Unit::Hours).expect("not zero"), Moment::at(start), Rules::default(), calendar(Nation::England)).expect("covered");
        prop_assert_eq!(counted.due_at().to_utc() - start, TimeDelta::hours(i64::from(n)));
    }

    #[test]
    fn months_land_on_the_same_day_or_the_months_last(from in days(), n in 1_u16..40) {
        use chrono::Datelike;
        let due = count(Period::of(n, Unit::Months).expect("not zero"), Moment::on(from), Rules::default(), calendar(Nation::England)).expect("covered").due_date;
        prop_assert!(due.day() == from.day() || (due.day() < from.day() && (due + Days::new(1)).day() == 1));
        prop_assert_eq!((due.year() * 12 + due.month() as i32) - (from.year() * 12 + from.month() as i32), i32::from(n));
    }

    #[test]
    fn a_period_that_is_printed_reads_back_the_same(n in 1_u16..=9999, unit in units()) {
        let period = Period::of(n, unit).expect("not zero");
        prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
    }

    #[test]
    fn no_text_makes_a_period_or_a_date_panic(text in "\\PC{0,40}") {
        let _period = text.parse::<Period>();
        let _date = complaints::approximate::read(&text);
        let _moment = Moment::parse(&text);
        let _reference = text.parse::<Reference>();
        let _token = Token::from_hex(&text);
    }

    #[test]
    fn a_reference_reads_back_as_it_is_spoken_or_typed(bytes in prop::array::uniform16(0_u8..)) {
        let reference = Token::new(bytes).reference();
        prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        prop_assert_eq!(reference.grouped().to_lowercase().replace(' ', "-").parse(), Ok(reference));
        let mut swapped = reference.to_string().into_bytes();
        for place in 0..swapped.len() - 1 {
            if swapped[place] != swapped[place + 1] {
                swapped.swap(place, place + 1);
                prop_assert!(String::from_utf8(swapped.clone()).expect("ASCII").parse::<Reference>().is_err(), "a swap at {} is told", place);
                swapped.swap(place, place + 1);
            }
        }
    }

    #[test]
    fn no_front_matter_makes_the_reader_panic(lines in prop::collection::vec("[ \\-\\[\\]{}a-z:#\"'“”\u{a0}\t0-9|>&*!%@]{0,30}", 0..12)) {
        let text = format!("---\nlandlord: X\n{}\n---\nprose {{{{ x }}}}\n", lines.join("\n"));
        let file = complaints::source::SourceFile::new("x.md", &text);
        let mut problems = complaints::problem::Problems::new(&file.path, &file.text);
        if let Some(parts) = complaints::source::split(&file.text, &mut problems) {
            complaints::policy::read::policy(&parts.front, "2026", &mut problems);
        }
        for problem in problems.into_vec() {
            let _told = problem.to_string();
        }
    }

    #[test]
    fn nothing_typed_is_lost_on_the_way_to_an_answer(story in "\\PC{1,200}", name in "\\PC{0,50}") {
        let form = form();
        let answers = Answers::read(form, [("what_happened".to_owned(), story.clone()), ("name".to_owned(), name)]);
        prop_assert_eq!(answers.one("what_happened").unwrap_or_default(), story.trim());
    }

    #[test]
    fn answers_that_differ_have_other_digests(a in "\\PC{1,20}", b in "\\PC{1,20}") {
        use unicode_normalization::UnicodeNormalization;
        let of = |name: &str, value: &str| Answers::read(form(), [(name.to_owned(), value.to_owned())]).digest(form(), "imani");
        let same = a.trim().nfc().eq(b.trim().nfc());
        prop_assert_eq!(of("what_happened", &a) == of("what_happened", &b), same);
        if !a.trim().is_empty() {
            prop_assert_ne!(of("what_happened", &a), of("name", &a));
        }
    }
}

fn form() -> &'static complaints::form::Form {
    static FORM: OnceLock<complaints::form::Form> = OnceLock::new();
    FORM.get_or_init(|| read::checked_library(&real()).unwrap_or_else(|stop| panic!("{stop}")).form)
}

/// The published file against the rules: they agree but for the days that were proclaimed.
#[test]
fn the_rules_give_every_published_bank_holiday_but_the_proclaimed_ones() {
    let text = std::fs::read_to_string(root().join("content/bank-holidays.json")).expect("the file is there");
    let published: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut differences = Vec::new();
    for division in Division::ALL {
        let events = published[division.name()]["events"].as_array().expect("events");
        let dates: BTreeSet<NaiveDate> =
            events.iter().map(|e| e["date"].as_str().expect("a date").parse().expect("a date")).collect();
        let expected: BTreeSet<NaiveDate> =
            (2012..=2028).flat_map(|year| holiday_rules::expected(division, year)).collect();
        differences.extend(dates.symmetric_difference(&expected).map(|d| format!("{} {d}", division.name())));
    }
    let proclaimed = [
        "england-and-wales 2012-05-28",
        "england-and-wales 2012-06-04",
        "england-and-wales 2012-06-05",
        "england-and-wales 2020-05-04",
        "england-and-wales 2020-05-08",
        "england-and-wales 2022-05-30",
        "england-and-wales 2022-06-02",
        "england-and-wales 2022-06-03",
        "england-and-wales 2022-09-19",
        "england-and-wales 2023-05-08",
    ];
    let mut known: Vec<String> = proclaimed.map(str::to_owned).to_vec();
    known.extend(proclaimed.map(|d| d.replace("england-and-wales", "scotland")));
    known.push("scotland 2026-06-15".to_owned());
    known.extend(proclaimed.map(|d| d.replace("england-and-wales", "northern-ireland")));
    known.sort();
    differences.sort();
    assert_eq!(differences, known);
}

/// Worked dates: from, within, nation, due.
#[test]
fn dates_that_were_worked_by_hand() {
    let check = |from: &str, within: &str, nation: Nation, due: &str| {
        let counted =
            count(within.parse().expect(within), Moment::parse(from).expect(from), Rules::default(), calendar(nation))
                .expect("covered");
        let found = if within.contains("hour") {
            complaints::moment::rfc3339(counted.due_at())
        } else {
            counted.due_date.to_string()
        };
        assert_eq!(found, due, "{from} + {within}");
    };
    use Nation::{England, NorthernIreland, Scotland, Uk};
    check("2026-11-28", "5 working days", England, "2026-12-04");
    check("2026-11-28", "5 working days", Scotland, "2026-12-07");
    check("2026-11-28", "5 working days", Uk, "2026-12-07");
    check("2026-12-23", "10 working days", England, "2027-01-11");
    check("2026-12-23", "10 working days", Scotland, "2027-01-12");
    check("2026-04-02", "5 working days", England, "2026-04-13");
    check("2026-04-02", "5 working days", Scotland, "2026-04-10");
    check("2026-06-12", "10 working days", Scotland, "2026-06-29");
    check("2026-07-10", "10 working days", NorthernIreland, "2026-07-27");
    check("2027-12-24", "2 working days", England, "2027-12-30");
    check("2026-12-21", "14 days", England, "2027-01-04");
    check("2026-12-21", "14 working days", England, "2027-01-13");
    check("2026-09-30", "4 months", England, "2027-01-30");
    check("2026-08-31", "6 months", England, "2027-02-28");
    check("2027-08-31", "6 months", England, "2028-02-29");
    check("2028-02-29", "12 months", England, "2029-02-28");
    check("2028-02-29", "1 year", England, "2029-02-28");
    // The clocks go back: an hour more of wall clock, and 24 hours all the same.
    check("2026-10-24T12:00", "24 hours", England, "2026-10-25T11:00:00+00:00");
    check("2027-03-27T12:00", "24 hours", England, "2027-03-28T13:00:00+01:00");
    check("2027-03-27T01:30", "24 hours", England, "2027-03-28T02:30:00+01:00");
}

#[test]
fn past_the_published_holidays_a_date_is_provisional_and_past_the_rules_it_is_refused() {
    let ten = Period::of(10, Unit::WorkingDays).expect("not zero");
    let at = |day: &str| count(ten, Moment::parse(day).expect(day), Rules::default(), calendar(Nation::England));
    assert!(!at("2028-12-01").expect("known").provisional);
    assert!(at("2028-12-20").expect("expected").provisional);
    assert!(at("2060-01-01").is_err());
    assert!(at("2011-12-31").is_err());
}
