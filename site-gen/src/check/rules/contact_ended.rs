//! The prose gives an address, a number or an e-mail address of a body outside
//! that has ended.
//!
//! What is sent there is returned, or lies unread, while the time to go to the
//! Ombudsman runs on.

use super::contact_not_of_body::instead;
use crate::check::contacts::{Judged, judged};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R062",
    title: "a contact of a body outside that has ended",
    why: "What is sent there comes back or lies unread, while the time to go to the Ombudsman runs on.",
    cure: "Write the contact of today; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::Ended(body, was) = judged else { return None };
        let until = was.until.map(|day| format!(" until {}", subject.library.phrases.date(day))).unwrap_or_default();
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!(
                "\"{}\" was the {} of the {}{until}, and is no more",
                found.typed,
                was.kind.name(),
                body.name
            ),
            write: instead(body, found.sort),
        })
    })
    .collect()
}
