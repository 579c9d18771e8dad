//! The prose gives another number of this version than the facts.

use crate::prose::words::{TokenKind, tokens};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R071",
    title: "another version number in the words",
    why: "Nobody can tell which of two papers holds.",
    cure: "Print the fact by its name: `{{ version }}`.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let Some(version) = &subject.version.policy.version else { return Vec::new() };
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| prose.lower_of(block).contains("version ")) {
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            let is_own = |at: usize| {
                let before =
                    at.checked_sub(2).and_then(|from| tokens.get(from..at)).map(|two| (two[0].word, two[1].word));
                // Alone at the start of its paragraph, as at the foot of a printed page.
                at == 0 && sentence.start == block.text.start || before == Some(("this", "is"))
            };
            let said = tokens
                .windows(2)
                .enumerate()
                .find(|(at, two)| two[0].word == "version" && two[1].kind == TokenKind::Number && is_own(*at));
            // "Version 5 was in force until then" tells of another.
            let said = said.filter(|(at, _)| tokens.get(at + 2).is_none_or(|next| !matches!(next.word, "was" | "had")));
            let said = said.map(|(_, two)| two[1]).filter(|number| !is_same(number.word, version));
            found.extend(said.map(|number| Finding {
                at: prose.place(number.start),
                found: format!(
                    "the words and the facts differ: here stands version {}, and `version:` is {version}",
                    number.word
                ),
                write: "`{{ version }}` in its place; or, if this one is right, the same under `version:`".to_owned(),
            }));
        }
    }
    found
}

/// Whether two numbers are those of one version: `6` and `6.0`.
fn is_same(words: &str, facts: &str) -> bool {
    let bare = |number: &str| number.trim_end_matches(".0").to_owned();
    bare(words) == bare(facts)
}
