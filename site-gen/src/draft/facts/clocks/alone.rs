//! The clause that a time stands in, read as a sentence of its own, with its time
//! at the end.
//!
//! "The complaint is put on our system, and you are sent an answer within ten
//! days": whatever the first half says, the second promises the answer. "Within
//! ten days you are sent an answer" says the same. What stands before the clause
//! has to be of the complaint as well, so that no other matter is left behind.

mod cut;

use super::super::{Key, Limit, terms};
use super::judged::Judged;
use super::stage::At;
use super::told::{is_known_here, is_of_another_matter};
use super::{clause, guard, ordinary, starts, told, unread};
use crate::prose::Sentence;
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::words::{Token, TokenKind};
use cut::Cut;

/// What the clause of a time says of it, where the whole sentence left it open.
pub(super) fn judge(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    let first = time.tokens.start.checked_sub(at.own.len())?;
    let cut = cut::before(at.own);
    let Cut { start, is_a_chain } = cut.unwrap_or(Cut { start: 0, is_a_chain: false });
    let (led, rest) = at.own.split_at_checked(start)?;
    let (tokens, until) = match turned(at, time, rest) {
        Some(turned) => turned,
        None if cut.is_some() => (at.tokens.get(first + start..)?.to_vec(), rest.len()),
        None => return None,
    };
    let begins = tokens.first()?.start.min(time.text.start);
    let offset = begins.checked_sub(at.sentence.start)?;
    let sentence =
        Sentence { text: at.sentence.text.get(offset..)?, lower: at.sentence.lower.get(offset..)?, start: begins };
    let moved = Quantity { tokens: until..until + time.tokens.len(), ..time.clone() };
    let led_words = led_words(at, led);
    let clause = At {
        prose: at.prose,
        policy: at.policy,
        block: at.block,
        sentence: &sentence,
        tokens: &tokens,
        before: if led.is_empty() { at.before } else { Some(led_words) },
        own: tokens.get(..until)?,
        behind: moved.tokens.end,
        last: at.last,
    };
    let judged = ordinary::plainest(&clause, &moved)
        .or_else(|| unread::judge(&clause, &moved))
        .or_else(|| clause::judge(&clause, &moved))
        .or_else(|| ordinary::judge(&clause, &moved))?;
    // All that the sentence says before, back to its start.
    let led = at.tokens.get(..first + start).unwrap_or(led);
    if !leaves_nothing_open(at, led, judged.key, is_a_chain) {
        return None;
    }
    let judged = guard::passed(&clause, &moved, judged).ok()?;
    told::plainly(&clause, &moved, &judged).ok()?;
    // What the rest of the sentence says of other matters counts for the clause as well.
    if guard::is_elsewhere(at, time, &judged) {
        return None;
    }
    // "From the date of acknowledgement, the officer has ten days to answer."
    let counts = ["from ", "after ", "following ", "once "].iter().any(|word| led_words.starts_with(word));
    let from = (counts && judged.key == Key::Respond && led_words.contains("acknowledg")).then_some("acknowledgement");
    let limit = Limit { from: judged.limit.from.or(from), ..judged.limit };
    staged(at, &clause, led_words, Judged { limit, ..judged })
}

