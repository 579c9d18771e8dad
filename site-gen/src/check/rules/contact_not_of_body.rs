//! The prose gives a number or an address for a body outside that is none of
//! those that were checked with that body.
//!
//! People turn to the Ombudsman when all else has failed. A wrong number there
//! costs them time that they may not have.

use complaints::policy::outside::Body;

use crate::prose::contacts::Sort;

use crate::check::contacts::{Judged, judged};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R061",
    title: "a contact that is not the body’s",
    why: "People turn to a body outside when all else has failed. A wrong number there costs them time that they may not have.",
    cure: "Write the contact that was checked with that body; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::NotOfBody(body) = judged else { return None };
        let kind = kind(found.sort);
        let known = body.contacts.iter().find(|(known, _)| *known == kind).map(|(_, value)| value.as_str());
        let checked = body.checked_on.map(|day| format!(" on {}", subject.library.phrases.date(day)));
        let checked = checked.unwrap_or_default();
        let what = match known {
            Some(known) => format!("what was checked{checked} is {known}"),
            None => format!("none was found{checked}"),
        };
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!("\"{}\" stands here for the {}; {what}", found.typed, body.name),
            write: format!(
                "{}; or, if it is your own, a paragraph of its own for it, and the same under `contacts:`",
                instead(body, found.sort)
            ),
        })
    })
    .collect()
}

pub(super) fn kind(sort: Sort) -> &'static str {
    match sort {
        Sort::Phone => "phone",
        Sort::Email => "email",
        Sort::Host => "web",
        Sort::Postcode => "post",
    }
}

/// What to write in place of a contact: the one of today, or another way where the body has none of that kind.
pub(super) fn instead(body: &Body, sort: Sort) -> String {
    match body.contacts.iter().find(|(known, _)| *known == kind(sort)).map(|(_, value)| value) {
        Some(now) if sort == Sort::Postcode => format!("in place of the whole address `{now}`"),
        Some(now) => format!("`{now}`"),
        None => format!("the sentence with another way, since there is none of this kind now: {}", ways(body)),
    }
}

/// The ways to reach a body that there are.
fn ways(body: &Body) -> String {
    let ways = body.contacts.iter().filter_map(|(kind, value)| match *kind {
        "phone" => Some(format!("call `{value}`")),
        "post" => Some(format!("write to `{value}`")),
        "web" => Some(format!("go to `{value}`")),
        _ => None,
    });
    ways.collect::<Vec<_>>().join(" or ")
}
