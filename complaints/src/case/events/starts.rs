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

    /// When the complaint reached the landlord; of a later stage, the request for it.
    fn arrival(&self, stage: u8) -> Option<Moment> {
        if stage <= 1 { self.first(EventKind::Received, 1) } else { self.request(stage) }
    }

    /// When the resident got the last answer of a stage that stands, if the record says so.
    #[must_use]
    pub fn answer_received(&self, stage: u8) -> Option<Moment> {
        self.received_since(stage, self.answered(stage)?)
    }

    /// When the resident got an answer of a stage that was given at `answered`, if the record says so.
    #[must_use]
    pub fn received_since(&self, stage: u8, answered: Moment) -> Option<Moment> {
        let after = |got: &Moment| match (got.time(), answered.time()) {
            (Some(_), Some(_)) => *got >= answered,
            _ => got.day() >= answered.day(),
        };
        let got = self.each().filter(|(event, of)| (event.kind, *of) == (EventKind::AnswerReceived, stage));
        got.map(|(event, _)| event.at).rfind(after)
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
            Start::Raised => self.first(EventKind::Raised, 0),
            Start::DisputedDecision => self.first(EventKind::DisputedDecision, 0),
            Start::TenancyEnd => self.first(EventKind::TenancyEnded, 0),
            // What nobody recorded a date of was written, at the latest, when it came.
            Start::Letter => self.first(EventKind::LetterDated, stage).or_else(|| self.arrival(stage)),
            Start::Receipt => self.arrival(stage),
            // Where a stage is not reached by asking, it starts with the complaint itself.
            Start::EscalationRequest if stage <= 1 => self.first(EventKind::EscalationRequested, 1),
            Start::EscalationRequest => self.request(stage),
            Start::Acknowledgement => self.first(EventKind::Acknowledged, stage),
            Start::CommitteeReceipt => self.first(EventKind::CommitteeReceived, stage),
            Start::Response => self.answered(stage),
            Start::ResponseReceipt => self.answer_received(stage),
            Start::Decision => self.last(EventKind::Decided, stage),
            Start::Closure => self.last(EventKind::Closed, stage),
            Start::Offer => self.last(EventKind::OfferMade, stage),
            Start::HoldingReply => self.first(EventKind::HoldingReplySent, stage),
            Start::InvestigationEnded => self.first(EventKind::InvestigationEnded, stage),
            Start::Contact => self.first(EventKind::Contacted, stage),
            Start::Hearing => self.last(EventKind::HearingHeld, stage),
            Start::Report => self.first(EventKind::ReportSent, stage),
            Start::Draft => self.last(EventKind::DraftSent, stage),
            Start::Agreement => self.first(EventKind::ExtensionAgreed, stage),
            Start::Message => self.last(EventKind::Messaged, stage),
            Start::Reopening => self.last(EventKind::Reopened, stage),
            Start::FinalResponse => self.final_response(stages, stages),
            Start::DueDate => None,
        }
    }
}
