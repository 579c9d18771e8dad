//! People have hours or a few days for what takes a letter and an answer:
//! `escalate: 8 hours`, where weeks were meant. Or a letter is on its way for
//! weeks.
//!
//! Whoever trusts it thinks that it is too late, and gives up.

use complaints::days::clock::{Cited, Fact, Limit};
use complaints::days::period::Unit;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R140",
    title: "very little time for residents, or very long in the post",
    why: "A unit is easily mistyped, and whoever has hours in place of weeks thinks that it is too late.",
    cure: "The figure and the unit as the policy has them; if they are right, leave them or allow them.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// Fewer days than this to ask for something are asked about.
const DAYS_TO_ASK: u32 = 5;
/// The same to comment or to write back.
const DAYS_TO_REPLY: u32 = 3;
/// More days than this in the post are asked about.
const DAYS_IN_POST: u32 = 7;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let stages = || policy.each_procedure().flat_map(|procedure| &procedure.stages);
    let to_ask = stages().flat_map(|stage| [&stage.escalate, &stage.reopen, &stage.offer]);
    let to_reply = stages().flat_map(|stage| [&stage.comment, &stage.write_back]);
    let asked = policy.time_to_complain.iter().chain(to_ask).filter_map(|fact| short(fact, DAYS_TO_ASK));
    let replied = to_reply.filter_map(|fact| short(fact, DAYS_TO_REPLY));
    let post = policy.post.applied().filter(|post| post.value.usual_days() > DAYS_IN_POST).map(|post| Finding {
        at: post.at,
        found: format!("is this right? By this a letter is on its way for {}", post.value),
        write: "the time that a letter takes: is the figure or the unit mistyped? If it is right, leave it".to_owned(),
    });
    asked.chain(replied).chain(post).collect()
}

fn short(fact: &Fact<Limit>, least: u32) -> Option<Finding> {
    let Cited { value: limit, at, .. } = fact.applied()?;
    let is_short = limit.within.unit() == Unit::Hours || limit.within.usual_days() < least;
    is_short.then(|| Finding {
        at: *at,
        found: format!("is this right? By this people have {} and no longer", limit.within),
        write: "the time as the policy has it: is the figure or the unit mistyped? If it is right, leave it".to_owned(),
    })
}
