//! A complaint is kept for less time than people have to go to the Ombudsman.
//!
//! The Ombudsman asks the landlord for its papers, and they are gone: what the
//! resident says can no longer be shown.

use complaints::days::period::Period;
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
        let kept = keep.value.within;
        let outside = Outside::of(policy, &subject.library.bodies);
        let main = outside.main().and_then(|main| Some((main.body, main.body.limit.applied()?.value.within)));
        let body = main.map(|(body, open)| (format!("go to the {}", body.name), open));
        let stages = policy.each_procedure().flat_map(|p| &p.stages);
        let windows = stages.filter_map(|stage| stage.escalate.applied()).map(|limit| limit.value.within);
        let next = windows.map(|open| ("ask for the next stage".to_owned(), open));
        // What is counted from the complaint is over sooner than what is counted from its end.
        let from_its_end = keep.value.from.start.is_an_answer();
        let is_short = |open: Period| match from_its_end {
            true => kept.usual_days() < open.usual_days(),
            false => kept.usual_days() <= open.usual_days(),
        };
        let (what, open) =
            next.chain(body).filter(|(_, open)| is_short(*open)).max_by_key(|(_, open)| open.usual_days())?;
        Some(Finding {
            at: keep.at,
            found: format!("a complaint is kept for {kept}, and people can {what} for {open}"),
            write: format!("`keep: {open} from closure`, or longer"),
        })
    };
    finding().into_iter().collect()
}
