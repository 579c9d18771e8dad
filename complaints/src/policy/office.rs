//! The sentences that complaints officers read: `content/office.yaml`.
//!
//! Code names a sentence by a variant of [`OfficeSentence`]; the file holds the
//! words of each. A sentence that is missing, unknown, or has a brace that
//! nothing fills is a problem at its line.

use std::collections::BTreeMap;

use crate::words::fields::nearest;
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::rules;
use crate::words::visible::indented;

mod sentence;

pub use sentence::OfficeSentence;

/// The text of every [`OfficeSentence`], braces not yet filled in.
#[derive(Debug, Clone, Default)]
pub struct Office(BTreeMap<OfficeSentence, String>);

impl Office {
    /// Reads `office.yaml` and notes every sentence that is missing, unknown or
    /// does not say what it must.
    pub fn read(node: &Node, problems: &mut Problems<'_>) -> Self {
        let mut typed = BTreeMap::new();
        flatten(node, "", &mut typed);
        let mut found = BTreeMap::new();
        for sentence in OfficeSentence::ALL {
            match typed.remove(sentence.name()) {
                Some((text, at)) => {
                    check(sentence, text, at, problems);
                    found.insert(sentence, text.to_owned());
                }
                None => problems.error(
                    &rules::BROKEN_PHRASE,
                    node.at,
                    format!("the sentence `{}` is missing", sentence.name()),
                    "its words under that key",
                ),
            }
        }
        for (key, (_, at)) in typed {
            let write = nearest(&key, OfficeSentence::IDS.into_iter()).map_or_else(
                || "nothing here: officers are shown no such sentence".to_owned(),
                |near| format!("`{near}`"),
            );
            problems.error(&rules::BROKEN_PHRASE, at, format!("`{key}` is not a sentence that is used"), write);
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

fn flatten<'n>(node: &'n Node, prefix: &str, found: &mut BTreeMap<String, (&'n str, Place)>) {
    match &node.value {
        Value::Text(text) => {
            found.insert(prefix.to_owned(), (text, node.at));
        }
        Value::Map(entries) => {
            for entry in entries {
                let key = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
                flatten(&entry.node, &key, found);
            }
        }
        Value::List(_) => {}
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
