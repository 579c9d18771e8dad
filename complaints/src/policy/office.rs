//! The sentences that complaints officers read: `content/office.yaml`.
//!
//! Code names a sentence by a variant of [`OfficeSentence`]; the file holds the
//! words of each. A sentence that is missing, unknown, or has a brace that
//! nothing fills is a problem at its line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::phrases::tree::{self, Called};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};
use crate::words::rules;
use crate::words::visible::indented;

mod braces;
mod sentence;

pub use sentence::OfficeSentence;

/// The text of every [`OfficeSentence`], braces not yet filled in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Office(BTreeMap<OfficeSentence, String>);

impl Office {
    /// Reads `office.yaml` and notes every sentence that is missing, unknown or
    /// does not say what it must.
    pub fn read(node: &Node, problems: &mut Problems<'_>) -> Self {
        let needed = OfficeSentence::IDS.into_iter().map(str::to_owned).collect();
        let called = Called { one: "sentence", unused: "nothing here: officers are shown no such sentence" };
        let mut typed = tree::read(node, &needed, &called, problems);
        let mut found = BTreeMap::new();
        for sentence in OfficeSentence::ALL {
            if let Some((text, at)) = typed.remove(sentence.name()) {
                check(sentence, text, at, problems);
                found.insert(sentence, text.to_owned());
            }
        }
        Self(found)
    }

    /// A sentence as the file has it; for those without braces.
    #[must_use]
    pub fn say(&self, sentence: OfficeSentence) -> &str {
        self.0.get(&sentence).map_or(sentence.name(), String::as_str)
    }

    /// A sentence with `parts`, each a name and its value, in place of the names in braces. Whatever a value
    /// holds, it is seen to be one: no line of it passes for a sentence of ours.
    #[must_use]
    pub fn fill(&self, sentence: OfficeSentence, parts: &[(&str, &str)]) -> String {
        // One pass: what was put in is not read again, whatever braces it has.
        let mut said = String::new();
        let mut rest = self.say(sentence);
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            let part = parts.iter().find(|(known, _)| *known == name);
            said.push_str(&part.map_or_else(String::new, |(_, value)| indented(value)));
            rest = after;
        }
        said + rest
    }
}

fn check(sentence: OfficeSentence, text: &str, at: Place, problems: &mut Problems<'_>) {
    let braces = sentence.braces();
    let inside = text.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
    let may = || match braces {
        [] => "the sentence without braces".to_owned(),
        braces => format!("what it has in braces: {}", braces.iter().map(|b| format!("{{{b}}}")).collect::<String>()),
    };
    for name in inside.filter(|name| !braces.contains(name)) {
        problems.error(
            &rules::BROKEN_PHRASE,
            at,
            format!("`{}` puts nothing in the place of {{{name}}}", sentence.name()),
            may(),
        );
    }
    for name in braces.iter().filter(|name| !text.contains(&format!("{{{name}}}"))) {
        problems.error(&rules::BROKEN_PHRASE, at, format!("`{}` does not say {{{name}}}", sentence.name()), may());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_that_leaves_out_what_it_must_say_or_says_what_nothing_fills() {
        let told = |sentence, text: &str| {
            let mut problems = Problems::new("office.yaml", text);
            check(sentence, text, Place { line: 1, column: 1 }, &mut problems);
            problems.into_vec().into_iter().map(|problem| problem.found).collect::<Vec<_>>()
        };
        assert!(told(OfficeSentence::ListBy, "by {date}: {owes}").is_empty());
        assert_eq!(told(OfficeSentence::ListBy, "by {date}"), ["`list.by` does not say {owes}"]);
        let nothing = "`list.nothing` puts nothing in the place of {date}";
        assert_eq!(told(OfficeSentence::ListNothing, "Nothing by {date}"), [nothing]);
    }
}
