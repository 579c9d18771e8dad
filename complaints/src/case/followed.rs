//! Which of a policy's procedures a record follows, and how many stages that gives.

use chrono::NaiveDate;

use super::events::{Event, EventKind};
use crate::policy::Rulebook;

/// How many stages a complaint can have of which these circumstances were told at once, and this has happened.
///
/// What happened under another procedure, before a circumstance was known, happened all the same.
#[must_use]
pub fn stages(rules: &Rulebook<'_>, received: NaiveDate, told: &[String], events: &[Event]) -> u8 {
    if rules.policy.procedures.is_empty() {
        return rules.stages(received);
    }
    let mut hold = told.to_vec();
    for event in events {
        let Some(id) = &event.id else { continue };
        hold.retain(|held| held != id);
        if event.kind == EventKind::CircumstanceFound {
            hold.push(id.clone());
        }
    }
    let reached = events.iter().filter_map(|event| event.stage).max().unwrap_or(1);
    rules.in_circumstances(&hold).stages(received).max(reached.min(rules.most_stages(received)))
}
