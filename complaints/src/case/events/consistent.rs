//! Whether a record makes sense.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::error::EventError;
use super::event::Event;
use crate::policy::EventKind;

/// Whether a record in its order makes sense; `stages` has the stage of each event.
///
/// # Errors
/// When events contradict each other or themselves.
pub(super) fn check(all: &[Event], stages: &[u8]) -> Result<(), EventError> {
    let each = || all.iter().zip(stages.iter().copied());
    let receipt = each().find(|(event, stage)| (event.kind, *stage) == (EventKind::Received, 1));
    let received = receipt.ok_or(EventError::NotReceived)?.0.at.day();
    let mut paused: BTreeSet<u8> = BTreeSet::new();
    for (number, (event, stage)) in each().enumerate() {
        check_not_early(event, stage, received)?;
        let same = |(earlier, at): (&Event, u8)| (earlier.kind, at) == (event.kind, stage);
        // A last answer that was taken back is given anew.
        let opened = |(earlier, at): (&Event, u8)| (earlier.kind, at) == (EventKind::Reopened, stage);
        let since = match event.kind {
            EventKind::FinalResponse => each().take(number).rposition(opened).unwrap_or(0),
            _ => 0,
        };
        if event.kind.happens_once() && each().take(number).skip(since).any(same) {
            return Err(EventError::Twice { kind: event.kind.name(), stage });
        }
        check_not_after(event, stage, received)?;
        check_new_date(event)?;
        check_circumstance(event)?;
        // What had stopped starts again, and nothing stops twice.
        let in_turn = match event.kind {
            EventKind::Paused => paused.insert(stage),
            EventKind::Resumed => paused.remove(&stage),
            _ => true,
        };
        if !in_turn {
            return Err(EventError::NotPaused(stage));
        }
    }
    Ok(())
}

/// Only what leads to a complaint lies before it.
fn check_not_early(event: &Event, stage: u8, received: NaiveDate) -> Result<(), EventError> {
    let (kind, day) = (event.kind.name(), event.at.day());
    // A tenancy ends when it ends.
    let early = day < received && !leads_to_complaint(event.kind, stage) && event.kind != EventKind::TenancyEnded;
    if early { Err(EventError::BeforeReceipt { kind, day, received }) } else { Ok(()) }
}

/// What leads to a complaint does not come after it.
fn check_not_after(event: &Event, stage: u8, received: NaiveDate) -> Result<(), EventError> {
    let (kind, day) = (event.kind.name(), event.at.day());
    let after = day > received && leads_to_complaint(event.kind, stage);
    if after { Err(EventError::AfterReceipt { kind, day, received }) } else { Ok(()) }
}

fn leads_to_complaint(kind: EventKind, stage: u8) -> bool {
    kind.leads_to_the_complaint() || (kind, stage) == (EventKind::LetterDated, 1)
}

/// A new date lies ahead, and stands where one is set and nowhere else.
fn check_new_date(event: &Event) -> Result<(), EventError> {
    let (kind, day) = (event.kind.name(), event.at.day());
    if let Some(until) = event.until.filter(|until| *until <= day) {
        return Err(EventError::NewDatePassed { kind, day, until });
    }
    if event.kind == EventKind::ExtensionAgreed && event.until.is_none() {
        return Err(EventError::NoNewDate(kind));
    }
    if event.until.is_some() && !event.kind.moves_the_answer() {
        return Err(EventError::NewDate(kind));
    }
    Ok(())
}

/// A circumstance stands where one is found or has ended, and nowhere else.
fn check_circumstance(event: &Event) -> Result<(), EventError> {
    match (event.kind.is_about_a_circumstance(), event.id.is_some()) {
        (true, false) => Err(EventError::NoCircumstance(event.kind.name())),
        (false, true) => Err(EventError::Circumstance(event.kind.name())),
        (true, true) | (false, false) => Ok(()),
    }
}
