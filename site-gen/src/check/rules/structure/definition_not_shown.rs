//! `[Note]: words` at the start of a line gives the address of a link, and is
//! shown nowhere; where no link uses it, the words are lost.

use std::collections::BTreeSet;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R128",
    title: "a line that is shown nowhere",
    why: "`[Note]: words` is taken for the address of a link; the words are lost.",
    cure: "`\\` before the first bracket, or the link in the sentence that needs it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let used: BTreeSet<&str> = document.links.iter().map(|link| link.label.as_str()).collect();
    let unused =
        document.definitions.iter().filter(|(label, _)| !used.contains(label.as_str()) && !label.starts_with('^'));
    let told = unused.map(|(_, span)| {
        let typed = document.typed(span);
        Finding::new(
            span.start,
            format!("\"{}\" is taken for the address of a link, and is not shown", shortened(typed)),
            format!("`\\{}` if readers should see it; `[words](address)` if it is a link", shortened(typed)),
        )
    });
    told.collect()
}
