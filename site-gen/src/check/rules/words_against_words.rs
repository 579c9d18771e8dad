//! Two sections of the prose give different times for the same step of the same
//! stage, and no fact says which holds.
//!
//! Each reader believes the one that they come upon. A landlord that answers
//! within the longer one is late for half of them.

use crate::prose::known::is_same;
use crate::prose::said::{Act, Said, Voice};

use complaints::days::clock::Step;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R050",
    title: "two sentences that give different times",
    why: "Each reader believes the sentence that they come upon, and half of them are let down.",
    cure: "Keep the one that is right, say it among the facts, and print it by its name in both places.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let is_known = |said: &Said<'_>| {
        subject.known.iter().any(|k| k.act == said.act && k.stage.is_none_or(|stage| said.stages.contains(&stage)))
    };
    let is_plain = |said: &&Said<'_>| {
        let one_thing = said.stages.len() == 1
            || matches!(said.act, Act::Step(Step::Complain) | Act::Keep) && said.stages.is_empty();
        is_one_promise(said.act)
            && said.is_sure
            && said.voice == Voice::Promise
            && one_thing
            && !said.quantity.is_more
            && !is_known(said)
    };
    let plain: Vec<&Said<'_>> = subject.said.iter().filter(is_plain).collect();
    let mut found = Vec::new();
    for (at, said) in plain.iter().enumerate() {
        let same_thing =
            |one: &&&Said<'_>| one.act == said.act && one.stages == said.stages && one.starts == said.starts;
        // The first that was said; later ones are held to it.
        if let Some(first) = plain.iter().take(at).find(same_thing)
            && !is_same(first.period, said.period)
        {
            found.push(finding(subject, first, said));
        }
    }
    found
}

/// What is done once at a stage, so that two times for it cannot both hold; people are contacted many times.
fn is_one_promise(act: Act) -> bool {
    use Step::{AcceptOffer, Acknowledge, Complain, Escalate, Reopen, Respond};
    match act {
        Act::Step(step) => matches!(step, Acknowledge | Respond | Escalate | Complain | Reopen | AcceptOffer),
        Act::Keep => true,
        Act::Extend => false,
    }
}

fn finding(subject: &Subject<'_>, first: &Said<'_>, said: &Said<'_>) -> Finding {
    let typed = |said: &Said<'_>| subject.prose.typed(said.quantity.text.clone());
    let line = subject.prose.place(first.quantity.text.start).line;
    Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: format!(
            "two sentences differ: here stands \"{}\", and line {line} has \"{}\" for the same",
            typed(said),
            typed(first)
        ),
        write: "the one that is right in both places; then say it once among the facts, and print it by its name"
            .to_owned(),
    }
}
