//! A stage of the policy does not say by when the landlord answers, and the
//! law does.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::law_name::in_sentence;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R042",
    title: "a stage without a time to answer",
    why: "People are told the law’s time in its place, and cannot know whether you hold to it.",
    cure: "In the next version, `respond:` with your time, which is at most the law’s.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForce, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(law) = subject.law() else { return Vec::new() };
    let pairs = subject.version.policy.each_procedure().flat_map(|policy| policy.stages.iter().zip(&law.stages));
    let silent = pairs.filter(|(own, _)| {
        own.respond_agreed.applied().is_none() && own.respond.iter().all(|clock| clock.limit.applied().is_none())
    });
    let findings = silent.filter_map(|(own, by_law)| {
        let limit = by_law.respond.applied()?;
        Some(Finding {
            at: own.at,
            found: "the policy does not say by when you answer at this stage".to_owned(),
            write: format!(
                "{}`respond: {}`, which is the most that {} allows",
                subject.in_which_version(),
                limit.value,
                in_sentence(&law.name)
            ),
        })
    });
    findings.collect()
}
