//! Whether the sentence of a time tells who acts, on what, and in which part of
//! the document, all in words that mean nothing else here.
//!
//! The words are a closed set. A time in whose clause another word stands, as in
//! "letters from solicitors are acknowledged", may be of another matter, of some
//! complaints only or of somebody else, and is left to a person: what nobody
//! thought of is doubted, and not believed.

mod beside;
mod function;
mod landlord;
mod matters;
mod place;
mod promise;
mod vocabulary;

use super::super::Key;
use super::Doubt;
use super::judged::Judged;
use super::stage::At;
use crate::prose::Block;
use crate::prose::quantity::Quantity;
use crate::prose::words::{Token, TokenKind, tokens};
use landlord::is_of_the_landlord;
pub(super) use matters::is_of_another_matter;
use promise::{
    goes_to_staff, has_another_purpose, is_asked_of_the_reader, is_denied, is_of_a_condition, is_past, looks_back,
    staff_are_told,
};
pub(in crate::draft::facts) use vocabulary::is_role;
use vocabulary::{Side, is_known};

/// Nothing, or what the words leave open.
pub(super) fn plainly(at: &At<'_, '_>, time: &Quantity, one: &Judged) -> Result<(), Doubt> {
    let side = match one.key {
        Key::Acknowledge | Key::Contact | Key::Respond | Key::Hearing => Side::Landlord,
        Key::Extend => Side::Delay,
        Key::Escalate => Side::Reader,
        // Each of these has words of its own, by which alone it was read.
        Key::HoldSend
        | Key::NewTarget
        | Key::TimeToComplain
        | Key::Reopen
        | Key::Offer
        | Key::DesignatedWait
        | Key::Keep => return Ok(()),
    };
    let beside = beside::beside(at.own, at.sentence.lower, side);
    // Where a stage stands over it or is named, a word that can leave nothing open may be any.
    let staged = at.stage_over().is_some() || !at.named(at.sentence.lower).is_empty();
    // What counts from our answer, or is asked for again, can only be the reader's next step: what it is called is free.
    let next = side == Side::Reader && one.limit.from.is_some();
    let opens = |n: usize, token: &Token<'_>| match side {
        Side::Reader if next => is_of_another_matter(token.word) || function::is_another_step(token.word),
        Side::Delay => function::is_of_another_clause(at.own, n),
        Side::Landlord | Side::Reader => function::leaves_open(at.own, n),
    };
    let strange =
        at.own.iter().enumerate().zip(&beside).find(|((n, token), beside)| {
            !**beside && is_foreign(at, token, side, one) && (!staged || opens(*n, token))
        });
    if strange.is_some() {
        return Err(Doubt::Purpose);
    }
    if side == Side::Landlord && goes_on_from_another(at, one) {
        return Err(Doubt::Purpose);
    }
    // Of a cell the head of its column and the label of its row are the clause.
    let labels = at.prose.labels_of(at.block);
    // A cell that is as long as this one is no label of it.
    let is_label = |label: &&&Block| at.prose.lower_of(label).split_whitespace().count() < 15;
    let in_labels = labels.iter().filter(is_label).flat_map(|label| at.prose.sentences(label)).any(|sentence| {
        tokens(&sentence).iter().any(|token| {
            token.kind == TokenKind::Word && ![Side::Delay, side].iter().any(|side| is_known(token.word, *side))
        })
    });
    if in_labels {
        return Err(Doubt::Purpose);
    }
    if side == Side::Landlord {
        if is_of_a_condition(at) {
            return Err(Doubt::SaidBefore);
        }
        if at.own.windows(2).any(|two| matches!(two[0].word, "another" | "other") && OTHERS.contains(&two[1].word)) {
            return Err(Doubt::SomeOnly);
        }
        if is_denied(at) {
            return Err(Doubt::Purpose);
        }
        if is_past(at) {
            return Err(Doubt::ToldOnly);
        }
        if goes_to_staff(at, time) || staff_are_told(at) {
            return Err(Doubt::Purpose);
        }
        if is_asked_of_the_reader(at) {
            return Err(Doubt::Purpose);
        }
        if looks_back(at) {
            return Err(Doubt::Stage);
        }
        if has_another_purpose(at, time, one) {
            return Err(Doubt::Purpose);
        }
    }
    place::is_of_the_procedure(at, one.key)
}

