//! When what starts a clock happened, as far as the record knows.

use super::record::Events;
use crate::days::clock::{Anchor, Start};
use crate::days::moment::Moment;
use crate::policy::EventKind;

impl Events {
    /// When a later stage was asked for, or the landlord moved the complaint there.
    #[must_use]
    pub fn request(&self, stage: u8) -> Option<Moment> {
        if stage < 2 {
            return None;
        }
        let asked =
            self.first(EventKind::EscalationRequested, stage).or_else(|| self.first(EventKind::Received, stage));
        asked.or_else(|| self.first(EventKind::Skipped, stage - 1))
    }

    /// The last answer of the landlord that stands, under a procedure of so many stages of which the complaint could
    /// reach so many.
    #[must_use]
    pub fn final_response(&self, stages: u8, reached: u8) -> Option<Moment> {
        let last = stages.max(1);
        let said = (1..=reached.max(1)).rev().find_map(|s| self.last(EventKind::FinalResponse, s));
        // One that was opened again is answered anew, and the later answer is the last.
        said.max(self.last(EventKind::Responded, last).filter(|_| last <= reached.max(1)))
    }

    /// When what `from` names happened; its stage is `stage` where it names none.
    ///
    /// What can happen again counts from the last time: an answer after a
    /// complaint was opened again opens a new window to ask for the next stage.
    #[must_use]
    pub fn start(&self, from: Anchor, stage: u8, stages: u8) -> Option<Moment> {
        let stage = from.stage.unwrap_or(stage);
        match from.start {
            Start::Problem => self.first(EventKind::Problem, 0),
            Start::Aware => self.first(EventKind::Aware, 0),
            Start::Receipt if stage <= 1 => self.first(EventKind::Received, 1),
            Start::Receipt => self.request(stage),
            // Where a stage is not reached by asking, it starts with the complaint itself.
            Start::EscalationRequest if stage <= 1 => self.first(EventKind::EscalationRequested, 1),
            Start::EscalationRequest => self.request(stage),
            Start::Acknowledgement => self.first(EventKind::Acknowledged, stage),
            Start::CommitteeReceipt => self.first(EventKind::CommitteeReceived, stage),
            Start::Response => self.answered(stage),
            Start::Closure => self.last(EventKind::Closed, stage),
            Start::Offer => self.last(EventKind::OfferMade, stage),
            Start::HoldingReply => self.first(EventKind::HoldingReplySent, stage),
            Start::InvestigationEnded => self.first(EventKind::InvestigationEnded, stage),
            Start::Contact => self.first(EventKind::Contacted, stage),
            Start::Hearing => self.last(EventKind::HearingHeld, stage),
            Start::Reopening => self.last(EventKind::Reopened, stage),
            Start::FinalResponse => self.final_response(stages, stages),
            Start::DueDate => None,
        }
    }
}
