//! Which of a policy's procedures a record follows, and how many stages that gives.

use chrono::NaiveDate;

use super::events::{Event, EventKind, Events};
use crate::policy::Rulebook;

/// How many stages a complaint can have of which these circumstances were told at once, and this has happened.
///
/// What happened under another procedure, before a circumstance was known, happened all the same.
#[must_use]
pub fn stages(rules: &Rulebook<'_>, received: NaiveDate, told: &[String], events: &[Event]) -> u8 {
    if rules.policy.procedures.is_empty() {
        return rules.stages(received);
    }
    let most = rules.most_stages(received);
    let Ok(all) = Events::new(events.to_vec(), most) else {
        return rules.in_circumstances(told).stages(received);
    };
    let all = told.iter().fold(all, |events, id| events.when(id));
    // A last answer that names no stage is of the last one, whichever that is.
    let placed = all.each().filter(|(event, _)| event.kind != EventKind::FinalResponse || event.stage.is_some());
    let reached = placed.map(|(_, stage)| stage).max().unwrap_or(1);
    rules.in_circumstances(all.circumstances()).stages(received).max(reached)
}
