//! The prose tells people where to complain, and the facts have no such contact.
//!
//! The form, the receipt and the letters print the facts alone: a tenant who
//! does not read the whole policy never finds the number.

use super::contact_not_of_body::kind;
use crate::check::contacts::{Judged, judged};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R059",
    title: "a contact in the words that the facts do not have",
    why: "The form, the receipt and the letters print the facts alone. A tenant who does not read the whole policy never finds it.",
    cure: "Add it to `contacts:`, and print it by its name.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::Unstated = judged else { return None };
        let kind = kind(found.sort);
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!(
                "here people complain to \"{}\", and the facts have no {kind}: no other page shows it",
                found.typed
            ),
            write: format!("`{kind}: {}` under `contacts:`, and `{{{{ {kind} }}}}` here", found.typed),
        })
    })
    .collect()
}
