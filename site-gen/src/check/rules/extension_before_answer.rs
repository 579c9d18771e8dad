//! An answer can be put off to a day before the one on which it is due anyway:
//! `extend: up to 8 working days in total` for an answer within 10.
//!
//! Whoever is told so is promised two last days for one answer.

use complaints::case::timeline::{Deadline, timeline};
use complaints::days::clock::Step;
use complaints::days::moment::Moment;
use complaints::policy::{Rulebook, Stage};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::check::tried::acknowledged_at_once;

pub(crate) static RULE: Rule = Rule {
    code: "R137",
    title: "an extension that ends before the answer is due",
    why: "An answer that takes longer would have to come sooner: people are promised two last days for it.",
    cure: "A time in total that is longer than the answer’s; or what comes on top of it: `up to 10 more working days`.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let in_total = |stage: &Stage| stage.extend.applied().is_some_and(|limit| limit.value.in_total);
    if !policy.stages.iter().any(in_total) {
        return Vec::new();
    }
    let calendar = subject.library.calendar(policy);
    // By the policy alone: the law may end an extension sooner.
    let rules = Rulebook { laws: &[], ..subject.library.rulebook(policy, &calendar) };
    let now = Moment::on(subject.on.max(policy.in_force.first_day()));
    let Some(events) = acknowledged_at_once(policy.stages.len(), now) else { return Vec::new() };
    let Ok(timeline) = timeline(&rules, &events, now) else { return Vec::new() };
    let answers = timeline.deadlines.iter().filter(|d| d.step == Step::Respond && d.is_promise() && d.when.is_none());
    answers.filter_map(|answer| finding(subject, answer)).collect()
}

fn finding(subject: &Subject<'_>, answer: &Deadline<'_>) -> Option<Finding> {
    let stage = subject.version.policy.stage(answer.stage)?;
    let extend = stage.extend.applied().filter(|limit| limit.value.in_total)?;
    let of_answer = answer.limit().filter(|limit| !limit.value.in_total)?;
    (answer.counted().is_some() && answer.at_most.is_none()).then(|| Finding {
        at: extend.at,
        found: format!(
            "an answer can take {} in total, which is no more than the {} that it has on line {} anyway",
            extend.value.within, of_answer.value.within, of_answer.at.line
        ),
        write: format!(
            "`extend: up to {}`, if that comes on top; else a longer time in total",
            extend.value.within.to_string().replacen(' ', " more ", 1)
        ),
    })
}
