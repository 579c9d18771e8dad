//! A change told the wrong way round: "We have shortened our time from 10 to 15
//! working days".

use std::ops::Range;

use complaints::days::period::Period;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::change_told_otherwise::Note;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::check::told_times::{ToldTime, When, of_sentence, told_times};
use crate::prose::quantity::count_of;
use crate::prose::said::Act;
use crate::prose::{AnyOf, Prose, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R177",
    title: "a change of a time told the wrong way round",
    why: "One of the two times, or the word for the change, is wrong, and readers cannot tell which day to count on.",
    cure: "Turn the two times round; or write the word for the other way.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// Words for a change to less time, each with the word for the other way.
const LESS: [(&str, &str); 16] = [
    ("shortened", "lengthened"),
    ("have cut", "have lengthened"),
    ("we cut", "we lengthened"),
    ("been cut", "been lengthened"),
    ("reduced", "increased"),
    ("lowered", "raised"),
    ("fell ", "rose "),
    ("fallen", "risen"),
    ("gone down", "gone up"),
    ("went down", "went up"),
    ("answer faster", "take longer to answer"),
    ("answer sooner", "answer later"),
    ("answer quicker", "take longer to answer"),
    ("brought down", "put up"),
    ("less time", "more time"),
    ("shorter time", "longer time"),
];

/// Words for a change to more time.
const MORE: [(&str, &str); 13] = [
    ("lengthened", "shortened"),
    ("extended", "shortened"),
    ("increased", "reduced"),
    ("raised", "lowered"),
    ("rose ", "fell "),
    ("risen", "fallen"),
    ("gone up", "gone down"),
    ("went up", "went down"),
    ("more time", "less time"),
    ("have longer", "have less time"),
    ("longer time", "shorter time"),
    ("little longer", "little less"),
    ("wait longer", "wait less"),
];

static CHANGES: AnyOf = AnyOf::of_table(|| LESS.iter().chain(&MORE).map(|(word, _)| *word).collect());

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let mut found: Vec<Finding> = prose
        .sentences_with(&CHANGES)
        .filter_map(|sentence| {
            let turned = turned(sentence.lower, times_of(&sentence)?)?;
            Some(finding(&turned, prose.place(sentence.start + turned.word.start), sentence.text))
        })
        .collect();
    // What the version says of itself is read first of all, and asked once: with the prose.
    let changes = subject.version.policy.changes.as_deref().filter(|_| !prose.is_of_facts());
    if let Some(changes) = changes {
        let note = Prose::read(changes, 1);
        let place = Note::of(subject.version).place();
        // "You wait a little longer, 8 working days. Before, it was 10."
        let turned = || turned(note.lower(), two_times(&told_times(&note), note.lower(), 0)?);
        let turned = CHANGES.is_in(note.lower()).then(turned).flatten();
        found.extend(turned.map(|turned| finding(&turned, place, note.text())));
    }
    found
}

/// Whether a time is what was before a change told with its word: no promise is made by it. Nor is an answer put off
/// where a time "was extended from 6 months to 12".
pub(super) fn is_of_before(sentence: &Sentence<'_>, time: &Range<usize>, act: Act) -> bool {
    if !CHANGES.is_in(sentence.lower) {
        return false;
    }
    let before = sentence.lower.get(..time.start.saturating_sub(sentence.start)).unwrap_or_default();
    let is_from = before.ends_with("from ") || act == Act::Extend && before.contains("extended from ");
    is_from && times_of(sentence).is_some()
}

fn times_of(sentence: &Sentence<'_>) -> Option<(Period, Period)> {
    two_times(&of_sentence(sentence), sentence.lower, sentence.start)
}

/// The times before and after a change, of those told in these words, which start at this byte of their text.
fn two_times(told: &[ToldTime], words: &str, start: usize) -> Option<(Period, Period)> {
    if let [one] = told {
        // "From 10 to 15 working days" is read as one time that is a range.
        let typed = words.get(one.text.start - start..one.text.end - start)?;
        let before = words.get(..one.text.start - start)?;
        let (first, last) = typed.split_once(" to ").filter(|_| before.ends_with("from "))?;
        let now: Period = last.parse().ok()?;
        let first = first.trim();
        return Some((first.parse().ok().or_else(|| Period::of(count_of(first)?, now.unit()))?, now));
    }
    let [one, other] = told else { return None };
    let (before, now) = match (one.side, other.side) {
        (When::Before, When::Now | When::Either) => (one, other),
        (When::Now | When::Either, When::Before) => (other, one),
        _ => return None,
    };
    // "From 10 to 8 working days": a number alone has the unit of the other.
    let unit = before.period.or(now.period)?.unit();
    let of = |one: &ToldTime| one.period.or_else(|| Period::of(one.count()?, unit));
    Some((of(before)?, of(now)?))
}

/// A change that goes the other way than its word.
struct Turned {
    /// Where the word stands in the sentence.
    word: Range<usize>,
    /// The word for the other way.
    right: &'static str,
    before: Period,
    now: Period,
}

fn turned(words: &str, (before, now): (Period, Period)) -> Option<Turned> {
    let word = |list: &'static [(&'static str, &'static str)]| {
        list.iter().find_map(|(word, other)| Some((words.find(word)?, *word, *other)))
    };
    let (at, said, right, is_less) = match (word(&LESS), word(&MORE)) {
        (Some((at, said, right)), None) => (at, said, right, true),
        (None, Some((at, said, right))) => (at, said, right, false),
        _ => return None,
    };
    let is_denied = ["not ", "n't ", "never", "down again", "up again"].iter().any(|no| words.contains(no));
    let is_turned = match is_less {
        true => now.usual_days() > before.usual_days(),
        false => now.usual_days() < before.usual_days(),
    };
    (is_turned && !is_denied).then(|| Turned {
        word: at..at + said.trim_end().len(),
        right: right.trim_end(),
        before,
        now,
    })
}

fn finding(turned: &Turned, at: complaints::words::problem::Place, text: &str) -> Finding {
    let Turned { word, right, before, now } = turned;
    let (word, longer) = (
        text.get(word.clone()).unwrap_or_default(),
        if now.usual_days() > before.usual_days() { "longer" } else { "shorter" },
    );
    Finding {
        at,
        found: format!("\"{word}\" stands here with {before} before and {now} now: that is {longer}"),
        write: format!("`{right}` in place of \"{word}\"; or the two times the other way round"),
    }
}
