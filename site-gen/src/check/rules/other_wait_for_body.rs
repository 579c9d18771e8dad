//! The prose gives another time than the facts from which a body outside can be
//! asked.
//!
//! Too long a time keeps people from it for nothing; with one that is too short
//! they are sent back.

use crate::prose::known::is_same;
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R080",
    title: "another wait for a body outside than in the facts",
    why: "Too long a time keeps people from it for nothing; with one that is too short they are sent back.",
    cure: "Write the time of the facts; the message has it. Or change the fact, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, policy) = (subject.prose, &subject.version.policy);
    let bodies = policy.ombudsman.iter().filter_map(|named| {
        let body = named.own.as_ref().or_else(|| subject.library.bodies.get(&named.id))?;
        Some((body.name.as_str(), named.opens.applied()?, body.limit.applied()))
    });
    let mut found = Vec::new();
    for (name, opens, limit) in bodies {
        let lower = name.to_lowercase();
        if !prose.lower().contains(&lower) {
            continue;
        }
        let sentences = prose.every_sentence();
        for sentence in sentences.filter(|sentence| sentence.lower.contains(&lower) && says_from_when(sentence.lower)) {
            let tokens = tokens(&sentence);
            let times = quantities(&tokens);
            let [time] = times.as_slice() else { continue };
            let Some(said) = time.period else { continue };
            let mut known =
                opens.value.windows().map(|(period, _)| period).chain(limit.map(|limit| limit.value.within));
            if known.any(|known| is_same(known, said)) {
                continue;
            }
            found.push(Finding {
                at: prose.place(time.text.start),
                found: format!(
                    "the words and the facts differ: here people can go to the {name} after \"{}\", and line {} has {}",
                    prose.typed(time.text.clone()),
                    opens.at.line,
                    opens.value.within
                ),
                write: format!("`{}`", opens.value.within),
            });
        }
    }
    found
}

/// Whether small letters say from when something can be done, and not until when.
fn says_from_when(words: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    has(&["after", "later", "passed", "wait "])
        && has(&["can ", "may ", "will ", "go there"])
        && !has(&["within", "up to", "no later", "before "])
}
