//! Two sentences give two numbers for the same office, and no fact says which
//! is right.
//!
//! Half of those who call reach nobody, or somebody who cannot help them.

use crate::prose::contacts::{Found, Sort};

use crate::check::contacts::{Judged, judged, round};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R079",
    title: "two numbers for the same office",
    why: "Half of those who call reach nobody, or somebody who cannot help them.",
    cure: "Keep the one that is right, say it under `contacts:`, and print it by its name in both places.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.contacts.iter().filter(|found| found.sort == Sort::Phone).count() < 2 {
        return Vec::new();
    }
    let all = judged(subject).iter();
    let open =
        all.filter(|(found, judged)| found.sort == Sort::Phone && matches!(judged, Judged::Open | Judged::Unstated));
    let called: Vec<(&Found, &str)> =
        open.filter_map(|(found, _)| Some((*found, called(round(subject, found).words, &found.typed)?))).collect();
    let mut told = Vec::new();
    for (at, (found, who)) in called.iter().enumerate() {
        let other = called.iter().take(at).find(|(first, same)| same == who && first.value != found.value);
        told.extend(other.map(|(first, _)| Finding {
            at: subject.prose.place(found.text.start),
            found: format!(
                "two sentences give two numbers for {who}: here stands \"{}\", and line {} has \"{}\"",
                found.typed,
                subject.prose.place(first.text.start).line,
                first.typed
            ),
            write: "the one that is right in both places".to_owned(),
        }));
    }
    told
}

/// Whom a sentence tells people to call on a number: `the office`; none where it says more than that.
fn called<'w>(words: &'w str, number: &str) -> Option<&'w str> {
    // Another hour, another way or another case has a number of its own.
    let apart = [
        "evening", "weekend", "hours", "outside", "closed", "text", "fax", "emergenc", " or ", " if ", "when ",
        "after ", "free",
    ];
    if apart.iter().any(|word| words.contains(word)) {
        return None;
    }
    let (before, _) = words.split_once(number.to_lowercase().as_str())?;
    let before = before.trim_end().strip_suffix(" on").or_else(|| before.trim_end().strip_suffix(" at"))?;
    let verbs = ["call ", "ring ", "phone ", "telephone ", "contact "];
    let at = verbs.iter().filter_map(|verb| before.rfind(verb).map(|at| at + verb.len())).max()?;
    let who = before.get(at..)?.trim();
    (!who.is_empty() && who.split(' ').count() <= 5).then_some(who)
}
