//! Where a period starts: an event, and the stage it belongs to.
//!
//! Not when that happened, which only the record of a case knows.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// An event from which a clock can start.
    pub enum Start {
        /// The problem happened that the complaint is about.
        Problem = "the problem" | "problem" | "the matter" | "the event",
        /// The resident became aware of it.
        Aware = "becoming aware" | "awareness",
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
        /// The complaint was closed at this stage.
        Closure = "closure" | "closing",
        /// The landlord offered something that the resident can accept.
        Offer = "an offer" | "offer" | "the offer",
        /// The landlord wrote that it needs longer.
        HoldingReply = "the holding reply" | "holding reply",
        /// The landlord's investigation ended, as the record says.
        InvestigationEnded = "the end of the investigation" | "end of the investigation" | "investigation ended",
        /// The landlord first spoke with the resident about it.
        Contact = "the first contact" | "first contact" | "contact",
        /// The hearing or panel meeting was held.
        Hearing = "the hearing" | "hearing" | "the panel hearing" | "the panel meeting",
        /// A closed complaint was opened again.
        Reopening = "reopening" | "the reopening",
        /// The landlord's last answer: the final response, or the response of the last stage.
        FinalResponse = "the final response" | "final response" | "the final answer" | "final answer",
        /// The day on which the answer was first due; for extensions ("10 more working days").
        DueDate = "the due date" | "due date" | "the first date",
    }
}

/// A start, and whose stage it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// The event that starts the clock.
    pub start: Start,
    /// The stage it belongs to, counted from 1; `None` is the stage the clock stands in.
    pub stage: Option<u8>,
}
