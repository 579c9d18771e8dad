//! The prose calls a body outside by a name that it no longer has.
//!
//! Who looks for that name finds nothing, or an old page with old numbers.

use complaints::policy::outside::Body;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::history::is_told_as_history;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R063",
    title: "a body outside under a name that it no longer has",
    why: "Who looks for that name finds nothing, or an old page with old numbers.",
    cure: "Write the name of today; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = subject.names.former.all_in(subject.prose.lower());
    let old = all.into_iter().filter(|(at, (body, was), _)| is_the_name(subject, body, &was.value, *at));
    let found = old.map(|(at, (body, was), _)| {
        let until = was.until.map(|day| format!(" until {}", subject.library.phrases.date(day))).unwrap_or_default();
        Finding {
            at: subject.prose.place(at),
            found: format!("\"{}\" was the name of the {}{until}", was.value, body.name),
            write: format!("`{}`", body.name),
        }
    });
    found.collect()
}

/// Whether the old name stands at a place, and not the name of today behind a word such as "independent".
fn is_the_name(subject: &Subject<'_>, body: &Body, was: &str, at: usize) -> bool {
    let prose = subject.prose;
    let typed = prose.text().get(at..at + was.len()) == Some(was);
    let before = prose.text().get(..at).unwrap_or_default();
    let opens = before.is_empty() || before.ends_with('\n') || before.trim_end().ends_with(['.', '!', '?', ':', ')']);
    let is_longer = was.ends_with(body.name.as_str());
    (!is_longer || typed && !opens) && !is_told_as_history(prose, at)
}
