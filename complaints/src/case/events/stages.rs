//! The order of a record, and the stage of each event that names none.

use super::error::EventError;
use super::event::Event;
use crate::policy::EventKind;

/// The stage of each event: its own, or the one the case was in when it happened.
pub(super) fn stages_of(all: &[Event], stages: u8) -> Result<Vec<u8>, EventError> {
    let mut current = 1;
    let mut placed = Vec::with_capacity(all.len());
    let receipt = all.iter().find(|e| e.kind == EventKind::Received && e.stage.unwrap_or(1) == 1).map(|e| e.at.day());
    for (place, event) in all.iter().enumerate() {
        let stage = match (event.stage, event.kind) {
            (_, kind) if kind.of_the_case() => 0,
            (Some(stage), _) => stage,
            (None, EventKind::EscalationRequested) => current + 1,
            // A letter of a day after the complaint is the request that came of it.
            (None, EventKind::LetterDated) if receipt.is_some_and(|receipt| event.at.day() > receipt) => {
                let asked = |e: &Event| e.kind == EventKind::EscalationRequested;
                if all[place..].iter().any(asked) { current + 1 } else { current }
            }
            (None, EventKind::FinalResponse) => stages.max(1),
            (None, _) => current,
        };
        // A policy that names no stage has one all the same.
        let last = if event.kind == EventKind::Skipped { stages.saturating_sub(1) } else { stages.max(1) };
        if stage > last || (stage == 0 && !event.kind.of_the_case()) {
            return Err(EventError::NoStage { kind: event.kind.name(), stage, stages });
        }
        match event.kind {
            EventKind::EscalationRequested | EventKind::Received => current = current.max(stage),
            EventKind::Skipped => current = current.max(stage + 1),
            _ => {}
        }
        placed.push(stage);
    }
    Ok(placed)
}

/// By day; within a day by time where every time is known, else as given, the receipt first.
pub(super) fn sort(all: &mut [Event]) {
    all.sort_by_key(|e| {
        let before = e.kind.leads_to_the_complaint() || e.kind == EventKind::LetterDated && e.stage.unwrap_or(1) == 1;
        (e.at.day(), !before, e.kind != EventKind::Received)
    });
    for day in all.chunk_by_mut(|a, b| a.at.day() == b.at.day()) {
        if day.iter().all(|e| e.at.time().is_some()) {
            day.sort_by_key(|e| e.at.utc());
        }
    }
}
