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
    for block in prose.blocks().iter().filter(|block| prose.lower_of(block).contains("this is version ")) {
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            let said = tokens.windows(4).find(|four| {
                (four[0].word, four[1].word, four[2].word) == ("this", "is", "version")
                    && four[3].kind == TokenKind::Number
            });
            found.extend(said.filter(|four| four[3].word != version).map(|four| Finding {
                at: prose.place(four[3].start),
                found: format!(
                    "the words and the facts differ: here stands version {}, and `version:` is {version}",
                    four[3].word
                ),
                write: "`{{ version }}` in its place; or, if this one is right, the same under `version:`".to_owned(),
            }));
        }
    }
    found
}
