//! The prose prints an answer's time by its name, and counts it from another
//! day than the fact: `{{ stage-1.respond }} of receiving it`, where it runs from
//! the acknowledgement.
//!
//! A tenant counts from the day of their letter, and waits for an answer that is
//! due days later.

use complaints::days::clock::Step;

use crate::prose::said::{Act, Named, Starts};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R087",
    title: "a time printed by its name and counted from another day",
    why: "A tenant counts from the day that stands here, and the form and the receipt from another.",
    cure: "Say the start of the fact behind the name; or change the fact, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject
        .named()
        .iter()
        .filter(|named| named.act == Act::Step(Step::Respond))
        .filter_map(|one| finding(subject, one))
        .collect()
}

fn finding(subject: &Subject<'_>, named: &Named<'_>) -> Option<Finding> {
    let fact = subject.known.iter().find(|known| known.name.as_deref() == Some(named.name.name.as_str()))?;
    let (here, of_fact) = (named.starts?, fact.starts()?);
    let start = match here {
        Starts::Receipt => "receipt",
        Starts::Acknowledgement => "acknowledgement",
        Starts::Response | Starts::Problem => return None,
    };
    let (line, from) = (fact.limit.at.line, &fact.limit.value.from);
    (here != of_fact).then(|| Finding {
        at: subject.prose.place(named.name.text.start),
        found: format!(
            "`{{{{ {} }}}}` is counted from {start} here, and line {line} counts it from {from}",
            named.name.name
        ),
        write: format!(
            "\"from {from}\" behind the name; or, if {start} is right, `{} from {start}` on line {line}",
            fact.period
        ),
    })
}
