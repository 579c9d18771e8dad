//! What can happen in a case, in the words of files, stored cases and phrases.
//!
//! Stands beside the policy and not in the record of a case, because procedure
//! and phrases speak of it too; whether a record makes sense is `case::events`.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// What can happen in a case.
    ///
    /// The order is that of a case, and settles what came first on one day.
    pub enum EventKind {
        /// What the complaint is about happened; on or before the day it was received.
        Problem = "problem",
        /// The resident became aware of it.
        Aware = "aware",
        /// The resident first told the landlord of it, before it was a complaint.
        Raised = "raised",
        /// The decision was made that the complaint is about.
        DisputedDecision = "disputed-decision",
        /// The resident's tenancy ended, before or after the complaint.
        TenancyEnded = "tenancy-ended",
        /// The resident wrote the letter that is the complaint, or the request for a later stage: the date on it.
        LetterDated = "letter-dated",
        /// The complaint, or the request for a later stage, reached the landlord.
        Received = "received",
        /// The committee that decides received it.
        CommitteeReceived = "committee-received",
        /// The landlord said that it has it.
        Acknowledged = "acknowledged",
        /// The landlord spoke with the resident about it.
        Contacted = "contacted",
        /// The landlord wrote to the resident and asked to hear back.
        Messaged = "messaged",
        /// The resident wrote back.
        HeardBack = "heard-back",
        /// The landlord wrote that it needs longer; `until` is the new date.
        HoldingReplySent = "holding-reply-sent",
        /// A new date was agreed; `until` says which, `reason` why.
        ExtensionAgreed = "extension-agreed",
        /// The clock of the answer stopped.
        Paused = "paused",
        /// The clock of the answer runs again; there was a `Paused` before.
        Resumed = "resumed",
        /// The landlord's investigation ended, from which some policies count the answer.
        InvestigationEnded = "investigation-ended",
        /// The hearing or panel meeting was held.
        HearingHeld = "hearing-held",
        /// The landlord, or the panel that heard it, decided; the answer tells what.
        Decided = "decided",
        /// The landlord sent a report of what it found, which is no answer yet.
        ReportSent = "report-sent",
        /// The landlord sent a draft of its answer, for the resident to comment on.
        DraftSent = "draft-sent",
        /// The landlord answered at this stage.
        Responded = "responded",
        /// The landlord gave its last answer.
        FinalResponse = "final-response",
        /// The resident got the answer.
        AnswerReceived = "answer-received",
        /// The landlord offered something, such as a repair or money, which the resident can accept.
        OfferMade = "offer-made",
        /// The resident took what was offered.
        OfferAccepted = "offer-accepted",
        /// The complaint was closed at this stage.
        Closed = "closed",
        /// A closed or answered complaint was opened again, and a new answer is owed.
        Reopened = "reopened",
        /// This stage was left out: the complaint went straight to the next.
        Skipped = "skipped",
        /// The resident asked for this stage.
        EscalationRequested = "escalation-requested",
        /// The resident went to the Ombudsman.
        OmbudsmanAsked = "ombudsman-asked",
        /// The landlord learned that a circumstance holds, whose `id` it has; some clocks depend on it.
        CircumstanceFound = "circumstance-found",
        /// A circumstance does not hold, or holds no more.
        CircumstanceEnded = "circumstance-ended",
        /// The resident was given a new link to the receipt; the one before opens nothing any more.
        NewLink = "new-link",
        /// The resident was sent a copy of their own words, at a contact that they gave.
        CopySent = "copy-sent",
    }
}

impl EventKind {
    /// Whether it belongs to the case as a whole and to none of its stages.
    pub(crate) fn of_the_case(self) -> bool {
        matches!(
            self,
            Self::Problem
                | Self::Aware
                | Self::Raised
                | Self::DisputedDecision
                | Self::TenancyEnded
                | Self::OmbudsmanAsked
                | Self::CircumstanceFound
                | Self::CircumstanceEnded
                | Self::NewLink
                | Self::CopySent
        )
    }

    /// Whether it says of a circumstance that it holds or does not.
    #[must_use]
    pub fn is_about_a_circumstance(self) -> bool {
        matches!(self, Self::CircumstanceFound | Self::CircumstanceEnded)
    }

    /// Whether a second one at the same stage contradicts the first.
    pub(crate) fn happens_once(self) -> bool {
        self.leads_to_the_complaint()
            || matches!(
                self,
                Self::OmbudsmanAsked
                    | Self::TenancyEnded
                    | Self::LetterDated
                    | Self::Received
                    | Self::CommitteeReceived
                    | Self::Acknowledged
                    | Self::EscalationRequested
                    | Self::Skipped
                    | Self::FinalResponse
                    | Self::InvestigationEnded
            )
    }

    /// Whether it belongs to the case as a whole and lies on or before the day of the complaint.
    #[must_use]
    pub fn leads_to_the_complaint(self) -> bool {
        matches!(self, Self::Problem | Self::Aware | Self::Raised | Self::DisputedDecision)
    }

    /// Whether it sets a new date for the answer.
    pub(crate) fn moves_the_answer(self) -> bool {
        matches!(self, Self::HoldingReplySent | Self::ExtensionAgreed)
    }
}
