//! A complaint that is tried out: what a policy makes of one that comes now and
//! is taken to every stage.
//!
//! Twenty days and a month cannot be compared but on a calendar.

use std::collections::BTreeSet;

use complaints::case::events::{Event, EventKind, Events};
use complaints::days::moment::Moment;
use complaints::policy::Policy;

/// A complaint received now, with every later stage asked for now.
pub(super) fn at_every_stage(stages: usize, now: Moment) -> Option<Events> {
    of_kinds(stages, now, &[])
}

/// The same, acknowledged at once at each stage.
pub(super) fn acknowledged_at_once(stages: usize, now: Moment) -> Option<Events> {
    of_kinds(stages, now, &[EventKind::Acknowledged])
}

fn of_kinds(stages: usize, now: Moment, besides: &[EventKind]) -> Option<Events> {
    let stages = u8::try_from(stages).unwrap_or(u8::MAX);
    let at_stage = |number: u8| {
        let first = if number == 1 { EventKind::Received } else { EventKind::EscalationRequested };
        std::iter::once(first).chain(besides.iter().copied()).map(move |kind| Event::new(kind, now).at_stage(number))
    };
    Events::new((1..=stages).flat_map(at_stage).collect(), stages).ok()
}

/// Every circumstance in which a policy follows another time or another procedure.
pub(super) fn circumstances(policy: &Policy) -> BTreeSet<&str> {
    let clocks = policy.each_procedure().flat_map(|procedure| &procedure.stages).flat_map(|stage| {
        let targets = stage.hold.iter().flat_map(|hold| hold.send.iter().chain(&hold.new_target));
        stage.clocks().flat_map(|(_, clocks)| clocks).chain(targets)
    });
    let of_clocks = clocks.filter_map(|clock| clock.when.as_deref());
    of_clocks.chain(policy.procedures.iter().map(|other| other.when.as_str())).collect()
}
