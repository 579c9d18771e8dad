//! The prose names a body, a scheme or a law that is no more.
//!
//! Who looks for it finds nobody, and who trusts it knows rights that were changed.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::history::is_told_as_history;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R076",
    title: "a body or a law that is no more",
    why: "Who looks for it finds nobody, and who trusts it knows rights that were changed.",
    cure: "Name what took its place; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (library, nation) = (subject.library, subject.version.policy.nation);
    let ended = library.ended.iter().filter(|ended| ended.has_ended(nation, subject.on));
    let mut found = Vec::new();
    for ended in ended {
        // Of names that begin alike, the longest stands first.
        let named = ended.names.iter().find_map(|name| {
            let at = first(subject, &name.to_lowercase())?;
            Some((name, at))
        });
        let Some((name, at)) = named else { continue };
        let until = ended.until.map(|day| format!(" on {}", library.phrases.date(day))).unwrap_or_default();
        found.push(Finding {
            at: subject.prose.place(at),
            found: format!("\"{name}\" ended{until}"),
            write: format!("`{}`", ended.today),
        });
    }
    found
}

/// The first place of a name that is not told of the past.
fn first(subject: &Subject<'_>, name: &str) -> Option<usize> {
    let lower = subject.prose.lower();
    // Most policies name none: that is seen at once.
    if !lower.contains(name) {
        return None;
    }
    lower.match_indices(name).map(|(at, _)| at).find(|at| !is_told_as_history(subject.prose, *at))
}
