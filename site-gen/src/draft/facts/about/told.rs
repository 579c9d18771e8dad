//! Days of a policy that a sentence tells in its own words: "It comes into operation
//! on 1 April", "the Board will look at it again in 2027".
//!
//! What happened on a day is told by the words that stand before it, back to the
//! day before that one; that it is the policy to which it happened, by the
//! sentence, or by where it stands.

use complaints::days::approximate::Approximate;

use super::super::{Found, Source};
use crate::prose::dates::dates;
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose, Sentence};

/// What happens to a policy on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    /// It holds from then.
    Holds,
    /// Somebody approves it.
    Approved,
    /// It is looked at again.
    Review,
}

const HOLDS: [&str; 18] = [
    "into effect",
    "take effect",
    "takes effect",
    "effective",
    "in force",
    "into force",
    "into operation",
    "into use",
    "in operation",
    "applies to complaints",
    "apply to complaints",
    "start date",
    "introduced",
    "implement",
    "commence",
    "launched",
    "dates from",
    "in place from",
];
const APPROVED: [&str; 8] =
    ["approved", "approval", "agreed", "adopted", "ratified", "signed off", "endorsed", "sign-off"];
const REVIEW: [&str; 5] = ["review", "look at it again", "looked at again", "looks at it again", "revisit"];
/// Words without which a review may be one that has been.
const AHEAD: [&str; 9] = ["next", "due", "will", "to be", "again", "scheduled", "must be", "planned", "should be"];
/// Days of something else.
const OTHERS: [&str; 16] = [
    " act ",
    " act,",
    "law ",
    "regulation",
    "the code",
    "ombudsman",
    "rent",
    "charge",
    " fee",
    "tenanc",
    "budget",
    "repair",
    "meeting on",
    "previous policy",
    "replaces the",
    "complained",
];
/// What is looked at, approved or put in force.
const POLICY: [&str; 7] = ["policy", "procedure", "document", "leaflet", "version", "edition", "this page"];

/// The first such day.
pub(crate) fn told(prose: &Prose<'_>, what: Day) -> Option<(Found, Approximate)> {
    prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item(_))).find_map(|block| {
        prose.sentences(block).find_map(|sentence| {
            let date = in_sentence(prose, block, &sentence, what)?;
            Some((Found { value: date.to_string(), source: Source::of(prose, block, &sentence) }, date))
        })
    })
}

fn in_sentence(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>, what: Day) -> Option<Approximate> {
    let tokens = tokens(sentence);
    let all = dates(&tokens);
    let other = OTHERS.iter().any(|other| sentence.lower.contains(other));
    if all.is_empty() || other {
        return None;
    }
    let mut from = 0;
    all.iter().find_map(|date| {
        let until = date.text.start.checked_sub(sentence.start)?;
        let near = sentence.lower.get(from..until)?;
        from = date.text.end.saturating_sub(sentence.start);
        let is_it = kind(near) == Some(what) && is_of_the_policy(prose, block, sentence, near);
        date.date().filter(|_| is_it)
    })
}

/// What the words before a day say: the last of them that says anything.
fn kind(near: &str) -> Option<Day> {
    let last = |words: &[&str]| words.iter().filter_map(|word| near.rfind(word)).max();
    let ahead = AHEAD.iter().any(|word| near.contains(word)) && !near.contains("last");
    let found =
        [(last(&HOLDS), Day::Holds), (last(&APPROVED), Day::Approved), (last(&REVIEW).filter(|_| ahead), Day::Review)];
    let found = found.into_iter().filter_map(|(at, day)| Some((at?, day)));
    found.max_by_key(|(at, _)| *at).map(|(_, day)| day)
}

/// The words of the sentence before.
fn tokens_of<'p>(prose: &'p Prose<'_>, sentence: &Sentence<'_>) -> Vec<crate::prose::words::Token<'p>> {
    prose.sentence_before(sentence.start).map(|before| tokens(&before)).unwrap_or_default()
}

/// Whether the policy is what the sentence is of, or a line with its label stands where policies tell of themselves.
fn is_of_the_policy(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>, near: &str) -> bool {
    let of = |words: &str| POLICY.iter().any(|what| words.contains(what));
    let heading = prose.headings_of(block).next().map_or("", |heading| prose.lower_of(heading));
    let before = prose.sentence_before(sentence.start).map_or("", |before| before.lower);
    let it = format!(" {near} ").contains(" it ") || near.trim_start().starts_with("this ");
    let label = near.split_whitespace().count() <= 5 && near.contains(':');
    // "Signed off by the Board on …" below "About this policy".
    let begins = [&HOLDS[..], &APPROVED].iter().any(|cues| cues.iter().any(|cue| near.trim_start().starts_with(cue)));
    let (it, label) = (it || begins, label);
    // "Agreed by the Board on 6 March 2025. We will review it in 2027."
    if it && kind(before).is_some() && !dates(&tokens_of(prose, sentence)).is_empty() {
        return true;
    }
    of(sentence.lower) || (it || label) && (of(heading) || of(before)) || label && heading.contains("control")
}
