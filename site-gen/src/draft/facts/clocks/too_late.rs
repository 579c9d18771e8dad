//! A time to complain that is told by what comes too late: "what happened more than
//! 12 months ago".

use complaints::days::period::{Period, Unit};

use super::super::lists::{self, refused};
use super::super::{Key, starts, terms};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::Kind;
use crate::prose::quantity::Quantity;

/// The time to complain, if one of these ways says so.
pub(super) fn judge(at: &At<'_, '_>, time: &Quantity, period: Period) -> Option<Judged> {
    let lower = at.sentence.lower;
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let start = starts::behind(at.tokens, time.tokens.end);
    let lead = at.tokens.get(..time.tokens.start).unwrap_or_default();
    let spoken_of = terms::is_spoken_of(at.tokens, time);
    // "We do not consider what happened more than 12 months ago."
    let ago = matches!(at.tokens.get(time.tokens.end).map(|token| token.word), Some("ago" | "old"));
    let introduced = at.prose.lead_of(at.block).map_or("", |lead| at.prose.lower_of(lead));
    // An item has what its heading says as well.
    let is_item = matches!(at.block.kind, Kind::Item(_));
    let heading = at.prose.headings_of(at.block).next().filter(|_| is_item);
    let headed = heading.map_or("", |heading| at.prose.lower_of(heading));
    let declined = is_item && (lists::is_the_head(headed) || refused::introduces(introduced, headed));
    // "We cannot normally look at anything that happened over six months ago."
    let declines = declined
        || refused::behind(lower).is_some_and(|behind| {
            let behind = behind.trim_start();
            [
                "anything",
                "something",
                "things",
                "events",
                "matters",
                "issues",
                "complaints",
                "problems",
                "what",
                "at",
                "into",
                "to",
            ]
            .iter()
            .any(|what| behind.starts_with(what))
        });
    let declines =
        declines || [lower, introduced, headed].iter().any(|words| DECLINES.iter().any(|no| words.contains(no)));
    // "We only look at concerns that we are told of within 6 months."
    let only = has(&["only be able to look at", "only look at", "only able to look at"])
        && has(&["tell us about", "told about"]);
    if only && start.is_empty() && !spoken_of {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], None));
    }
    // "A complaint that is made more than 12 months after the event."
    let too_late = terms::words(lead).ends_with(&["more", "than"]) || terms::words(lead).ends_with(&["later", "than"]);
    let of_problem = starts::named(&start, Key::TimeToComplain, None);
    if declines && too_late && of_problem.is_some() && has(&["complain", "concern"]) && !has(&["ombudsman"]) {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], of_problem));
    }
    // "We look only at concerns that are raised within 6 months of the event."
    let raised =
        has(&["concerns that are", "complaints that are", "concerns raised", "complaints raised", "complaints made"]);
    if raised && terms::has(at.own, &["only"]) && of_problem.is_some() && !has(&["ombudsman", "stage"]) {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], of_problem));
    }
    let old_ones = ["matters", "issues", "complaints", "things", "events", "problems", "incidents", "concerns"];
    if ago && declines && has(&old_ones) && !has(&["ombudsman", "tenan", "rent", "arrears", "debt", "court"]) {
        let long = matches!(period, Period::Of { unit: Unit::Months | Unit::Years, .. });
        let over = ["more than", "over", "older than"].iter().any(|over| lower.contains(over));
        if long && over {
            return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some("the problem")));
        }
    }
    // "Complaints about events of more than a year ago are heard only in exceptional cases."
    let seldom =
        ["only in exceptional", "only exceptionally", "only if there is a good reason", "only for a good reason"];
    let over = ["more than", "over", "older than"].iter().any(|over| lower.contains(over));
    let of_past = ago && over && has(&seldom) && has(&["complain", "concern"]) && has(&old_ones);
    if of_past && !has(&["ombudsman", "stage", "escalat"]) {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some("the problem")));
    }
    // "If something happened more than 12 months before you complained, we do not take it on."
    let behind = terms::words(at.tokens.get(time.tokens.end..).unwrap_or_default());
    let before = matches!(behind.as_slice(), ["before", "you", "complained" | "complain" | "told" | "tell", ..]);
    let outside = has(&["outside this policy", "outside this procedure", "outside the scope"]);
    if over && has(&["happened", "occurred", "took place"]) && (before && declines || ago && outside) {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some("the problem")));
    }
    if ago && declines && has(&["happened", "occurred", "took place", "arose", "events"]) && !has(&["ombudsman"]) {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some("the problem")));
    }
    // Under "What we can't deal with": "complaints more than six months old", "what you have known of for over a year".
    let long = matches!(period, Period::Of { unit: Unit::Months | Unit::Years, .. });
    let over = too_late || terms::words(lead).last() == Some(&"over");
    let ends = terms::words(at.tokens.get(time.tokens.end..).unwrap_or_default());
    let ends = ends.iter().all(|word| matches!(*word, "old" | "." | ";" | "," | "ago" | "and" | "or"));
    let fits = declined && long && over && ends && !has(&["ombudsman", "tenan", "lease", "rent", "arrears", "court"]);
    let known = has(&["known to", "known of", "known about", "been aware", "knew "]);
    let old = ["complain", "issue", "matter", "concern", "event", "incident", "problem", "thing"];
    if fits && (known || terms::has(lead, &old)) {
        let from = if known { "becoming aware" } else { "the problem" };
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some(from)));
    }
    None
}

/// What we say of complaints that we do not take.
const DECLINES: [&str; 13] = [
    "not consider",
    "not take",
    "not accept",
    "not investigate",
    "not look at",
    "not deal with",
    "cannot consider",
    "cannot look at",
    "cannot accept",
    "can't take on",
    "can't look at",
    "not able to investigate",
    "not able to look at",
];
