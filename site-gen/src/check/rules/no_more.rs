//! The prose names a body, a scheme or a law that is no more.
//!
//! Who looks for it finds nobody, and who trusts it knows rights that were changed.

use complaints::policy::ended::Ended;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::sent_to_a_regulator::sends_to;
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
    let mut named = subject.names.ended.all_in(subject.prose.lower());
    // Most policies name none. Of names that begin alike, the longest stands first.
    named.sort_by_key(|(at, (_, nth), _)| (*nth, *at));
    let is_one =
        |at: usize, ended: &Ended| ended.has_ended(nation, subject.on) && !is_told_as_history(subject.prose, at);
    let mut found = Vec::new();
    for ended in &library.ended {
        let mut here = named.iter().filter(|(at, (of, _), _)| std::ptr::eq(*of, ended) && is_one(*at, ended));
        let Some((at, _, name)) = here.next().copied() else { continue };
        let until = ended.until.map(|day| format!(" on {}", library.phrases.date(day))).unwrap_or_default();
        found.push(Finding {
            at: subject.prose.place(at),
            found: format!("\"{name}\" ended{until}"),
            // Whoever sends people there with a complaint is to name who decides on one.
            write: match sends_to(subject.prose.lower().get(..at).unwrap_or_default()) {
                true => "`{{ ombudsman }}`, which is the body that decides".to_owned(),
                false => format!("`{}`", ended.today),
            },
        });
    }
    found
}
