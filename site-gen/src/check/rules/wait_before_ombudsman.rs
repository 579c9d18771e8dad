//! The policy tells people to wait for a designated person before they go to
//! the Housing Ombudsman. The law that asked for that wait ended on 1 October
//! 2022 (Building Safety Act 2022, section 160).

use complaints::days::clock::Start;
use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R040",
    title: "a wait before the Ombudsman that the law has ended",
    why: "People who believe that they must wait for a designated person go to the Ombudsman weeks later than they may, or not at all.",
    cure: "In the next version, say that people can go to the Ombudsman themselves when they have your final answer.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForce, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let wait = policy.designated_persons.as_ref().and_then(|d| d.wait.applied());
    let overtaken = wait.filter(|_| policy.scheme == Scheme::HousingOmbudsman);
    let finding = overtaken.map(|wait| Finding {
        at: wait.at,
        found: "the policy tells people to wait before they go to the Ombudsman; since 1 October 2022 they need not"
            .to_owned(),
        write: format!(
            "{}“You can go to the Housing Ombudsman yourself when you have our final answer.”",
            subject.in_which_version()
        ),
    });
    finding.into_iter().chain(opens_late(subject)).collect()
}

/// The Ombudsman's body, told to open some time after the last answer: it takes people as soon as they have that.
fn opens_late(subject: &Subject<'_>) -> Option<Finding> {
    let policy = &subject.version.policy;
    let body = policy.ombudsman.iter().find(|body| body.id == Scheme::HousingOmbudsman.name())?;
    let opens = body.opens.applied()?;
    let limit = &opens.value;
    let from_answer = matches!(limit.from.start, Start::Response | Start::FinalResponse | Start::Closure);
    (policy.scheme == Scheme::HousingOmbudsman && from_answer).then(|| Finding {
        at: opens.at,
        found: format!(
            "people are told to wait {} after your answer before they go to the Housing Ombudsman; they can go as soon as \
             they have it",
            limit.within
        ),
        write: "no `opens:` for it".to_owned(),
    })
}
