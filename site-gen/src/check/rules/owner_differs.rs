//! The prose names another role that answers for the policy than the facts do.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, NAME};

pub(crate) static RULE: Rule = Rule {
    code: "R091",
    title: "another owner of the policy in the words than in the facts",
    why: "Somebody who asks who answers for the policy is sent to the wrong person.",
    cure: "The same role in both: the facts have it under `owner:`.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// Words before the role, and words behind it.
const BEFORE: [&str; 12] = [
    "policy owner:",
    "owner:",
    "policy is owned by",
    "owner of this policy is",
    "owner of the policy is",
    "responsible officer:",
    "lead officer:",
    "responsible person:",
    "the owner is",
    "its owner is",
    "policy is the responsibility of",
    "responsibility for this policy lies with",
];
const BEHIND: [&str; 15] = [
    "is responsible for this policy",
    "is responsible for the policy",
    "answers for this policy",
    "is in charge of this policy",
    "is in charge of the policy",
    "owns this policy",
    "looks after this policy",
    "looks after the policy",
    "keeps this policy up to date",
    "is the owner of this policy",
    "has responsibility for this policy",
    "leads on this policy",
    "has charge of this policy",
    "maintains this policy",
    "is accountable for this policy",
];

/// The same of something that the sentence before has named.
const BEHIND_IT: [&str; 4] = ["is in charge of it", "looks after it", "is responsible for it", "answers for it"];

static OWNS: AnyOf = AnyOf::of_table(|| BEFORE.iter().chain(&BEHIND).chain(&BEHIND_IT).copied().collect());

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(owner) = subject.version.policy.owner.applied() else { return Vec::new() };
    let prose = subject.prose;
    let right = plain(&owner.value);
    let found = prose.sentences_with(&OWNS).filter_map(|sentence| {
        let lower = sentence.lower;
        let behind = BEFORE.iter().find_map(|words| lower.get(lower.find(words)? + words.len()..));
        let before = BEHIND.iter().find_map(|words| whole(lower, words).and_then(|at| lower.get(..at)));
        let of_it = || BEHIND_IT.iter().find_map(|words| whole(lower, words).and_then(|at| lower.get(..at)));
        let before = before.or_else(|| of_it().filter(|_| follows_the_policy(subject, sentence.start)));
        // "The Director is in charge of it", and before a verb of its own: "the Director makes sure that … and answers for it".
        let role = behind.or(before)?.split(['.', ',', ';', '(']).next()?;
        let said = plain(role.split(" makes sure ").next()?);
        let at = lower.find(said.as_str())?;
        // A role in longer or shorter words is the same: "the Director of Housing Services".
        let same = said.contains(&right) || right.contains(&said);
        (!said.is_empty() && said.split(' ').count() <= 7 && !same && !is_no_role(&said)).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: format!(
                "the words and the facts differ: here the {} answers for the policy, and line {} has {}",
                sentence.text.get(at..at + said.len()).unwrap_or(&said),
                owner.at.line,
                owner.value
            ),
            write: format!("`{}`; or, if these words are right, the same under `owner:`", owner.value),
        })
    });
    found.collect()
}

/// Where words stand that end as a word does: not "for its use", and not "this policy's notice".
fn whole(lower: &str, words: &str) -> Option<usize> {
    let at = lower.find(words)?;
    let behind = lower.get(at + words.len()..)?;
    (!behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        && !behind.contains("day to day")
        && !behind.starts_with(" with us"))
    .then_some(at)
}

/// Whether the sentence before speaks of the policy, and of nothing else that somebody can be in charge of.
fn follows_the_policy(subject: &Subject<'_>, start: usize) -> bool {
    let Some(before) = subject.prose.sentence_before(start) else { return false };
    let last = before.lower.trim_start();
    // "The policy is on our website, with a film beside it": then it may be the film.
    let is_alone = !last.contains([',', ';']) && ["film", "page", "form"].iter().all(|other| !last.contains(other));
    is_alone && (last.starts_with("this policy is") || last.starts_with("the policy is"))
}

/// Words before the verb that name no role: the printed fact, people in general, something else of the policy's.
fn is_no_role(said: &str) -> bool {
    const NOBODY: [&str; 8] = ["each ", "every ", "everyone", "that ", "a ", "an ", "able ", "the manager"];
    said.as_bytes().contains(&NAME) || NOBODY.iter().any(|nobody| format!("{said} ").starts_with(nobody))
}

/// A role without its article.
fn plain(role: &str) -> String {
    let small = role.trim().to_lowercase();
    small.strip_prefix("the ").unwrap_or(&small).trim().to_owned()
}
