//! What `changes:` tells people is no time of the version: the sentence was
//! copied, mistyped, or has the old time where the new one belongs.
//!
//! It is what readers of the feed and of the announcement go by, before they have
//! read anything else.

use complaints::policy::library::Version;
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rule::Rule;

use crate::prose::known::{self, Known, is_same};
use crate::prose::quantity::quantities;
use crate::prose::said::{self, Voice};
use crate::prose::verdict::{Verdict, verdict};
use crate::prose::words::tokens;
use crate::prose::{Prose, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R089",
    title: "a change told with another time than the facts have",
    why: "People read of a change in `changes:` before they read the policy, and go by the time that stands there.",
    cure: "In `changes:` the times of this version for what holds now, and those of the version before for what held.",
    can_be_allowed: false,
};

/// Looks at what a version tells of its changes, beside its facts and those of the version before.
pub(in crate::check) fn of_version(before: &Version, version: &Version) -> Option<Problem> {
    let policy = &version.policy;
    let text = policy.changes.as_ref().filter(|_| policy.changes != before.policy.changes)?;
    let prose = Prose::read(text, 1);
    let (old, new) = (known::all(&before.policy), known::all(policy));
    let told = of_neither(&prose, &old, &new).or_else(|| of_the_old(&prose, version, &new))?;
    let line = version.front.lines().position(|line| line.trim_start().starts_with("changes:"));
    // The facts start on the second line of the file.
    let place = line.map_or(Place { line: 1, column: 1 }, |at| Place { line: at + 2, column: 1 });
    let times = |known: &[Known<'_>]| {
        let mut times: Vec<String> = Vec::new();
        for one in known.iter().filter(|one| one.is_applied) {
            let time = one.period.to_string();
            if !times.contains(&time) {
                times.push(time);
            }
        }
        times.join(", ")
    };
    let found = format!("`changes:` tells people of \"{}\", {}", told.time, told.why);
    let write = match &told.right {
        Some(right) => format!("`{right}` in its place; or the other time among the facts, if `changes:` is right"),
        None => format!("a time of this version ({}), or of the one before it ({})", times(&new), times(&old)),
    };
    Some(Problem::at(Severity::Error, &RULE, version.file.as_str(), place, found, write))
}

/// A time in `changes:` that is not so.
struct Told {
    time: String,
    why: String,
    right: Option<String>,
}

/// A time that neither version has for anything.
fn of_neither(prose: &Prose<'_>, old: &[Known<'_>], new: &[Known<'_>]) -> Option<Told> {
    let sentences = prose.blocks().iter().flat_map(|block| prose.sentences(block));
    sentences.flat_map(|sentence| quantities(&tokens(&sentence))).find_map(|time| {
        let period = time.period?;
        let is_of = |known: &[Known<'_>]| known.iter().any(|one| is_same(one.period, period));
        (!is_of(old) && !is_of(new)).then(|| Told {
            time: prose.typed(time.text.clone()).to_owned(),
            why: "and neither this version nor the one before it has that time".to_owned(),
            right: None,
        })
    })
}

/// A time of before that is told as what holds now.
fn of_the_old(prose: &Prose<'_>, version: &Version, new: &[Known<'_>]) -> Option<Told> {
    let said = said::all(prose, &version.policy, new);
    said.iter().filter(|said| said.voice == Voice::Promise && is_alone(&said.sentence)).find_map(|said| {
        let Verdict::Other(fact) = verdict(said, new, &version.policy) else { return None };
        Some(Told {
            time: prose.typed(said.quantity.text.clone()).to_owned(),
            why: format!("and line {} gives {}", fact.limit.at.line, fact.period),
            right: Some(fact.period.to_string()),
        })
    })
}

/// Whether a sentence has one time: of two, one may be what was.
fn is_alone(sentence: &Sentence<'_>) -> bool {
    quantities(&tokens(sentence)).len() == 1
}