/// "Within ten days of it the Clerk writes to you": the same with its time at the end, and where that stands.
fn turned<'p>(at: &At<'_, 'p>, time: &Quantity, own: &[Token<'p>]) -> Option<(Vec<Token<'p>>, usize)> {
    let leads = |token: &&Token<'_>| {
        matches!(
            token.word,
            "within" | "in" | "no" | "not" | "later" | "than" | "by" | "at" | "most" | "more" | "inside"
        )
    };
    let count = own.iter().rev().take_while(leads).count();
    let (head, leads) = own.split_at_checked(own.len() - count)?;
    let head = match head {
        [] => head,
        [head @ .., comma] if comma.is_sign(",") => head,
        _ => return None,
    };
    let behind = at.tokens.get(time.tokens.end..)?;
    let start = starts::behind(at.tokens, time.tokens.end);
    let counted = if start.is_empty() { 0 } else { start.len() + 1 };
    let (counted, rest) = behind.split_at_checked(counted.min(behind.len()))?;
    let signs = rest.iter().take_while(|token| token.is_sign(",")).count();
    let rest = rest.get(signs..)?;
    let next = quantities(rest).first().map_or(rest.len(), |next| next.tokens.start);
    let ends = |token: &Token<'_>| matches!(token.word, ";" | "." | "(" | ":");
    let end = rest.iter().position(ends).unwrap_or(rest.len()).min(next);
    let rest = rest.get(..end)?;
    if rest.iter().filter(|token| token.kind == TokenKind::Word).count() < 2 {
        return None;
    }
    let mut tokens: Vec<Token<'p>> = head.iter().chain(rest).chain(leads).copied().collect();
    let until = tokens.len();
    tokens.extend(at.tokens.get(time.tokens.clone())?.iter().chain(counted));
    Some((tokens, until))
}

/// "Looks at how Stage 1 was handled and gives a decision": a stage that is named before the clause is not its own.
fn staged(at: &At<'_, '_>, clause: &At<'_, '_>, led: &str, one: Judged) -> Option<Judged> {
    let ours = matches!(one.key, Key::Acknowledge | Key::Contact | Key::Respond | Key::Hearing | Key::Extend);
    if !ours || at.named(led).is_empty() || !clause.named(clause.sentence.lower).is_empty() {
        return Some(one);
    }
    let over = at.stage_over()?;
    Some(Judged { stages: vec![Some(over)], ..one })
}

/// The words before the clause.
fn led_words<'p>(at: &At<'_, 'p>, led: &[Token<'p>]) -> &'p str {
    let range = led.first().zip(led.last()).map(|(first, last)| first.range().start..last.range().end);
    let range =
        range.map(|range| range.start.saturating_sub(at.sentence.start)..range.end.saturating_sub(at.sentence.start));
    range.and_then(|range| at.sentence.lower.get(range)).unwrap_or_default()
}

/// Whether what stands before the clause speaks of the complaint, and neither of another matter nor of some cases.
fn leaves_nothing_open(at: &At<'_, '_>, led: &[Token<'_>], key: Key, is_a_chain: bool) -> bool {
    let words = terms::words(led);
    // "As at Stage 1, we answer within …": the same as there, whatever that is.
    if words.first() == Some(&"as") && words.contains(&"stage") {
        return false;
    }
    // Whoever looks into it may go and see: that is no other matter.
    let sees =
        |word: &str| is_a_chain && ["visit", "inspect", "check", "intervi"].iter().any(|stem| word.starts_with(stem));
    if words.iter().any(|word| is_of_another_matter(word) && !sees(word)) {
        return false;
    }
    // Below the heading of a stage a clause that is complete by itself needs no other to be of the complaint.
    let complete = !is_a_chain && at.stage_over().is_some();
    let known = complete || led.iter().all(|token| is_known_here(at, token));
    let named = ["complain", "request", "escalat", "appeal", "review", "stage", "concern", "investigat"];
    let names = words.iter().any(|word| named.iter().any(|stem| word.starts_with(stem)));
    let condition = words.iter().find(|word| word.chars().all(char::is_alphabetic)).is_some_and(|first| {
        matches!(*first, "if" | "where" | "should" | "unless" | "in" | "for" | "while" | "although" | "until" | "when")
    });
    match key {
        Key::Extend | Key::Escalate => known || names || condition,
        _ if condition => led.iter().all(|token| is_known_here(at, token)) && !terms::is_conditional(at.sentence.lower),
        // A chain has its subject there: whoever acts has to be known.
        _ if is_a_chain => known || (names || at.stage_over().is_some()) && cut::has_a_known_subject(led),
        _ => known || names && at.stage_over().is_some(),
    }
}
