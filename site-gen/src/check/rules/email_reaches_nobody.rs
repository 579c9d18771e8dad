//! An email address in the prose has a space in it, a comma for a full stop, or
//! no ending.
//!
//! What people send there comes back, or never leaves, and they think that they
//! have complained.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R098",
    title: "an email address in the words that reaches nobody",
    why: "What people send there comes back, or never leaves, and they think that they have complained.",
    cure: "Write the whole address without a space, such as `complaints@example.org`, or print the fact by its name.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| prose.text_of(block).contains('@')) {
        let words = prose.text_of(block);
        for (at, _) in words.match_indices('@') {
            let Some((start, typed, whole)) = broken(words, at) else { continue };
            let meant =
                whole.map_or("the whole address, such as `complaints@example.org`".to_owned(), |w| format!("`{w}`"));
            found.push(Finding {
                at: prose.place(block.text.start + start),
                found: format!("\"{typed}\" is no email address: what people send there reaches nobody"),
                write: format!("{meant}; or `{{{{ email }}}}`, which prints the one of the facts"),
            });
        }
    }
    found
}

/// An address that reaches nobody round the sign at `at`: where it starts, as it is typed, and what is meant if that is
/// plain. A name such as `@example` on social media is none.
fn broken(words: &str, at: usize) -> Option<(usize, &str, Option<String>)> {
    let of_address = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let left = words.get(..at)?;
    let close = left.trim_end_matches(' ');
    let start = close.trim_end_matches(of_address).len();
    let who = close.get(start..)?.trim_start_matches('.');
    let start = close.len() - who.len();
    let right = words.get(at + 1..)?;
    let gap = right.len() - right.trim_start_matches(' ').len();
    let rest = right.get(gap..)?;
    let length = rest.find(|c: char| !of_address(c)).unwrap_or(rest.len());
    let host = rest.get(..length)?.trim_end_matches(['.', '-']);
    let behind = rest.get(host.len()..)?;
    if who.is_empty() || host.is_empty() {
        return None;
    }
    let apart = gap > 0 || close.len() < left.len();
    let end = at + 1 + gap + host.len();
    if host.contains('.') {
        // "The magazine @ Home" has no host behind it.
        return apart.then(|| Some((start, words.get(start..end)?, Some(format!("{who}@{host}")))))?;
    }
    // "complaints@example,org" and "complaints@example org" lack a full stop.
    let ending = behind.strip_prefix(", ").or_else(|| behind.strip_prefix([',', ' ']))?;
    let length = ending.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(ending.len());
    let ending = ending.get(..length)?.trim_end_matches('.');
    let is_ending =
        matches!(ending, "org" | "com" | "net" | "coop" | "org.uk" | "co.uk" | "gov.uk" | "gov.wales" | "uk");
    let upto = end + (behind.len() - behind.trim_start_matches([',', ' ']).len()) + ending.len();
    (is_ending && !apart).then(|| Some((start, words.get(start..upto)?, Some(format!("{who}@{host}.{ending}")))))?
}
