//! Words that stand beside what is promised, and may be any: who it is that acts,
//! what a letter looks like, how it is signed.
//!
//! They tell neither which complaints nor which other matter, so a word that is
//! not known leaves no doubt there.

use super::super::super::terms;
use super::vocabulary::{Side, is_known, is_role};
use crate::prose::words::{Token, TokenKind};

/// Whoever is no part of the landlord, and whose times are not the procedure's.
const STRANGERS: [&str; 21] = [
    "contractor",
    "insurer",
    "insurance",
    "police",
    "solicitor",
    "doctor",
    "neighbour",
    "surveyor",
    "engineer",
    "agent",
    "mp",
    "councillor",
    "advoca",
    "council",
    "ombudsman",
    "tribunal",
    "court",
    "mediat",
    "gas",
    "repair",
    "claims",
];

/// Verbs with which an officer does what is promised.
const ACTS: [&str; 30] = [
    "will",
    "must",
    "shall",
    "aims",
    "reviews",
    "looks",
    "writes",
    "replies",
    "responds",
    "answers",
    "investigates",
    "considers",
    "decides",
    "sends",
    "gives",
    "reads",
    "acknowledges",
    "contacts",
    "phones",
    "calls",
    "rings",
    "checks",
    "studies",
    "examines",
    "issues",
    "provides",
    "lets",
    "tells",
    "then",
    "reaches",
];

/// Which of these tokens stand beside what is promised.
pub(super) fn beside(own: &[Token<'_>], sentence: &str, side: Side) -> Vec<bool> {
    let mut marked = vec![false; own.len()];
    // "Where we cannot resolve it on the spot, …".
    if terms::is_not_settled_at_once(sentence) {
        let will = |token: &Token<'_>| token.is_sign(",") || matches!(token.word, "will" | "we'll");
        let end = own.iter().position(will).unwrap_or(0);
        marked.iter_mut().take(end).for_each(|one| *one = true);
    }
    let mut mark = |from: usize, to: usize| {
        let words = terms::words(own.get(from..to).unwrap_or_default());
        let strange = words.iter().any(|word| STRANGERS.iter().any(|stem| word.starts_with(stem)));
        if !strange {
            marked.iter_mut().take(to).skip(from).for_each(|one| *one = true);
        }
    };
    if let Some(end) = opening(own, side) {
        mark(0, end);
    }
    for at in 0..own.len() {
        if joined_verb(own, at, side) {
            mark(at, at + 1);
        }
        if let Some(end) = insert(own, at) {
            mark(at, end);
        }
        if let Some(end) = of_whom(own, at) {
            mark(at, end);
        }
        if let Some(end) = of_a_letter(own, at) {
            mark(at, end);
        }
        if let Some(end) = of_an_office(own, at) {
            mark(at, end);
        }
        if let Some(end) = looked_at(own, at) {
            mark(at, end);
        }
    }
    marked
}

fn word<'p>(own: &[Token<'p>], at: usize) -> &'p str {
    own.get(at).map_or("", |token| token.word)
}

