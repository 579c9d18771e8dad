//! The prose repeats a number or an address that the facts give.
//!
//! Today the two are equal. When the number changes, somebody has to find both.

use crate::prose::contacts::{Found, Sort};

use crate::check::contacts::{Judged, judged};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R060",
    title: "a contact that could be printed by its name",
    why: "Today the two are equal. When the number changes, one of them is forgotten, and people call the old one.",
    cure: "Write the name of the fact in braces, as in `{{ phone }}`.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Advice, of: Versions::InForceAndToCome, find };

/// Whether a contact stands in the brackets that make a link of it; a name makes one by itself.
fn is_in_angles(subject: &Subject<'_>, found: &Found) -> bool {
    let text = subject.prose.text();
    let before = text.get(..found.text.start).unwrap_or_default();
    before.ends_with('<') && text.get(found.text.end..).unwrap_or_default().starts_with('>')
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::Same(known) = judged else { return None };
        let name = known.name.as_ref()?;
        // No name stands in an address of a link.
        if ["tel:", "mailto:"].iter().any(|scheme| found.typed.starts_with(scheme)) {
            return None;
        }
        // A postcode is a part of what the name prints.
        let is_shown = found.typed.contains('@') || found.typed.bytes().any(|byte| byte.is_ascii_digit());
        (is_shown && known.body.is_none() && (found.typed == known.shown || found.sort == Sort::Phone)).then(|| {
            Finding {
                at: subject.prose.place(found.text.start),
                found: format!("\"{}\" is what the facts give too", found.typed),
                write: format!(
                    "`{{{{ {name} }}}}` in {}, which prints the fact and so can never differ from it",
                    if is_in_angles(subject, found) { "place of it and its `<` and `>`" } else { "its place" }
                ),
            }
        })
    })
    .collect()
}
