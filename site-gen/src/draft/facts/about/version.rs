//! The number of a version: `4`, `2.1`.

use super::super::{Found, Source};
use super::{at_a_word, labelled};
use crate::prose::{Block, Prose, Sentence};

/// The number of the version: `4`, `2.1`.
pub(crate) fn version(prose: &Prose<'_>) -> Option<Found> {
    prose.blocks().iter().find_map(|block| {
        let (before, block) = labelled(prose, block);
        let is_label = |before: &Block| {
            let words = prose.lower_of(before);
            ["version", "issue number", "issue no", "issue:"].iter().any(|label| words.trim().starts_with(label))
        };
        let in_cell = before.is_some_and(is_label);
        prose.sentences(block).find_map(|sentence| {
            let number = if in_cell { number_at(sentence.lower) } else { number_in(&sentence) }?;
            Some(Found { value: number, source: Source::of(prose, block, &sentence) })
        })
    })
}

fn number_in(sentence: &Sentence<'_>) -> Option<String> {
    if let Some(at) = at_a_word(sentence.lower, "version") {
        let rest = sentence.lower.get(at + "version".len()..)?.trim_start_matches([':', ' ', '.', '-']);
        let rest = ["number", "no"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        if let Some(number) = number_at(rest.trim_start_matches([':', ' ', '.'])) {
            return Some(number);
        }
    }
    // "Issue: 5", and not the day of issue.
    let issue = ["issue: ", "issue number: ", "issue no: ", "issue no. "];
    let issued = issue.iter().find_map(|label| sentence.lower.get(at_a_word(sentence.lower, label)? + label.len()..));
    if let Some(number) = issued.and_then(number_at).filter(|number| number.len() < 4) {
        return Some(number);
    }
    // "V1" alone on a front page.
    sentence.text.split_whitespace().find_map(|word| number_at(word.strip_prefix(['V', 'v'])?))
}

fn number_at(words: &str) -> Option<String> {
    let words = words.trim().trim_start_matches(['v', 'V']);
    let length = words.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(words.len());
    let number = words.get(..length)?.trim_end_matches('.');
    let ends = words.get(length..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/'));
    let small = !number.is_empty() && number.len() <= 5 && number.starts_with(|c: char| c.is_ascii_digit());
    (ends && small).then(|| number.to_owned())
}
