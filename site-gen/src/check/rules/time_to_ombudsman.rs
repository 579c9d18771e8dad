//! The prose gives people another time to go to a body outside than that body
//! does.
//!
//! Too short a time keeps people from it; one that is too long lets them come
//! when the door is shut.

use complaints::days::clock::{Start, Step};

use crate::prose::known::is_same;
use crate::prose::said::{Act, Said, Starts, Voice};

use crate::check::bodies_in_words::body_round;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R066",
    title: "another time to go to a body outside than it gives",
    why: "Too short a time keeps people from it, and one that is too long lets them come when the door is shut.",
    cure: "Write the time that the body gives; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.said.iter().filter_map(|said| finding(subject, said)).collect()
}

fn finding(subject: &Subject<'_>, said: &Said<'_>) -> Option<Finding> {
    if said.act != Act::Step(Step::Ombudsman) || said.voice == Voice::Told || !is_the_last_day(subject, said) {
        return None;
    }
    let among_facts = subject.known.iter().any(|known| known.act == said.act && is_same(known.period, said.period));
    let body = body_round(subject, said.quantity.text.clone())?;
    let limit = body.limit.applied()?;
    // Whoever counts from the problem finds the door shut before it is, or thinks so.
    let from_problem =
        matches!(said.starts, Some(Starts::Problem | Starts::Aware)) && limit.value.from.start == Start::FinalResponse;
    (!among_facts && (from_problem || !is_same(limit.value.within, said.period))).then(|| Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: format!(
            "here people have \"{}\" to go to the {}; it gives {} from {}",
            subject.prose.typed(said.quantity.text.clone()),
            body.name,
            limit.value.within,
            limit.value.from
        ),
        write: match said.starts {
            // The words behind it say from when, and rightly.
            Some(Starts::Response) => format!("`{}`", limit.value.within),
            _ => format!("the sentence with `{}`, counted from {}", limit.value.within, limit.value.from),
        },
    })
}

/// Whether it is the time in which people can go, and not one to wait for.
fn is_the_last_day(subject: &Subject<'_>, said: &Said<'_>) -> bool {
    let before = subject.prose.lower().get(said.sentence.start..said.quantity.text.start).unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    words.iter().any(|word| matches!(*word, "within" | "have" | "up"))
}
