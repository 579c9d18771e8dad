//! A section that needs an older reader than most are. Its hardest sentence is
//! told, which is the one to begin with.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::sentence::{Sentence, of_block, reading_age, words};
use crate::check::text::{Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R142",
    title: "a section that needs an older reader",
    why: "Half of all adults read as they did at eleven or below; upset, on a phone, everybody reads worse.",
    cure: "Shorter sentences and everyday words.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

/// The most for a section. Half of all adults read as they did at eleven or below; a policy has words of its own, such
/// as "investigation", that cost it some years by the formula.
const MOST: f64 = 14.0;
/// In fewer words one name moves the formula by years.
const LEAST_WORDS: usize = 30;
/// One long sentence is told by a rule of its own.
const LEAST_SENTENCES: usize = 3;
/// Of a sentence that is quoted.
const LEAST_WORDS_OF_A_SENTENCE: usize = 8;
const MOST_PLACES: usize = 3;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut hard: Vec<(f64, Finding)> = Vec::new();
    for section in document.blocks.chunk_by(|_, next| next.kind != Kind::Heading) {
        let prose: Vec<_> = section.iter().filter(|block| block.kind != Kind::Cell).flat_map(of_block).collect();
        let count: usize = prose.iter().map(|sentence| words(sentence.text).len()).sum();
        let age = reading_age(&prose);
        if count >= LEAST_WORDS && prose.len() >= LEAST_SENTENCES && age > MOST {
            hard.extend(told(&prose, age).map(|finding| (age, finding)));
        }
    }
    hard.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    hard.into_iter().take(MOST_PLACES).map(|(_, finding)| finding).collect()
}

fn told(section: &[Sentence<'_>], age: f64) -> Option<Finding> {
    let age_of = |sentence: &&Sentence<'_>| reading_age(std::slice::from_ref(*sentence));
    let long_enough = section.iter().filter(|sentence| words(sentence.text).len() >= LEAST_WORDS_OF_A_SENTENCE);
    let hardest = long_enough.max_by(|one, other| age_of(one).total_cmp(&age_of(other)))?;
    Some(Finding::new(
        hardest.at,
        format!("this section is for readers of {age:.0} and older; hardest is \"{}\"", shortened(hardest.text)),
        "shorter sentences and everyday words, first in that sentence",
    ))
}
