//! A complaint is kept for less time than people have to go to the Ombudsman.
//!
//! The Ombudsman asks the landlord for its papers, and they are gone: what the
//! resident says can no longer be shown.

use complaints::days::clock::Start;
use complaints::policy::outside::Outside;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R068",
    title: "a complaint kept for less time than people have to go on",
    why: "The Ombudsman asks for the papers, and they are gone: what the resident says can no longer be shown.",
    cure: "Keep a complaint for at least as long as people can go on with it; the message has the line.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let finding = || {
        let policy = &subject.version.policy;
        let keep = policy.retention.applied()?;
        let outside = Outside::of(policy, &subject.library.bodies);
        let limits = outside.each().filter_map(|named| Some((named.body, named.body.limit.applied()?)));
        let after_the_answer = limits.filter(|(_, limit)| limit.value.from.start == Start::FinalResponse);
        let (body, open) = after_the_answer.max_by_key(|(_, limit)| limit.value.within.usual_days())?;
        let open = open.value.within;
        (keep.value.within.usual_days() < open.usual_days()).then(|| Finding {
            at: keep.at,
            found: format!(
                "a complaint is kept for {}, and people can go to the {} for {open} after the last answer",
                keep.value.within, body.name
            ),
            write: format!("`keep: {open} from closure` or longer"),
        })
    };
    finding().into_iter().collect()
}
