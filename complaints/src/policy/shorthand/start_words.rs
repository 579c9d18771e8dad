//! Words by which policies speak of a start that goes by another word here.
//!
//! Nothing is counted by these: a message offers the start, and the author decides.

use crate::days::clock::{Start, Step};

/// Parts of what is said, what is most telling first, and the start that is most likely meant.
const SAID: [(&[&str], Start); 19] = [
    (&["reopen", "re-open"], Start::Reopening),
    (&["holding"], Start::HoldingReply),
    (&["investigat"], Start::InvestigationEnded),
    (&["hearing", "panel", "meeting"], Start::Hearing),
    (&["acknowledg", "confirm"], Start::Acknowledgement),
    (&["final"], Start::FinalResponse),
    (&["extension", "extend", "agreed", "agree"], Start::Agreement),
    (&["draft"], Start::Draft),
    (&["offer"], Start::Offer),
    (&["tenancy", "moved out", "left"], Start::TenancyEnd),
    (&["aware", "knew", "know", "found out", "discover", "learn", "notice"], Start::Aware),
    (&["escalat", "request", "appeal", "ask"], Start::EscalationRequest),
    (&["committee"], Start::CommitteeReceipt),
    (&["happen", "incident", "occur", "event", "issue arose", "the issue"], Start::Problem),
    (&["response", "respond", "reply", "replied", "answer", "outcome", "stage", "our letter"], Start::Response),
    (&["decision", "decide"], Start::Decision),
    (&["close", "closing", "closed"], Start::Closure),
    (&["your letter", "dated"], Start::Letter),
    (
        &[
            "receiv", "receipt", "log", "regist", "arriv", "get", "got", "complain", "submi", "sent", "send", "made",
            "report", "record",
        ],
        Start::Receipt,
    ),
];

/// The start that a text most likely means for a step; what a resident gets is an answer.
pub(super) fn meant(said: &str, step: Step) -> Option<Start> {
    let found = SAID.iter().find(|(parts, _)| parts.iter().any(|part| said.contains(part))).map(|(_, start)| *start)?;
    let of_the_resident = matches!(step, Step::Escalate | Step::Ombudsman | Step::Reopen | Step::AcceptOffer);
    Some(match found {
        Start::Receipt if of_the_resident && !said.contains("complain") => Start::ResponseReceipt,
        found => found,
    })
}
