//! The policy has more stages than the law lets a landlord have: the Ombudsman's
//! Code allows two (5.3).
//!
//! Every stage more is weeks that somebody waits before the Ombudsman can look.

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::law_name::in_sentence;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R138",
    title: "more stages than the law allows",
    why: "Every stage more is weeks that somebody waits before the Ombudsman can look at it.",
    cure: "In the next version, as many stages as the law has: the Ombudsman’s Code allows two (5.3).",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let law = subject.law().filter(|law| policy.scheme == Scheme::HousingOmbudsman && !law.stages.is_empty());
    let Some(law) = law else { return Vec::new() };
    let most = law.stages.len();
    let beyond = policy.each_procedure().filter_map(|procedure| {
        let stage = procedure.stages.get(most)?;
        Some(Finding {
            at: stage.at,
            found: format!(
                "the policy has {} stages; {} allows {most} and no more (5.3)",
                procedure.stages.len(),
                in_sentence(&law.name)
            ),
            write: format!("{}no stage from here on: the answer before it is the last", subject.in_which_version()),
        })
    });
    beyond.collect()
}
