//! What may follow what: each thing at a stage that the complaint had reached
//! by then, and after what it rests on.
//!
//! Times are the policy's affair and judged by the timeline; here only the
//! order counts.

use complaints::case::events::{Event, EventKind, Events};

use super::refusal::Refusal;

/// How the stage that a complaint has reached stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The stage has no answer yet, and one is owed.
    Open,
    /// The stage is answered; the next can be asked for.
    Answered,
    /// It is closed; a late answer does not open it.
    Closed,
    /// It was opened again, and an answer without a date of its own is owed.
    Reopened,
}

/// A complaint as it stood when an event came.
struct Reached {
    number: u8,
    stage: Stage,
    offered: bool,
}

/// Whether a record is in order.
///
/// # Errors
/// With the rule that the first event out of order breaks.
pub(super) fn check(events: &Events) -> Result<(), Refusal> {
    let mut reached = Reached { number: 1, stage: Stage::Open, offered: false };
    for (event, stage) in events.each() {
        reached.admits(event, stage)?;
        reached.take(event.kind, stage);
    }
    Ok(())
}

impl Reached {
    fn admits(&self, event: &Event, stage: u8) -> Result<(), Refusal> {
        let here = stage == self.number;
        let next = if event.kind == EventKind::EscalationRequested { self.number + 1 } else { self.number };
        match event.kind {
            EventKind::Received if stage > 1 => Err(Refusal::Received),
            kind if stage > next => Err(Refusal::NotReached { kind, stage, reached: self.number }),
            EventKind::Skipped if !here => Err(Refusal::Past { kind: EventKind::Skipped, stage: self.number }),
            EventKind::Closed if here && self.stage == Stage::Closed => Err(Refusal::Closed { stage: self.number }),
            EventKind::Reopened if !here || !matches!(self.stage, Stage::Answered | Stage::Closed) => {
                Err(Refusal::NotOver { stage: self.number })
            }
            EventKind::ExtensionAgreed | EventKind::HoldingReplySent
                if event.until.is_some() && here && self.stage == Stage::Reopened =>
            {
                Err(Refusal::NoDateToMove)
            }
            EventKind::OfferAccepted if !self.offered => Err(Refusal::NoOffer),
            _ => Ok(()),
        }
    }

    fn take(&mut self, kind: EventKind, stage: u8) {
        let here = stage == self.number;
        match kind {
            EventKind::EscalationRequested | EventKind::Skipped => {
                let next = if kind == EventKind::Skipped { stage + 1 } else { stage };
                (self.number, self.stage) = (self.number.max(next), Stage::Open);
            }
            EventKind::Responded | EventKind::FinalResponse if here && self.stage != Stage::Closed => {
                self.stage = Stage::Answered;
            }
            EventKind::Closed if here => self.stage = Stage::Closed,
            EventKind::Reopened => self.stage = Stage::Reopened,
            EventKind::OfferMade => self.offered = true,
            _ => {}
        }
    }
}
