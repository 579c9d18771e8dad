//! Periods and limits as they are written: what is printed reads back the same.

use complaints::case::events::Event;
use complaints::days::clock::{Anchor, Assumed, Cited, Clock, Fact, Firmness, Limit, Start, Step};
use complaints::days::moment::Moment;
use complaints::days::period::{Period, Unit};
use complaints::policy::shorthand::limit_fact;
use complaints::words::located::{Node, Value};
use complaints::words::problem::{Place, Problems};
use proptest::prelude::*;

use crate::dates::{units, within};
use crate::random::config;
use crate::words::{landlords, library};

const HERE: Place = Place { line: 1, column: 1 };

/// Reads a limit from its line, as an author writes it behind `respond:`.
fn read(line: &str) -> Cited<Limit> {
    let mut problems = Problems::new("a line", line);
    let fact =
        limit_fact(&Node { at: HERE, value: Value::Text(line.to_owned()) }, Step::Respond, "respond", &mut problems);
    let problems = problems.into_vec();
    assert!(problems.is_empty(), "{line}: {problems:?}");
    fact.applied().unwrap_or_else(|| panic!("{line} states nothing")).clone()
}

fn any_period() -> impl Strategy<Value = Period> {
    let of = (1_u16..=9999, units()).prop_map(|(n, unit)| within(n, unit));
    prop_oneof![1 => Just(Period::SameDay), 1 => Just(Period::SameWorkingDay), 8 => of]
}

fn limits() -> impl Strategy<Value = Limit> {
    let starts = prop::sample::select(Start::ALL.to_vec());
    let from = (starts, prop::option::of(1_u8..=5)).prop_map(|(start, stage)| Anchor { start, stage });
    let firmness = prop::sample::select(vec![Firmness::Firm, Firmness::Aim, Firmness::Usually, Firmness::UpTo]);
    let unless = prop::option::of("[a-z]{1,9}( [a-z’]{1,9}|, from it| in total| \\([a-z]{1,4}\\) or){0,4}");
    (any_period(), from, firmness, unless, prop::bool::ANY).prop_map(|(within, from, firmness, unless, in_total)| {
        Limit {
            within,
            from,
            firmness,
            or_sooner: Vec::new(),
            or_later: Vec::new(),
            unless,
            in_total,
            agreed: false,
            ends: None,
            by: None,
            assumed: days_only(within),
        }
    })
}

/// What is assumed of a length that is printed: that days are the calendar's.
fn days_only(within: Period) -> Vec<Assumed> {
    if matches!(within, Period::Of { unit: Unit::Days, .. }) { vec![Assumed::CalendarDays] } else { Vec::new() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_period_that_is_printed_reads_back_the_same(period in any_period()) {
        prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
        prop_assert_eq!(period.to_string().to_uppercase().replace(' ', "  ").parse::<Period>(), Ok(period));
    }

    #[test]
    fn a_limit_that_is_printed_reads_back_the_same_with_its_section_or_without(limit in limits(), section in "[0-9]\\.[0-9](\\([a-z]\\))?") {
        let line = limit.to_string();
        let plain = read(&line);
        prop_assert_eq!((&plain.value, &plain.section), (&limit, &None), "{}", line);
        let cited = read(&format!("{line} ({section})"));
        prop_assert_eq!((&cited.value, &cited.section), (&limit, &Some(section)), "{}", line);
    }

    #[test]
    fn a_limit_reads_the_same_whether_in_total_stands_before_its_start_or_after(limit in limits()) {
        let after = Limit { unless: None, in_total: false, ..limit.clone() }.to_string() + " in total";
        prop_assert_eq!(read(&after).value, Limit { unless: None, in_total: true, ..limit });
    }

    #[test]
    fn a_limit_without_a_start_has_the_usual_one_and_says_so(limit in limits()) {
        let Limit { within, firmness, .. } = limit;
        let line = Limit { unless: None, in_total: false, ..limit }.to_string();
        let without = line.split_once(" from ").expect("a start is printed").0;
        let read = read(without).value;
        prop_assert_eq!((read.within, read.firmness), (within, firmness));
        prop_assert_eq!(read.from, Anchor { start: Start::Receipt, stage: None });
        prop_assert_eq!(read.assumed, [vec![Assumed::Start], days_only(within)].concat());
    }

    #[test]
    fn more_time_counts_from_the_due_date(n in 2_u16..999, unit in units()) {
        let limit = read(&format!("up to {n} more {}", unit.name())).value;
        prop_assert_eq!((limit.within, limit.from), (within(n, unit), Anchor { start: Start::DueDate, stage: None }));
        prop_assert_eq!(read(&format!("a further {n} {}", unit.name())).value.from, limit.from);
    }

    #[test]
    fn no_text_makes_a_period_a_date_or_an_event_panic(text in "\\PC{0,40}") {
        let _period = text.parse::<Period>();
        let _date = complaints::days::approximate::read(&text);
        let _moment = Moment::parse(&text);
        let _event = text.parse::<Event>();
        let _event = format!("received={text}").parse::<Event>();
    }
}

/// Every limit that a real or foreign policy or a law states on one line.
#[test]
fn every_limit_of_every_policy_and_law_reads_back_as_it_is_printed() {
    let mut all: Vec<&Fact<Limit>> = Vec::new();
    let of_clocks = |clocks: &'static [Clock]| clocks.iter().map(|clock| &clock.limit);
    for version in landlords().iter().flat_map(|landlord| &landlord.versions) {
        let policy = &version.policy;
        all.extend(policy.time_to_complain.iter().chain([&policy.retention]));
        for stage in &policy.stages {
            all.extend(stage.windows().map(|(_, fact)| fact).chain([&stage.extend]));
            all.extend(stage.clocks().flat_map(|(_, clocks)| of_clocks(clocks)));
            all.extend(stage.hold.iter().flat_map(|hold| of_clocks(&hold.send).chain(of_clocks(&hold.new_target))));
        }
    }
    for law in &library().laws {
        all.extend(law.time_to_complain.iter().chain([&law.wait]));
        all.extend(law.stages.iter().flat_map(|s| [&s.acknowledge, &s.respond, &s.extend, &s.escalate]));
    }
    let stated: Vec<&Limit> = all.into_iter().filter_map(Fact::applied).map(|cited| &cited.value).collect();
    assert!(stated.len() > 100, "only {} limits are stated", stated.len());
    for limit in stated {
        // What needs a mapping is told and does not read back, and a start that is printed is not assumed any more.
        let on_the_line = Limit {
            or_sooner: Vec::new(),
            or_later: Vec::new(),
            agreed: false,
            ends: None,
            by: None,
            assumed: days_only(limit.within),
            ..limit.clone()
        };
        let told = limit.to_string();
        let short = on_the_line.to_string();
        let mapped = !limit.is_one_window() || limit.ends.is_some() || limit.by.is_some();
        assert_eq!(mapped, told != short, "{told}");
        assert_eq!(read(&short).value, on_the_line, "{limit}");
    }
}
