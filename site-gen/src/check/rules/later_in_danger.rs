//! Where somebody could get hurt, a step comes later than else: a figure or a
//! unit is mistyped, or the two times have changed places.

use complaints::days::clock::{Clock, Fact};
use complaints::policy::RISK;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R049",
    title: "a time that is longer in danger",
    why: "Somebody who could get hurt would wait longer than everybody else.",
    cure: "The time that the policy has for danger; a figure or a unit is easily mistyped.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let stages = subject.version.policy.each_procedure().flat_map(|procedure| &procedure.stages);
    stages.flat_map(|stage| stage.clocks()).flat_map(|(_, clocks)| of_step(clocks)).collect()
}

/// Each time for danger that is longer than the one that holds else.
fn of_step(clocks: &[Clock]) -> Vec<Finding> {
    let limits = |in_danger: bool| {
        let of = move |clock: &&Clock| match &clock.when {
            None => !in_danger,
            Some(when) => in_danger && when == RISK,
        };
        clocks.iter().filter(of).filter_map(|clock| Fact::applied(&clock.limit))
    };
    let Some(usual) = limits(false).next() else { return Vec::new() };
    let later = limits(true).filter(|limit| limit.value.within.usual_days() > usual.value.within.usual_days());
    let findings = later.map(|limit| Finding {
        at: limit.at,
        found: format!(
            "is this right? In danger people wait {}, and everybody else {}",
            limit.value.within, usual.value.within
        ),
        write: "the time that the policy has for danger; is the figure or the unit mistyped?".to_owned(),
    });
    findings.collect()
}
