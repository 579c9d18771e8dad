//! A text of an author as its rules see it: parsed once, by places in the file,
//! with every mark that is left over.
//!
//! It needs no facts and no landlord, so a text is asked once, whoever it is
//! shown for.

use complaints::words::problem::{Place, Problem};

mod block;
mod document;
pub(crate) mod limits;
pub(in crate::check) mod markers;
mod phrases;
mod sentences;
mod signs;
mod text_question;
mod window;

pub(crate) use block::{Block, Kind, MEANT};
pub(crate) use document::{Document, Link};
pub(in crate::check) use phrases::Phrases;
pub(in crate::check) use sentences::{Length, Sentence, reading_age};
pub(in crate::check) use signs::Signs;
pub(in crate::check) use text_question::TextQuestion;
pub(crate) use text_question::{Finding, shortened};
pub(in crate::check) use window::{ahead, behind};

/// How many places a rule tells of one text. A page pasted from a word processor can break one rule in every line;
/// who has mended twenty knows how, and the rest is counted.
const MOST_PLACES: usize = 20;

/// What questions find in a text that starts on line `first_line` of its file, in the order of the file.
pub(in crate::check) fn ask(
    file: &str,
    document: &Document<'_>,
    first_line: usize,
    questions: &[&TextQuestion],
) -> Vec<Problem> {
    let place = |at| {
        let Place { line, column } = document.lines.place(at);
        Place { line: first_line + line - 1, column }
    };
    let told = ask_placed(file, document, place, questions);
    told.into_iter().map(|problem| problem.quoting(document.text, first_line)).collect()
}

/// The same of a text each byte of which stands at its `place`.
pub(in crate::check) fn ask_placed(
    file: &str,
    document: &Document<'_>,
    place: impl Fn(usize) -> Place,
    questions: &[&TextQuestion],
) -> Vec<Problem> {
    let mut told = Vec::new();
    for question in questions {
        let findings = (question.find)(document);
        let more = findings.len().saturating_sub(MOST_PLACES);
        for (number, finding) in findings.into_iter().take(MOST_PLACES).enumerate() {
            let found = match more {
                1.. if number + 1 == MOST_PLACES => {
                    format!("{} (and {more} more like this in the file)", finding.found)
                }
                _ => finding.found,
            };
            let at = place(finding.at);
            told.push(Problem::at(question.severity, question.rule, file, at, found, finding.write));
        }
    }
    told.sort_by_key(|problem: &Problem| problem.place);
    told
}
