//! The prose gives other hours for a body outside than were checked with it.

use complaints::policy::outside::Body;

use super::hours_differ::{days_in_full, two_times};
use crate::check::bodies_in_words::body_round;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R090",
    title: "other hours for a body outside than it has",
    why: "People call when nobody answers, and may not try again.",
    cure: "Write the hours that were checked with that body; the message has them.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let blocks = prose.blocks().iter().filter(|block| {
        let words = prose.lower_of(block);
        words.contains("day") && (words.contains("am") || words.contains("pm") || words.contains(':'))
    });
    let sentences = blocks.flat_map(|block| prose.sentences(block));
    let found = sentences.filter_map(|sentence| {
        let words = days_in_full(sentence.lower);
        let said = two_times(&words)?;
        let end = sentence.range().end;
        // "We are open …" are the landlord's own, whatever stands round them.
        let own = ["we ", "our ", "us "].iter().any(|word| words.contains(word));
        let body = body_round(subject, end..end).filter(|_| !own && words.contains(" to "))?;
        let hours = hours(body)?;
        let checked = days_in_full(&hours.to_lowercase());
        let (days, _) = checked.split_once(',')?;
        let right = two_times(checked.split(". ").next()?)?;
        let same = (said.0.minutes, said.1.minutes) == (right.0.minutes, right.1.minutes);
        (words.contains(days) && !same).then(|| Finding {
            at: prose.place(sentence.start),
            found: format!(
                "the {} is said to be open from {} to {}; what was checked is: {hours}",
                body.name, said.0.typed, said.1.typed
            ),
            write: format!("`{hours}`"),
        })
    });
    found.collect()
}

fn hours(body: &Body) -> Option<&str> {
    body.contacts.iter().find(|(kind, _)| *kind == "hours").map(|(_, value)| value.as_str())
}
