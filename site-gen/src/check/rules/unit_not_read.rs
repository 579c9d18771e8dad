//! A number stands before a unit of time that is misspelt, cut short, or there
//! twice: `10 wroking days`, `15 w/days`, `1O days`, `{{ stage-1.respond }} days`.
//!
//! Readers stumble over it, and it is held to no fact.

use crate::prose::AnyOf;
use crate::prose::words::{Token, TokenKind, tokens};
use complaints::words::nearest::nearest;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R084",
    title: "a time that cannot be read",
    why: "Readers stumble over it, and nobody notices when it differs from the facts.",
    cure: "Write the number and the whole word, `10 working days`; or print the fact by its name.",
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
            for (at, token) in tokens.iter().enumerate() {
                let rest = tokens.get(at + 1..).unwrap_or_default();
                let read = match token.kind {
                    TokenKind::Name => twice(subject, prose.text().get(token.range()).unwrap_or_default(), rest),
                    TokenKind::Number => letter_for_figure(token, rest).or_else(|| misspelt(token, rest)),
                    _ => None,
                };
                let Some((last, write)) = read else { continue };
                let end = tokens.get(at + last).map_or(token.range().end, |last| last.range().end);
                let typed = prose.typed(token.start..end);
                found.push(Finding {
                    at: prose.place(token.start),
                    found: format!("\"{typed}\" is no time that can be read"),
                    write,
                });
            }
        }
    }
    found
}

const UNITS: [&str; 10] = ["working", "day", "days", "week", "weeks", "month", "months", "hour", "hours", "calendar"];

/// A name that prints its unit, and the unit again: how many tokens belong to it, and what to write.
fn twice(subject: &Subject<'_>, name: &str, rest: &[Token<'_>]) -> Option<(usize, String)> {
    let bare = name.trim_matches(['{', '}', ' ']);
    let is_time = subject.known.iter().any(|known| known.name.as_deref() == Some(bare));
    let units = rest.iter().take_while(|token| UNITS.contains(&token.word)).count();
    (is_time && units > 0).then(|| (units, format!("`{{{{ {bare} }}}}`, which prints its unit too")))
}

/// `1O days`, with a letter in the number.
fn letter_for_figure(number: &Token<'_>, rest: &[Token<'_>]) -> Option<(usize, String)> {
    let (letter, unit) = (rest.first()?, rest.get(1)?);
    let joined = number.range().end == letter.start && matches!(letter.word, "o" | "l" | "i");
    let figure = if letter.word == "o" { "0" } else { "1" };
    (joined && UNITS.contains(&unit.word)).then(|| (2, format!("`{}{figure} {}`", number.word, unit.word)))
}

/// `10 wroking days`, `10 workin days`, `15 w/days`, `15 wd`, `15 dyas`.
fn misspelt(number: &Token<'_>, rest: &[Token<'_>]) -> Option<(usize, String)> {
    let words: Vec<&str> = rest.iter().take(3).map(|token| token.word).collect();
    let working = |length| Some((length, format!("`{} working days`", number.word)));
    match words.as_slice() {
        ["w", "/", "days" | "day" | "d"] => working(3),
        ["wd" | "wds" | "wdays" | "workday" | "workdays", ..] => working(1),
        ["wk" | "wkg" | "wrk" | "wrkg" | "work", "days" | "day", ..] => working(2),
        [word, "days" | "day", ..] if !KNOWN.contains(word) && word.len() > 5 => {
            nearest(word, ["working", "business", "calendar"].into_iter()).filter(|near| near != word)?;
            let near = nearest(word, ["working", "business", "calendar"].into_iter())?;
            Some((2, format!("`{} {near} days`", number.word)))
        }
        ["working", "dyas" | "dasy" | "das" | "dys" | "daya" | "dats", ..] => working(2),
        _ => None,
    }
}

/// What may stand before days, and is no slip.
const KNOWN: [&str; 3] = ["working", "business", "calendar"];

/// What costs little goes first: a figure or a name, and days.
fn may_hold_one(words: &str) -> bool {
    words.bytes().any(|byte| byte.is_ascii_digit() || byte == crate::prose::NAME) && ANY_UNIT.is_in(words)
}

static ANY_UNIT: AnyOf = AnyOf::new(&[
    " day", "days", "dyas", "dasy", " wd", "workday", "week", "hour", "month", "das", "dys", "daya", "dats",
]);
