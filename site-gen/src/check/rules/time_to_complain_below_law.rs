//! The policy gives people less time to complain than the law does: six months
//! in a policy of 2014, say, where the Code of 2024 gives twelve.

use complaints::days::clock::{Cited, Fact, Limit};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::law_name::in_sentence;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R041",
    title: "less time to complain than the law gives",
    why: "Somebody who reads that it is too late does not complain, though the law lets them.",
    cure: "In the next version, the time that the law gives; the message has the line.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForce, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let finding = || {
        let law = subject.law()?;
        let by_law = longest(&law.time_to_complain)?.value.within;
        let own = longest(&subject.version.policy.time_to_complain)?;
        (by_law.usual_days() > own.value.within.usual_days()).then(|| Finding {
            at: own.at,
            found: format!(
                "the policy gives {} to complain; {} gives {by_law}",
                own.value.within,
                in_sentence(&law.name)
            ),
            write: format!("{}`time_to_complain: {by_law} from becoming aware`", subject.in_which_version()),
        })
    };
    finding().into_iter().collect()
}

/// A soft limit and a hard one stand side by side: the longest is what somebody can count on.
fn longest(facts: &[Fact<Limit>]) -> Option<&Cited<Limit>> {
    facts.iter().filter_map(Fact::applied).max_by_key(|limit| limit.value.within.usual_days())
}
