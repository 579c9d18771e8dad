//! A new version whose number, day of approval and day of review are all those of
//! the version that it was copied from.

use complaints::policy::Policy;
use complaints::policy::library::Version;
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rule::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "R167",
    title: "a new version with the number and the days of the old one",
    why: "Readers are shown when a policy was agreed, and when it is looked at again. Here they would be told that of \
          the version before.",
    cure: "In the new version its own `version:`, `approved:` and `review_due:`, as far as they have changed.",
    can_be_allowed: false,
};

/// Looks at a version beside the one before it.
pub(in crate::check) fn of_version(before: &Version, version: &Version) -> Option<Problem> {
    let (old, new) = (&before.policy, &version.policy);
    let day = |policy: &Policy| {
        let approved = policy.approved.as_ref().map(|day| day.value);
        (policy.version.clone(), approved, policy.review_due.as_ref().map(|day| day.value))
    };
    let stated = [
        ("version", new.version.is_some()),
        ("approved", new.approved.is_some()),
        ("review_due", new.review_due.is_some()),
    ];
    let keys: Vec<String> =
        stated.into_iter().filter(|(_, is_stated)| *is_stated).map(|(key, _)| format!("`{key}:`")).collect();
    // One alone may well stay: many policies are reviewed on a day that a new time does not move.
    if keys.len() < 2 || day(old) != day(new) {
        return None;
    }
    let lines = version.front.lines();
    let first = ["version:", "approved:", "review_due:"];
    let line = lines.enumerate().find(|(_, line)| first.iter().any(|key| line.starts_with(key)));
    let place = Place { line: line.map_or(1, |(at, _)| version.line_of_fact(at)), column: 1 };
    let (last, others) = keys.split_last()?;
    let all = format!("{} and {last}", others.join(", "));
    let found = format!("{all} still say what they say in {}: readers are told of that version", before.file);
    let write = format!("what is so of this version under {all}, where it has changed");
    Some(Problem::at(Severity::Advice, &RULE, version.file.as_str(), place, found, write))
}
