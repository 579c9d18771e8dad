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
    found.filter(|parts| parts.len() >= FEWEST).unwrap_or_default()
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
    let short = |part: &&str| (3..=LONGEST).contains(&part.split_whitespace().count());
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
