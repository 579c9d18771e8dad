//! The prose promises a time for a step of a stage, and the facts have none.
//!
//! People read the promise, and neither the form, the receipt nor the officers'
//! list ever shows its day: nobody is held to it.

use crate::prose::known::{self, Known};
use crate::prose::said::{Act, Said};
use crate::prose::verdict::{Verdict, speaks_of, verdict};

use complaints::policy::RISK;

use complaints::days::clock::Step;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R052",
    title: "a time in the words that the facts do not have",
    why: "People read the promise, and no form, receipt or list ever shows its day, so nobody is held to it.",
    cure: "Add it to the facts; the message has the line.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let missing = |said: &&Said<'_>| matches!(verdict(said, subject.known, &subject.version.policy), Verdict::Missing);
    // What the facts have somewhere may have been meant for there.
    let owner = |act: Act| match act {
        Act::Step(step) => Some(step.owed_by()),
        Act::Extend | Act::Keep => None,
    };
    let nowhere = |said: &&Said<'_>| {
        let same = |known: &Known<'_>| owner(known.act) == owner(said.act) && known::is_same(known.period, said.period);
        !subject.known.iter().any(same)
    };
    let missing: Vec<&Said<'_>> = subject.said.iter().filter(missing).filter(nowhere).collect();
    // Two that differ are told together, as what they are.
    let alone = |said: &&Said<'_>| {
        let same_thing = missing.iter().filter(|other| (other.act, &other.stages) == (said.act, &said.stages));
        same_thing.into_iter().all(|other| known::is_same(other.period, said.period))
    };
    missing.iter().copied().filter(alone).filter_map(|said| finding(subject, said)).collect()
}

fn finding(subject: &Subject<'_>, said: &Said<'_>) -> Option<Finding> {
    let Act::Step(step @ (Step::Acknowledge | Step::Respond | Step::Escalate)) = said.act else { return None };
    let stage = said.stages.first()?;
    let section = said.sections.first().map(|section| format!(" ({section})")).unwrap_or_default();
    let of_stage = |known: &&Known<'_>| known.act == said.act && known.stage == Some(*stage);
    let write = match subject.known.iter().find(of_stage) {
        // The stage has such a time: this one is of some cases.
        Some(known) => {
            let of_case = |when: &&str| speaks_of(&said.over, &said.sentence, when, &subject.version.policy);
            let cases = subject.version.policy.circumstances.iter().map(|one| one.id.as_str());
            let case = [RISK].into_iter().chain(cases).find(of_case).unwrap_or("…");
            let section = said.sections.first().map(|section| format!(", section: \"{section}\"")).unwrap_or_default();
            format!(
                "`- {{ when: {case}, within: {}{section} }}` in a list with the time on line {}, each on a line of its own \
                 with a hyphen; or take the time out of the sentence",
                said.period, known.limit.at.line
            )
        }
        None => format!(
            "`{}: {}{section}` under stage {stage} of the facts; or take the time out of the sentence",
            step.name(),
            said.period
        ),
    };
    Some(Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: format!(
            "the words give \"{}\" at stage {stage}, and the facts have no such time: no page, form or receipt shows its day",
            subject.prose.typed(said.quantity.text.clone())
        ),
        write,
    })
}
