//! `corrects:` in a version in which nothing is otherwise than in the one before.

use complaints::policy::library::Version;
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rule::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "R180",
    title: "a mistake that was put right, and nothing is otherwise than before",
    why: "Readers are told that the old words were wrong. They look for what is right now, and find the same.",
    cure: "Put it right in this version; or take `corrects:` away.",
    can_be_allowed: false,
};

/// Lines among the facts that tell of the version and not of what holds.
const OF_THE_VERSION: [&str; 6] = ["corrects:", "changes:", "version:", "approved:", "review_due:", "update:"];

/// Looks at a version beside the one before it.
pub(in crate::check) fn of_version(before: &Version, version: &Version) -> Option<Problem> {
    version.policy.corrects.as_ref().filter(|_| version.policy.corrects != before.policy.corrects)?;
    let facts = |of: &Version| {
        let lines = of.front.lines().filter(|line| !OF_THE_VERSION.iter().any(|key| line.starts_with(key)));
        lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    };
    let is_same = before.body.split_whitespace().eq(version.body.split_whitespace()) && facts(before) == facts(version);
    let at = version.front.lines().position(|line| line.starts_with("corrects:"))?;
    is_same.then(|| {
        let place = Place { line: version.line_of_fact(at), column: 1 };
        let found =
            format!("`corrects:` says that something was wrong, and this version is the same as {}", before.file);
        let write = "what is right, in the words or the facts of this version; or no line `corrects:`".to_owned();
        Problem::at(Severity::Error, &RULE, version.file.as_str(), place, found, write)
    })
}
