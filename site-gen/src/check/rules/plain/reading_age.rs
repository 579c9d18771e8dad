//! A section that needs an older reader than most are. Its hardest sentence is
//! told, which is the one to begin with.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Kind, Length, Sentence, TextQuestion, reading_age, shortened};

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
    let mut first = 0;
    for section in document.blocks.chunk_by(|_, next| next.kind != Kind::Heading) {
        let blocks = first..first + section.len();
        first = blocks.end;
        let prose: Vec<_> = document.sentences_of(blocks).filter(|sentence| sentence.kind() != Kind::Cell).collect();
        if prose.len() < LEAST_SENTENCES {
            continue;
        }
        let lengths: Vec<Length> = prose.iter().map(|sentence| sentence.length).collect();
        let count: usize = lengths.iter().map(|length| length.words).sum();
        let age = reading_age(&lengths);
        if count >= LEAST_WORDS && age > MOST {
            hard.extend(told(&prose, &lengths, age).map(|finding| (age, finding)));
        }
    }
    hard.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    hard.into_iter().take(MOST_PLACES).map(|(_, finding)| finding).collect()
}

fn told(section: &[Sentence<'_>], lengths: &[Length], age: f64) -> Option<Finding> {
    let each = section.iter().zip(lengths);
    let long_enough = each.filter(|(_, length)| length.words >= LEAST_WORDS_OF_A_SENTENCE);
    let with_age = long_enough.map(|(sentence, length)| (sentence, reading_age(std::slice::from_ref(length))));
    let (hardest, _) = with_age.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    Some(Finding::new(
        hardest.at(),
        format!("this section is for readers of {age:.0} and older; hardest is \"{}\"", shortened(hardest.text)),
        "shorter sentences and everyday words, first in that sentence",
    ))
}
