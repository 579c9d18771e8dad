//! A time is written in words and in figures, and the two differ: `ten (14)
//! working days`.
//!
//! Nobody can tell which holds, and no date is held to either.

use crate::prose::AnyOf;
use crate::prose::quantity::count_of;
use crate::prose::words::{Token, TokenKind, tokens};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R083",
    title: "a time whose words and figures differ",
    why: "Nobody can tell which of the two holds.",
    cure: "Write the number once, or print the fact by its name.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| may_hold_one(prose.lower_of(block))) {
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            let twice = tokens.windows(5).filter(|five| differ(five));
            found.extend(twice.map(|five| {
                let typed = prose.typed(five[0].start..five[3].range().end);
                Finding {
                    at: prose.place(five[0].start),
                    found: format!("\"{typed}\" says two numbers"),
                    write: format!("`{}` or `{}`, whichever is meant", five[0].word, five[2].word),
                }
            }));
        }
    }
    found
}

/// A number, another in brackets, and a unit of time.
fn differ(five: &[Token<'_>]) -> bool {
    let unit = ["working", "calendar", "day", "week", "month", "year", "hour"];
    let is_time = unit.iter().any(|unit| five[4].word.starts_with(unit));
    let counts = (count_of(five[0].word), count_of(five[2].word));
    let two = matches!(counts, (Some(one), Some(other)) if one != other);
    five[0].kind != TokenKind::Sign && five[1].is_sign("(") && five[3].is_sign(")") && is_time && two
}

/// What costs little goes first.
fn may_hold_one(words: &str) -> bool {
    words.contains('(') && AFTER_BRACKETS.is_in(words)
}

static AFTER_BRACKETS: AnyOf =
    AnyOf::new(&[") working", ") calendar", ") day", ") week", ") month", ") year", ") hour"]);
