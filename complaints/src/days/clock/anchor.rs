//! Where a period starts: an event, and the stage it belongs to.
//!
//! Not when that happened, which only the record of a case knows.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::step::Step;
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// An event from which a clock can start.
    pub enum Start {
        /// The problem happened that the complaint is about.
        Problem = "the problem" | "problem" | "the matter" | "the event",
        /// The resident became aware of it.
        Aware = "becoming aware" | "awareness",
        /// The resident first told the landlord of the matter, before it was a complaint.
        Raised = "first raising it" | "your first contact" | "first reporting it" | "the first report of it",
        /// The decision was made that the complaint is about.
        DisputedDecision = "the decision complained of" | "decision complained of",
        /// The resident's tenancy ended.
        TenancyEnd = "the end of the tenancy" | "end of the tenancy" | "the tenancy ending",
        /// The resident wrote the complaint, or the request for this stage: the date on their letter.
        Letter = "your letter" | "the letter" | "your own letter" | "writing it",
        /// The complaint, or the request for this stage, reached the landlord.
        Receipt = "receipt" | "receiving it",
        /// The landlord said that it has it.
        Acknowledgement = "acknowledgement" | "acknowledging it",
        /// The resident asked for the next stage.
        EscalationRequest = "the request to escalate" | "request to escalate" | "the request" | "request",
        /// The committee that decides received it.
        CommitteeReceipt = "receipt by the committee" | "receipt by committee",
        /// The landlord answered at this stage.
        Response = "the response" | "response" | "the answer" | "answer",
        /// The resident got the answer of this stage.
        ResponseReceipt = "getting the response" | "getting our answer" | "getting the answer" | "receiving the response"
            | "receiving our answer" | "receipt of the response" | "receipt of our answer",
        /// The landlord, or the panel that heard it, decided at this stage.
        Decision = "the decision" | "decision",
        /// The complaint was closed at this stage.
        Closure = "closure" | "closing",
        /// The landlord offered something that the resident can accept.
        Offer = "an offer" | "offer" | "the offer",
        /// The landlord wrote that it needs longer.
        HoldingReply = "the holding reply" | "holding reply",
        /// The landlord's investigation ended, as the record says.
        InvestigationEnded = "the end of the investigation" | "end of the investigation" | "investigation ended",
        /// The landlord first spoke with the resident about it.
        Contact = "our first contact" | "the first contact" | "first contact" | "contact",
        /// The hearing or panel meeting was held.
        Hearing = "the hearing" | "hearing" | "the panel hearing" | "the panel meeting",
        /// The landlord sent a report of what it found.
        Report = "the report" | "our report",
        /// The landlord sent a draft of its answer, to be commented on.
        Draft = "the draft" | "our draft",
        /// Landlord and resident agreed a date for the answer.
        Agreement = "our agreement" | "agreeing a date",
        /// The landlord last wrote to the resident and waits to hear back.
        Message = "our last message" | "our last letter" | "our last contact" | "our question",
        /// A closed complaint was opened again.
        Reopening = "reopening" | "the reopening",
        /// The landlord's last answer: the final response, or the response of the last stage.
        FinalResponse = "the final response" | "final response" | "the final answer" | "final answer",
        /// The day on which the answer was first due; for extensions ("10 more working days").
        DueDate = "the due date" | "due date" | "the first date",
    }
}

impl Start {
    /// Whether it is an answer of the landlord's, or what comes after one.
    #[must_use]
    pub fn is_an_answer(self) -> bool {
        matches!(self, Self::Response | Self::ResponseReceipt | Self::FinalResponse | Self::Closure)
    }

    /// The step of the landlord's own that makes it happen, where it is one.
    #[must_use]
    pub fn made_by(self) -> Option<Step> {
        match self {
            Self::Acknowledgement => Some(Step::Acknowledge),
            Self::Contact => Some(Step::Contact),
            Self::HoldingReply => Some(Step::Hold),
            Self::Hearing => Some(Step::Hearing),
            Self::Report => Some(Step::Report),
            Self::Draft => Some(Step::Draft),
            _ => None,
        }
    }
}

impl fmt::Display for Anchor {
    /// As an author writes it: `receipt`, `stage 1 response`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.start.name();
        match self.stage {
            Some(stage) => write!(f, "stage {stage} {}", start.trim_start_matches("the ")),
            None => f.write_str(start),
        }
    }
}

/// A start, and whose stage it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The event that starts the clock.
    pub start: Start,
    /// The stage it belongs to, counted from 1; `None` is the stage the clock stands in.
    pub stage: Option<u8>,
}
