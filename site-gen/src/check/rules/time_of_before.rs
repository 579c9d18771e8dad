//! A time that a new version has changed among the facts still stands in its
//! words, where nothing tells what it is for: "if 10 working days are over and you
//! have heard nothing, we are late".
//!
//! Whoever reads it waits for a day that nobody keeps any more.

use complaints::policy::library::Version;
use complaints::words::problem::{Problem, Severity};
use complaints::words::rule::Rule;

use crate::prose::known::{self, Known, is_same};
use crate::prose::quantity::quantities;
use crate::prose::said::{self, Voice};
use crate::prose::verdict::{Verdict, verdict};
use crate::prose::words::tokens;
use crate::prose::{Prose, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R168",
    title: "a time of the version before that still stands in the words",
    why: "Whoever reads it waits for a day that nobody keeps any more.",
    cure: "The new time in its place, by the name of the fact; or leave it, where it is the time of something else.",
    can_be_allowed: false,
};

/// Words that say that a sentence tells what was.
const OF_BEFORE: [&str; 8] = [" was ", " were ", "until ", "used to", "previous", "earlier", "before 1 ", "no longer"];

/// Looks at the words of a version beside the facts of the one before it.
pub(in crate::check) fn of_version(before: &Version, version: &Version) -> Vec<Problem> {
    let (old, new) = (known::all(&before.policy), known::all(&version.policy));
    let changed: Vec<(&Known<'_>, &Known<'_>)> = new
        .iter()
        .filter(|now| now.is_applied)
        .filter_map(|now| {
            let same = |was: &&Known<'_>| (was.act, was.stage, was.when) == (now.act, now.stage, now.when);
            let was = old.iter().filter(|was| was.is_applied).find(same)?;
            (!is_same(was.period, now.period)).then_some((was, now))
        })
        .collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let prose = Prose::read(&version.body, version.body_line);
    let said = said::all(&prose, &version.policy, &new);
    // What can be told of a time is told by rules of its own.
    let is_told = |start: usize| {
        said.iter()
            .filter(|said| said.quantity.text.start == start)
            .any(|said| said.voice == Voice::Told || !matches!(verdict(said, &new, &version.policy), Verdict::Open))
    };
    let mut found = Vec::new();
    for sentence in prose.every_sentence().filter(|sentence| !OF_BEFORE.iter().any(|of| sentence.lower.contains(of))) {
        for time in quantities(&tokens(&sentence)) {
            let Some(period) = time.period.filter(|_| !is_told(time.text.start)) else { continue };
            let of = changed.iter().find(|(was, _)| is_same(was.period, period));
            let Some((_, now)) = of else { continue };
            found.push(problem(version, &prose, &sentence, &time.text, now));
        }
    }
    found
}

fn problem(
    version: &Version,
    prose: &Prose<'_>,
    sentence: &Sentence<'_>,
    text: &std::ops::Range<usize>,
    now: &Known<'_>,
) -> Problem {
    let typed = prose.typed(text.clone());
    let place = prose.place(text.start);
    let found = format!(
        "the words still say \"{typed}\", which was the time on line {} until this version: there it is {} now",
        now.limit.at.line, now.period
    );
    let name = now.name.as_ref().map_or_else(|| now.period.to_string(), |name| format!("{{{{ {name} }}}}"));
    let write = format!("`{name}` in place of \"{typed}\"; or leave it, if it is the time of something else");
    let line = prose.typed(sentence.range());
    Problem::at(Severity::Warning, &RULE, version.file.as_str(), place, found, write).quoting_line(line)
}
