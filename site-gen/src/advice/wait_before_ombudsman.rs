//! The policy tells people to wait for a designated person before they go to
//! the Housing Ombudsman. The law that asked for that wait ended on 1 October
//! 2022 (Building Safety Act 2022, section 160).

use complaints::policy::Scheme;

use super::rule::{Finding, Rule, Subject};

pub(super) const RULE: Rule = Rule { id: "wait-before-ombudsman", find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let wait = policy.designated_persons.as_ref().and_then(|d| d.wait.applied());
    let overtaken = wait.filter(|_| policy.scheme == Scheme::HousingOmbudsman);
    let finding = overtaken.map(|wait| Finding {
        at: wait.at,
        found: "the policy tells people to wait before they go to the Ombudsman; since 1 October 2022 they need not"
            .to_owned(),
        write: "in the next version: “You can go to the Housing Ombudsman yourself when you have our final answer.”"
            .to_owned(),
    });
    finding.into_iter().collect()
}
