//! What is no complaint, told in one sentence: "We cannot look at a quarrel between
//! residents, at the amount of the rent, or at anything that is before a court."
//!
//! Only where every part begins as the first does, so that a comma inside one of
//! them parts nothing.

use super::refused;
use crate::prose::{Prose, Sentence};

/// Words with which a part begins.
const ARTICLES: [&str; 5] = ["a", "an", "any", "the", "anything"];
/// Words that stand before the first of them.
const LEADS: [&str; 9] = ["at", "with", "into", "to", "on", "for", "as", "about", "complaints"];
/// A part that is longer is a clause of its own.
const LONGEST: usize = 26;
/// With fewer parts a comma may be any comma.
const FEWEST: usize = 3;

/// The parts of such a sentence, in its own words.
pub(super) fn parts<'p>(prose: &'p Prose<'_>, sentence: &Sentence<'p>) -> Vec<&'p str> {
    let before = prose.sentence_before(sentence.start).map_or("", |before| before.lower);
    let of_complaints = refused::is_of_complaints(sentence.lower) || refused::is_of_complaints(before);
    let spoilt = ["unless", "ombudsman", " we will ", " you can ", " you may ", " but "];
    if !of_complaints || spoilt.iter().any(|words| sentence.lower.contains(words)) {
        return Vec::new();
    }
    let found = behind_a_colon(sentence).or_else(|| in_a_row(sentence));
    let found = found.filter(|parts| parts.len() >= FEWEST);
    found.or_else(|| not_covered(sentence)).or_else(|| are_none(sentence)).unwrap_or_default()
}

/// "The following are outside the procedure: first reports; matters for our insurers; and claims."
fn behind_a_colon<'p>(sentence: &Sentence<'p>) -> Option<Vec<&'p str>> {
    let (lead, _) = sentence.lower.split_once(':')?;
    let said = [
        "outside the procedure",
        "outside this procedure",
        "outside the policy",
        "outside this policy",
        "outside the scope",
    ];
    let denied = said.iter().any(|words| lead.contains(words)) || refused::introduces(&format!("{lead}:"), lead);
    let list = sentence.text.get(lead.len() + 1..).filter(|list| denied && list.contains(';'))?;
    let parts: Vec<&str> = list.split(';').map(str::trim).collect();
    let short = |part: &&str| (2..=LONGEST).contains(&part.split_whitespace().count());
    parts.iter().all(short).then(|| parts.into_iter().map(without_join).collect())
}

/// "This policy does not cover appeals about lettings, or matters that are before a court": whatever the parts begin
/// with, commas part them, and where they part nothing all of it is one.
fn not_covered<'p>(sentence: &Sentence<'p>) -> Option<Vec<&'p str>> {
    let denials = ["does not cover ", "do not cover ", "does not apply to ", "does not deal with "];
    let at = denials.iter().filter_map(|words| Some(sentence.lower.find(words)? + words.len())).min()?;
    let led = sentence.lower.get(..at)?;
    let of_us = ["policy", "procedure", "process"].iter().any(|what| led.contains(what)) && led.split(' ').count() <= 9;
    let list = sentence.text.get(at..).filter(|_| of_us)?.trim();
    let spoils = [':', ';', '('];
    let turns = |word: &str| matches!(word, "but" | "which" | "until" | "because" | "if" | "how" | "everything");
    if list.contains(spoils) || list.split(|c: char| !c.is_alphanumeric()).any(turns) {
        return None;
    }
    let parts: Vec<&str> = list.split(", ").map(without_join).collect();
    let short = |part: &&str| (2..=LONGEST).contains(&part.split_whitespace().count());
    // "Repairs, rent and noise": a comma with one word on a side may part one thing from its own description.
    parts.iter().all(short).then_some(parts)
}

/// "Requests for repairs, transfers of homes and matters before a court are not dealt with under this policy."
fn are_none<'p>(sentence: &Sentence<'p>) -> Option<Vec<&'p str>> {
    let ends = ["under this policy", "under this procedure", "by this policy", "by this procedure", "as complaints"];
    let at = sentence.lower.find(" are not ")?;
    let behind = sentence.lower.get(at + " are not ".len()..)?.trim_end_matches(['.', ' ']);
    let denied = ["dealt with ", "considered ", "covered ", "treated ", "looked at "]
        .iter()
        .any(|done| behind.strip_prefix(done).is_some_and(|rest| ends.contains(&rest)));
    let list = sentence.text.get(..at).filter(|_| denied)?;
    // Its number: "6. Requests …".
    let list = list.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | ')'));
    let mut parts: Vec<&str> = list.split(", ").map(without_join).collect();
    let last = parts.pop()?;
    match last.split_once(" and ").filter(|_| !parts.is_empty()) {
        Some((one, other)) => parts.extend([one, other]),
        None => parts.push(last),
    }
    let short = |part: &&str| (2..=LONGEST).contains(&part.split_whitespace().count());
    (parts.iter().all(short) && !list.contains([':', ';', '('])).then_some(parts)
}

/// "… a first request for a repair, a claim for compensation, or an attempt to reopen a complaint."
fn in_a_row<'p>(sentence: &Sentence<'p>) -> Option<Vec<&'p str>> {
    let behind = refused::behind(sentence.lower)?;
    let list = sentence.text.get(sentence.text.len().checked_sub(behind.len())?..)?.trim_start();
    let list = list.strip_prefix("as a complaint ").unwrap_or(list);
    let list = without_object(list);
    let first = list.split(' ').next()?;
    let leads = LEADS.contains(&first);
    let begins = |part: &str| {
        let word = part.split(' ').next().unwrap_or_default();
        if leads { word == first } else { ARTICLES.contains(&word) }
    };
    let mut parts: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, _) in list.match_indices(", ") {
        let rest = without_join(list.get(at + 2..)?);
        if begins(rest) {
            parts.push(list.get(from..at)?);
            from = list.len() - rest.len();
        }
    }
    parts.push(list.get(from..)?);
    // "For arrears": behind the same small word one other is enough.
    let fewest = if leads { 2 } else { 3 };
    let short = |part: &&str| (fewest..=LONGEST).contains(&part.split_whitespace().count());
    let fits = begins(list) && parts.iter().all(short) && !list.contains([':', ';', '(']);
    let bare = |part: &'p str| if leads { part.get(first.len()..).unwrap_or(part).trim_start() } else { part };
    fits.then(|| parts.into_iter().map(bare).collect())
}

/// "We can't use the procedure for …": what is used stands between the verb and the first part.
fn without_object(list: &str) -> &str {
    let mut words = list.splitn(3, ' ');
    let (article, object, rest) = (words.next(), words.next(), words.next());
    let of_us = matches!(article, Some("the" | "this" | "our" | "these"));
    let is_object = matches!(object, Some("procedure" | "policy" | "process" | "rules"));
    rest.filter(|_| of_us && is_object).unwrap_or(list)
}

/// Without the word that joins the last part to the others.
fn without_join(part: &str) -> &str {
    let part = part.trim();
    ["and ", "or "].iter().find_map(|join| part.strip_prefix(join)).unwrap_or(part)
}
