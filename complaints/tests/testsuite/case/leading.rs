//! The dates that lead, worked out without all the others: they are the same.

use complaints::case::events::{Event, EventKind, Events};
use complaints::case::timeline::{Deadline, dates_that_lead, timeline};
use complaints::days::clock::Step;
use proptest::prelude::*;

use crate::random::config;
use crate::stories::stories;
use crate::words::library;

/// All that a page tells of a date that leads.
fn told(lead: Option<&Deadline<'_>>) -> Option<String> {
    lead.map(|d| format!("{:?} {} {:?} {:?} {:?}", d.limit(), d.is_promise(), d.due, d.outer_bound(), d.state))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn of_a_case_that_only_came_and_was_taken_on_the_leading_dates_alone_are_those_of_the_whole_case(story in stories()) {
        let calendar = story.calendar();
        let rules = library().rulebook(&story.policy, &calendar);
        let received = story.received();
        let stages = rules.stages(received.day());
        for last in 1..=stages {
            let came = Event::new(EventKind::Received, received).at_stage(1);
            let asked = (2..=last).map(|n| Event::new(EventKind::EscalationRequested, received).at_stage(n));
            let events = Events::new([came].into_iter().chain(asked).collect(), stages).expect("a record");
            let (Ok(alone), Ok(whole)) =
                (dates_that_lead(&rules, &events, received), timeline(&rules, &events, received)) else { continue };
            for (stage, step) in (1..=stages).flat_map(|stage| [(stage, Step::Acknowledge), (stage, Step::Respond)]) {
                let (lead, of_whole) = (alone.leading(stage, step), whole.leading(stage, step));
                prop_assert_eq!(told(lead), told(of_whole), "stage {}, {}", stage, step.name());
            }
        }
    }
}