/// Whether a word means nothing but a complaint on its way, whoever has to act.
pub(super) fn is_known_here(at: &At<'_, '_>, token: &Token<'_>) -> bool {
    let plain = token.kind != TokenKind::Word || token.word.len() < 2;
    let known = || [Side::Delay, Side::Reader].iter().any(|side| is_known(token.word, *side));
    plain || known() || is_of_a_title(at, token) || is_of_the_landlord(at, token.word)
}

/// A word that says nothing of a complaint on its way.
fn is_foreign(at: &At<'_, '_>, token: &Token<'_>, side: Side, one: &Judged) -> bool {
    if token.kind != TokenKind::Word || token.word.len() < 2 || is_known(token.word, side) {
        return false;
    }
    // "(iv) A written reply …": its letter.
    let sign =
        super::super::sections::lettered(at.sentence.text).map_or(0, |words| at.sentence.text.len() - words.len());
    if token.start < at.sentence.start + sign {
        return false;
    }
    // "The application for review".
    let place = at.tokens.iter().position(|other| other.start == token.start).unwrap_or(0);
    let next: Vec<&str> = at.tokens.iter().skip(place + 1).take(3).map(|token| token.word).collect();
    let asks = token.word == "application"
        && next.first() == Some(&"for")
        && next.iter().any(|word| matches!(*word, "review" | "hearing" | "appeal"));
    // The circumstance was read, and is written down.
    !(asks
        || one.when.is_some()
        || is_of_a_stage_name(at, token.word)
        || is_of_a_title(at, token)
        || is_of_the_landlord(at, token.word))
}

/// "We look into hazards within 10 days and write to you within 3": whether what is done goes on from another matter.
fn goes_on_from_another(at: &At<'_, '_>, one: &Judged) -> bool {
    let Some(first) = at.own.first() else { return false };
    let before = at.tokens.iter().position(|token| token.start == first.start).unwrap_or(0);
    let names = ["complain", "stage", "request", "escalat", "concern", "appeal", "case"];
    let of_it = names.iter().any(|stem| at.sentence.lower.contains(stem));
    let led = at.tokens.get(..before).unwrap_or_default();
    !of_it && led.iter().any(|token| is_foreign(at, token, Side::Landlord, one))
}

/// Whether a word is one of a stage's own name: "frontline", "the panel".
fn is_of_a_stage_name(at: &At<'_, '_>, word: &str) -> bool {
    let names = at.policy.stages.iter().filter_map(|stage| stage.name.applied());
    names.into_iter().any(|name| name.value.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|of| of == word))
}

/// Whether it belongs to the title of an office: "the Customer Relations Unit", "the Head of Neighbourhoods".
fn is_of_a_title(at: &At<'_, '_>, token: &Token<'_>) -> bool {
    let start = token.start.saturating_sub(at.sentence.start);
    let is_capital =
        |start: usize| at.sentence.text.get(start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if !is_capital(start) {
        return false;
    }
    let at_word = |n: usize| at.tokens.get(n).map(|token| token.word);
    let Some(place) = at.tokens.iter().position(|other| other.start == token.start) else { return false };
    // "Mrs Askew will write to you": somebody who acts, by name.
    let address =
        |at: usize| at_word(at).is_some_and(|word| matches!(word, "mr" | "mrs" | "ms" | "miss" | "dr" | "mx"));
    if address(place) || place.checked_sub(1).is_some_and(address) {
        return true;
    }
    let is_title = |other: &Token<'_>| {
        matches!(other.word, "of" | "and" | "for" | "&" | "the")
            || other.is_sign("-")
            || is_capital(other.start.saturating_sub(at.sentence.start))
            || other.word == "operative"
    };
    // Every sentence opens with a capital: there the next word has to go with it.
    let opens =
        start == 0 || at.tokens.get(..place).is_some_and(|all| all.iter().all(|one| one.kind != TokenKind::Word));
    let next = at.tokens.get(place + 1).is_some_and(|next| is_capital(next.start.saturating_sub(at.sentence.start)));
    if opens && !next {
        return false;
    }
    let behind = at.tokens.get(place + 1..).unwrap_or_default().iter().take(6).take_while(|other| is_title(other));
    let before = at.tokens.get(..place).unwrap_or_default().iter().rev().take(6).take_while(|other| is_title(other));
    behind.chain(before).any(|other| is_role(other.word))
}

/// Bodies beside the landlord, behind "another".
const OTHERS: [&str; 7] =
    ["landlord", "landlords", "organisation", "organisations", "company", "council", "association"];
