//! Whether the stage at which a time holds goes with what is said of it, and whether more time is more of the same.

use super::super::super::{Key, starts, terms};
use super::super::Doubt;
use super::super::judged::Judged;
use super::super::stage::At;
use super::{Told, opening};
use crate::prose::quantity::Quantity;

/// "A further 20 days" are an extension where longer is spoken of; else they may be the next stage's.
pub(super) fn further(at: &At<'_, '_>, sentence: &Told<'_>, time: &Quantity, one: &Judged) -> Result<(), Doubt> {
    const LONGER: [&str; 17] = [
        "exten",
        "longer",
        "more time",
        "delay",
        "not possible",
        "unable",
        "cannot",
        "can't",
        "complex",
        "exceed",
        "good reason",
        "additional",
        "extra",
        "exception",
        "take up to",
        "need",
        "no more than",
    ];
    let lead = at.prose.lead_of(at.block).map_or("", |lead| at.prose.lower_of(lead));
    // The head of a column says it of its cells.
    let labels: String = at.prose.labels_of(at.block).iter().map(|label| at.prose.lower_of(label)).collect();
    let over = [sentence.all, at.before.unwrap_or_default(), lead, &labels];
    let longer = over.iter().any(|words| LONGER.iter().any(|word| words.contains(word)));
    // "With your agreement we may have five working days more."
    let own = terms::words(at.own);
    let ours = own.windows(2).any(|two| {
        matches!(two[0], "may" | "might" | "can" | "could")
            && matches!(two[1], "have" | "take" | "use" | "require" | "add" | "allow" | "be")
    });
    let longer = longer || ours && !own.contains(&"you");
    let open = one.key == Key::Extend && time.is_more && !longer;
    if open { Err(Doubt::Purpose) } else { Ok(()) }
}

/// The stage that its words name has to go with the one that stands over it.
pub(super) fn staged(at: &At<'_, '_>, sentence: &Told<'_>, one: Judged) -> Result<Judged, Doubt> {
    let (count, [Some(stage)]) = (at.count(), one.stages.as_slice()) else { return Ok(one) };
    if count < 2 {
        return Ok(one);
    }
    let stage = *stage;
    let named = at.named(at.sentence.lower);
    let over = at.stage_over();
    // Under a later stage an earlier one is looked back at.
    if over.is_some_and(|over| over > stage) {
        return Err(Doubt::Stage);
    }
    let start = starts::behind(at.tokens, at.behind).join(" ");
    let words = [sentence.before, &start];
    let has = |stems: &[&str]| words.iter().any(|words| stems.iter().any(|stem| words.contains(stem)));
    let asks_again = has(&["escalat", "appeal", "your request", "the request", "this request", "request for a review"]);
    if stage == 1 && named.is_empty() {
        if has(&["escalat"]) && count == 2 && one.key == Key::Acknowledge && over.is_some() {
            return Ok(Judged { stages: vec![Some(2)], ..one });
        }
        let later = over.is_none() && has(&["review", "panel", "second", "final"]);
        if asks_again || later {
            return Err(Doubt::Stage);
        }
    }
    // "All written complaints are acknowledged within 7 days", below the last of the stages.
    let all = opening(at.sentence.lower).starts_with("all ") && at.sentence.lower.contains("complaints");
    if stage > 1 && all && named.is_empty() {
        return Err(Doubt::Stage);
    }
    let whole = ["majority", "all complaints", "every complaint", "each complaint", "any complaint"];
    if one.key == Key::Respond && !at.is_told_which() && sentence.has(&whole) {
        return Err(Doubt::Stage);
    }
    Ok(one)
}
