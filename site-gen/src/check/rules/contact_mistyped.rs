//! A number or an address in the prose is nearly one that is known: one figure
//! off, two of them swapped, another ending.
//!
//! The complaint goes to a stranger, or nowhere, and nobody learns that it was
//! made.

use crate::check::contacts::{Judged, judged};
use crate::prose::contacts::Sort;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R057",
    title: "a contact that is nearly one that is known",
    why: "The complaint goes to a stranger, or nowhere, and nobody learns that it was made.",
    cure: "Print the fact by its name, or write the contact as the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::Mistyped(known) = judged else { return None };
        let at = known.line.map(|line| format!(" on line {line}")).unwrap_or_default();
        let whose = known.body.map_or("the facts have".to_owned(), |body| format!("that of {body} is"));
        let name = known.name.as_ref().map(|name| format!("`{{{{ {name} }}}}`"));
        let shown = format!("`{}`", known.shown);
        // A postcode is the end of an address that stands there too.
        let whole = if found.sort == Sort::Postcode { "in place of the whole address " } else { "" };
        let write = match (name, known.body) {
            (Some(name), None) => name,
            (Some(name), Some(_)) => format!("{shown}, or {name}"),
            (None, _) => shown,
        };
        let right =
            known.line.map(|line| format!("; or, if this one is right, the same on line {line}")).unwrap_or_default();
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!("\"{}\" looks mistyped: {whose} {}{at}", found.typed, known.shown),
            write: format!("{whole}{write}{right}"),
        })
    })
    .collect()
}