/// ", in plain English,", ", copied to their representative,".
fn insert(own: &[Token<'_>], at: usize) -> Option<usize> {
    let opens = own.get(at)?.is_sign(",")
        && (matches!(
            word(own, at + 1),
            "in" | "with" | "together" | "including" | "by" | "which" | "setting" | "giving"
        ) || word(own, at + 1).ends_with("ed"));
    let end = own.iter().skip(at + 1).position(|token| token.is_sign(","))? + at + 1;
    let inside = terms::words(own.get(at + 1..end)?);
    let binds = ["about", "for", "against", "from", "if", "where", "when", "will", "must", "regarding", "concerning"];
    let short = inside.len() <= 12 && !inside.iter().any(|word| binds.contains(word));
    (opens && short).then_some(end)
}

/// "Once your complaint was triaged, …", "If you feel that our answer missed the point, …": a clause that says when, or
/// what people think of an answer.
fn opening(own: &[Token<'_>], side: Side) -> Option<usize> {
    let end = own.iter().position(|token| token.is_sign(","))?;
    let words = terms::words(own.get(..end)?);
    let first = words.iter().find(|word| word.chars().all(char::is_alphabetic))?;
    let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let answer = has(&["respon", "repl", "answer", "decision", "outcome", "finding", "explanation"]);
    // Another decision than the answer to a complaint has a way of its own.
    let other = has(&[
        "refus", "reject", "restrict", "declin", "accept", "transfer", "award", "offer", "band", "repair", "applic",
    ]);
    let when =
        matches!(*first, "once" | "after" | "following" | "upon" | "on") && has(&["complain", "request", "acknowledg"]);
    let feels = matches!(*first, "if" | "where" | "should" | "when")
        && (answer || has(&["still", "remain"]))
        && has(&[
            "unhappy",
            "happy",
            "satisf",
            "dissatisf",
            "disagree",
            "agree",
            "feel",
            "believe",
            "think",
            "content",
            "wrong",
        ]);
    let fits = match side {
        Side::Landlord | Side::Delay => when,
        Side::Reader => feels,
    };
    (fits && !other && words.len() <= 24).then_some(end)
}

/// "We will log, triage and acknowledge your complaint": one verb among others that are known, whose object is.
fn joined_verb(own: &[Token<'_>], at: usize, side: Side) -> bool {
    let before = at.checked_sub(1).map_or("", |before| word(own, before));
    let next = word(own, at + 1);
    let plain = own.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let led = matches!(before, "will" | "must" | "shall" | "and" | "," | "then" | "be" | "is" | "are");
    let follows = matches!(next, "," | "and" | "your" | "the" | "it" | "any" | "all" | "with");
    // Where its object ends, and whether all of it is known.
    let rest = own.iter().skip(at + 1).take_while(|token| !matches!(token.word, "and" | "," | ";"));
    let known = rest.clone().all(|token| token.kind != TokenKind::Word || is_known(token.word, side));
    let ends = at + 1 + rest.count() < own.len();
    plain && led && follows && known && ends && own.iter().any(|token| token.word.starts_with("complain"))
}

/// "A manager who had no part in it reviews the file": who it is, up to what is done.
fn of_whom(own: &[Token<'_>], at: usize) -> Option<usize> {
    let somebody = matches!(word(own, at), "whoever")
        || matches!(word(own, at), "who" | "whose") && at > 0 && is_role(word(own, at - 1));
    let end = (at + 2..own.len()).find(|n| ACTS.contains(&word(own, *n)))?;
    let joined = own.get(at..end)?.iter().all(|token| token.kind != TokenKind::Sign || token.is_sign(","));
    (somebody && joined && end - at <= 14).then_some(end)
}

/// "A reply signed by the Chief Executive", "an answer setting out what we found": up to what happens with it.
fn of_a_letter(own: &[Token<'_>], at: usize) -> Option<usize> {
    let letter = |word: &str| {
        [
            "repl",
            "respon",
            "answer",
            "letter",
            "decision",
            "email",
            "acknowledg",
            "explanation",
            "report",
            "writing",
            "you",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
    };
    let says = matches!(
        word(own, at),
        "signed"
            | "setting"
            | "explaining"
            | "saying"
            | "stating"
            | "showing"
            | "covering"
            | "approved"
            | "containing"
            | "detailing"
            | "describing"
            | "outlining"
    );
    let of = at > 0 && letter(word(own, at - 1));
    let ends = |n: &usize| {
        matches!(word(own, *n), "will" | "is" | "are" | "must" | "shall" | "within" | "goes" | "follows" | "should")
    };
    let end = (at + 1..own.len()).find(ends).unwrap_or(own.len());
    (says && of && end - at <= 16).then_some(end)
}

/// "The estate office", "the officer for your area", "a member of the management board".
fn of_an_office(own: &[Token<'_>], at: usize) -> Option<usize> {
    let small = |word: &str| matches!(word, "the" | "our" | "a" | "an" | "your" | "that" | "this" | "each" | "another");
    // The name of an office, in front of its head.
    let named = small(word(own, at)) && own.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word);
    let head = (at + 2..=at + 3).find(|n| is_head(word(own, *n)));
    if named && let Some(head) = head {
        return Some(head);
    }
    // Where it is, behind it.
    let where_ = is_role(word(own, at)) && matches!(word(own, at + 1), "for" | "of" | "at" | "in");
    let end = at + 3 + usize::from(small(word(own, at + 2)));
    let end = end + usize::from(matches!(word(own, end - 1), "same" | "local" | "right" | "relevant"));
    let followed = own.get(end).is_some_and(|token| {
        ACTS.contains(&token.word) || matches!(token.word, "has" | "who" | "and" | "can" | "should" | "read" | "look")
    });
    (where_ && followed).then_some(end)
}

/// "Looks into what went wrong": what every complaint is about.
fn looked_at(own: &[Token<'_>], at: usize) -> Option<usize> {
    let ahead: Vec<&str> = own.iter().skip(at).take(4).map(|token| token.word).collect();
    match ahead.as_slice() {
        ["what", "went" | "happened", "wrong", ..] => Some(at + 3),
        ["what", "has", "gone", "wrong"] => Some(at + 4),
        ["what", "happened" | "occurred", ..] => Some(at + 2),
        ["all" | "both", "the" | "sides", "facts" | "evidence" | "papers", ..] => Some(at + 3),
        ["the", "facts" | "evidence", ..] | ["both", "sides", ..] => Some(at + 2),
        _ => None,
    }
}

/// A word for somebody or some office of a landlord that cannot be taken for anything else.
fn is_head(word: &str) -> bool {
    matches!(
        word,
        "team"
            | "manager"
            | "officer"
            | "office"
            | "department"
            | "director"
            | "unit"
            | "lead"
            | "coordinator"
            | "adviser"
            | "advisor"
            | "committee"
            | "handler"
            | "supervisor"
            | "hub"
            | "board"
    )
}
