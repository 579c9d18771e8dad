//! From when a time counts, as far as the rest of its sentence leaves that open.

use super::super::super::{Key, terms};
use super::super::Doubt;
use super::super::judged::Judged;
use super::super::stage::At;
use super::{Told, opening};

/// "Following the review you are told the outcome within 5 days": not from the request.
pub(super) fn started(at: &At<'_, '_>, sentence: &Told<'_>, one: &Judged) -> Result<(), Doubt> {
    let opens = ["following ", "after ", "once ", "when "].iter().any(|word| opening(sentence.all).starts_with(word));
    let ends = ["the review", "the investigation", "the meeting", "the hearing", "the panel", "our investigation"];
    // "Once we assign an officer we answer within 20 working days": from a day that nobody is told.
    let clause = sentence.before.split(',').next().unwrap_or_default();
    let inside = ["assign", "appoint", "allocat", "all the information", "everything we need"];
    let from_inside = inside.iter().any(|words| clause.contains(words));
    let late = opens && one.limit.from.is_none() && (sentence.has_before(&ends) || from_inside);
    let counted = terms::has(at.own, &["starts", "begins", "count"]);
    if late || counted { Err(Doubt::Start) } else { Ok(()) }
}

/// "Once we've acknowledged your complaint, you'll get an answer within 10 days": from then, whatever else follows.
pub(super) fn from_its_opening(sentence: &Told<'_>, mut one: Judged) -> Judged {
    let opens = ["following ", "after ", "once ", "when "].iter().any(|word| opening(sentence.all).starts_with(word));
    // "Stage one - Once we've …".
    let behind_its_stage = sentence.before.split_once(" - ").map(|(_, rest)| rest).unwrap_or_default();
    let opens = opens || ["once ", "after "].iter().any(|word| behind_its_stage.starts_with(word));
    let clause = sentence.before.split(',').next().unwrap_or_default();
    if opens && one.key == Key::Respond && one.limit.from.is_none() && clause.contains("acknowledg") {
        one.limit.from = Some("acknowledgement");
    }
    one
}

pub(super) fn is_once_closed(behind: &str) -> bool {
    let behind = behind.trim_start();
    ["once ", "when "].iter().any(|led| behind.starts_with(led)) && behind.contains("clos")
}
