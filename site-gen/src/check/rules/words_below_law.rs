//! The prose gives people less time to complain than the law does, and the facts
//! give none.

use complaints::days::clock::{Fact, Step};

use crate::check::law_name::in_sentence;
use crate::prose::said::{Act, Voice};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R074",
    title: "less time to complain in the words than the law gives",
    why: "Somebody who reads that it is too late does not complain, though the law lets them.",
    cure: "Write the time that the law gives; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let complain = Act::Step(Step::Complain);
    // Where the facts give a time, the prose is held to it, and it to the law.
    let told = subject.known.iter().any(|known| known.act == complain);
    let Some(law) = subject.law().filter(|_| !told) else { return Vec::new() };
    let by_law = law.time_to_complain.iter().filter_map(Fact::applied).map(|limit| limit.value.within);
    let Some(by_law) = by_law.max_by_key(|within| within.usual_days()) else { return Vec::new() };
    let short = subject.said.iter().filter(|said| {
        said.act == complain
            && said.is_sure
            && said.voice == Voice::Promise
            && said.period.usual_days() < by_law.usual_days()
    });
    short
        .map(|said| Finding {
            at: subject.prose.place(said.quantity.text.start),
            found: format!("the words give {} to complain; {} gives {by_law}", said.period, in_sentence(&law.name)),
            write: format!("`Tell us within {by_law} of becoming aware of the problem.`"),
        })
        .collect()
}
