//! A telephone number in the prose has too few or too many figures, or a
//! letter among them.
//!
//! Somebody calls it with a complaint, hears a tone, and gives up.

use crate::check::contacts::{Judged, judged};
use complaints::policy::contact::phone::with_figures;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::prose::AnyOf;
use crate::prose::contacts::Found;
use crate::prose::words::{Token, TokenKind, tokens};

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R056",
    title: "a number in the words that nobody can dial",
    why: "Somebody calls it with a complaint, hears a tone, and gives up.",
    cure: "Write the whole number with its first nought, or print the fact by its name.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    let long = all.filter_map(|(found, judged)| {
        let Judged::NotDialable(why) = judged else { return None };
        if let Some((whole, number)) = with_letters(subject, found) {
            return Some(Finding {
                at: subject.prose.place(found.text.start),
                found: format!("nobody can dial \"{whole}\": it has a letter for a figure"),
                write: format!("`{number}`, if that is the number"),
            });
        }
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!("nobody can dial \"{}\": {why}", found.typed),
            write: with_figures(&found.typed).map_or_else(
                || {
                    "the whole number with its first nought, such as `01632 960 001`; or `{{ phone }}`, the one of the facts"
                        .to_owned()
                },
                |number| format!("`{number}`, if that is the number"),
            ),
        })
    });
    long.chain(short(subject)).collect()
}

/// A number and what goes on behind it, where letters that look like figures part the two: "01632 96O 101".
fn with_letters(subject: &Subject<'_>, found: &Found) -> Option<(String, String)> {
    let text = subject.prose.text();
    let behind = text.get(found.text.end..)?;
    let goes_on = |c: char| c.is_ascii_digit() || matches!(c, ' ' | 'O' | 'o' | 'l' | 'I' | 'S');
    let end = behind.find(|c| !goes_on(c)).unwrap_or(behind.len());
    let whole = text.get(found.text.start..found.text.end + end)?.trim_end();
    let number = with_figures(whole)?;
    (whole.len() > found.typed.len()).then(|| (whole.to_owned(), number))
}

/// The numbers of two or three figures that answer everywhere: Ofcom's National Telephone Numbering Plan, part A3, as
/// far as the public may call them.
const SHORT: [&str; 8] = ["101", "105", "111", "112", "119", "123", "159", "999"];

/// "In danger call 99": too short for a number, and none of those that are as short.
fn short(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let sentences = prose.sentences_with(&CALLS);
    let found = sentences.filter_map(|sentence| {
        let tokens = tokens(&sentence);
        let is_short = |token: &Token<'_>| token.kind == TokenKind::Number && (2..=3).contains(&token.word.len());
        let calls =
            |at: usize| tokens.get(at).is_some_and(|token| matches!(token.word, "call" | "ring" | "dial" | "phone"));
        // "Dial 112 or 99": the second one is dialled too.
        let again = |at: usize| {
            at >= 2
                && tokens.get(at).is_some_and(|token| token.word == "or")
                && tokens.get(at - 1).is_some_and(is_short)
                && calls(at - 2)
        };
        let (_, number) = tokens.iter().enumerate().skip(1).find(|(at, number)| {
            is_short(number) && (calls(at - 1) || again(at - 1)) && !SHORT.contains(&number.word)
        })?;
        // The first figures of a longer number, or of a time or a count: "call 24 hours a day".
        let behind = tokens.iter().find(|token| token.start >= number.range().end);
        let ends = behind.is_none_or(|token| token.kind == TokenKind::Sign && !matches!(token.word, "-" | "/" | "("))
            || behind.is_some_and(|token| matches!(token.word, "or" | "and" | "if" | "now" | "at" | "first" | "bsl"));
        ends.then(|| Finding {
            at: prose.place(number.start),
            found: format!("nobody can dial \"{}\": has too few figures", number.word),
            write: "the whole number, such as `999` in an emergency".to_owned(),
        })
    });
    found.collect()
}

static CALLS: AnyOf = AnyOf::new(&["call ", "ring ", "dial ", "phone "]);
