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
mod vocabulary;

use super::super::{Key, terms};
use super::Doubt;
use super::judged::Judged;
use super::stage::At;
use crate::prose::Block;
use crate::prose::quantity::Quantity;
use crate::prose::words::{Token, TokenKind, tokens};
use landlord::is_of_the_landlord;
pub(super) use matters::is_of_another_matter;
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
        if goes_to_staff(at, time) {
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

/// Words that open a clause of condition or time.
const OPENS: [&str; 11] =
    ["once", "after", "when", "if", "where", "should", "until", "before", "although", "while", "whether"];

/// Whether the time belongs to the condition, and not to what follows from it: "once it has been answered within …".
fn is_of_a_condition(at: &At<'_, '_>) -> bool {
    let opens = at.own.first().is_some_and(|first| OPENS.contains(&first.word));
    let parts = at.own.iter().any(|token| token.kind == TokenKind::Sign && matches!(token.word, "," | ":" | "-" | "–"));
    let acts = at.own.iter().skip(1).any(|token| matches!(token.word, "will" | "aim" | "shall" | "must" | "receive"));
    // "When you ask for Stage 2 we acknowledge that within 3 working days."
    let goes_on = at.own.windows(2).skip(1).any(|two| {
        matches!(two[0].word, "we" | "they")
            && matches!(
                two[1].word,
                "acknowledge" | "answer" | "reply" | "respond" | "write" | "send" | "give" | "tell"
            )
    });
    opens && !parts && !acts && !goes_on
}

/// The words of the clause that the time stands in: without the condition that opens the sentence.
fn main_clause<'a, 'p>(at: &At<'a, 'p>) -> &'a [Token<'p>] {
    let opens = at.own.first().is_some_and(|first| OPENS.contains(&first.word) || first.word == "following");
    let comma = at.own.iter().rposition(|token| token.is_sign(","));
    comma.filter(|_| opens).and_then(|comma| at.own.get(comma + 1..)).unwrap_or(at.own)
}

/// "We will not respond again within 12 months", "the Code gives us 10 working days": no promise of ours.
fn is_denied(at: &At<'_, '_>) -> bool {
    let main = main_clause(at);
    let denied = main.windows(2).any(|two| {
        let does = matches!(two[0].word, "will" | "shall" | "do" | "can" | "may") && two[1].word == "not";
        does || two[0].word == "code" && matches!(two[1].word, "gives" | "allows" | "requires" | "says" | "sets")
    });
    // "It will not be later than", "should not exceed".
    denied && !main.iter().any(|token| matches!(token.word, "than" | "exceed" | "longer"))
}

/// "Reply to our letter within 10 days": what the reader is asked to do.
fn is_asked_of_the_reader(at: &At<'_, '_>) -> bool {
    let mut words = main_clause(at).iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.word);
    let first = words.find(|word| !matches!(*word, "simply" | "please" | "just" | "then"));
    matches!(first, Some("reply" | "respond" | "write" | "return" | "send" | "answer"))
        && words.any(|word| matches!(word, "our" | "us"))
}

/// Whether it tells what was.
fn is_past(at: &At<'_, '_>) -> bool {
    let main = main_clause(at);
    let tells = |token: &Token<'_>| matches!(token.word, "was" | "were" | "had" | "came" | "took" | "did");
    // "A manager who was not involved before answers": that of somebody, and not of the time.
    let of_whom =
        |at: usize| main.get(at.saturating_sub(4)..at).is_some_and(|led| led.iter().any(|one| one.word == "who"));
    // "Looks at what was done."
    let of_what = |at: usize| at.checked_sub(1).and_then(|at| main.get(at)).is_some_and(|led| led.word == "what");
    main.iter().enumerate().any(|(at, token)| tells(token) && !of_whom(at) && !of_what(at))
}

/// Whether staff owe it to staff: "to respond to the complaints team".
fn goes_to_staff(at: &At<'_, '_>, time: &Quantity) -> bool {
    let behind = at.tokens.get(time.tokens.end..).unwrap_or_default();
    let near = behind.iter().take(8).take_while(|token| token.kind != TokenKind::Sign);
    let words: Vec<&str> = at.own.iter().chain(near).map(|token| token.word).collect();
    let answers = ["respond", "reply", "replies", "report", "response", "findings", "sends", "send", "provide"];
    words.iter().enumerate().any(|(n, word)| {
        let before = words.get(n.saturating_sub(4)..n).unwrap_or_default();
        let to = before.iter().rposition(|word| *word == "to");
        let only_of = |at: usize| {
            let between = before.get(at + 1..).unwrap_or_default();
            between.iter().all(|word| matches!(*word, "the" | "our" | "your") || is_role(word) || *word == "complaints")
        };
        let led = words.get(..n).unwrap_or_default();
        (is_role(word) || *word == "us")
            && to.is_some_and(only_of)
            && led.iter().rev().skip(1).take(5).any(|word| answers.contains(word))
    })
}

/// Whether it is about the complaint as it was first answered: "the original complaint", "our first response".
fn looks_back(at: &At<'_, '_>) -> bool {
    let later = at.count() > 1 && at.stage_over().is_some_and(|stage| stage > 1);
    later
        && at.own.windows(2).any(|two| {
            matches!(two[0].word, "first" | "original" | "initial" | "earlier" | "previous")
                && ["complain", "respon", "answer", "repl", "decision"].iter().any(|stem| two[1].word.starts_with(stem))
        })
}

/// "Within 5 days to arrange a visit", "within a day asking for details", "if it is not for us": words behind the time
/// that give it another purpose.
fn has_another_purpose(at: &At<'_, '_>, time: &Quantity, one: &Judged) -> bool {
    let behind = at.tokens.get(time.tokens.end..).unwrap_or_default();
    let first = behind.first().map_or("", |token| token.word);
    let purpose = matches!(first, "to" | "asking" | "about" | "whether" | "if" | "where" | "for" | "against");
    let clause = || behind.iter().skip(1).take_while(|token| token.kind != TokenKind::Sign).take(10);
    let foreign = |token: &Token<'_>| is_foreign(at, token, Side::Landlord, one);
    // "To say that it has come": read already.
    let says = one.key == Key::Acknowledge
        && matches!(terms::words(behind).as_slice(), ["to", "say" | "confirm" | "tell" | "let" | "acknowledge", ..]);
    // What they are spoken with about is the complaint.
    let talks = one.key == Key::Contact
        && matches!(
            terms::words(behind).as_slice(),
            ["to", "discuss" | "talk" | "hear" | "understand", ..] | ["to", "make", "sure", ..]
        )
        && !behind.iter().any(|token| matters::is_of_another_matter(token.word));
    if says || talks {
        return false;
    }
    let possible = terms::words(behind.get(..3).unwrap_or_default()) == ["if", "we", "can"]
        || terms::words(behind.get(..2).unwrap_or_default()) == ["where", "possible"]
        || terms::words(behind.get(..2).unwrap_or_default()) == ["if", "possible"];
    let whole = at.own.iter().any(|token| matches!(token.word, "total" | "overall" | "altogether"));
    // "Five working days to decide if it is a complaint."
    let decides = matches!(
        terms::words(behind).as_slice(),
        ["to", "decide" | "determine" | "consider" | "assess", "if" | "whether", ..]
    );
    // "We allow ourselves ten days to get to the bottom of it and reply": that purpose is the answer.
    let near = behind.iter().take_while(|token| token.kind != TokenKind::Sign);
    let answers = one.key == Key::Respond
        && first == "to"
        && near.clone().any(|token| {
            ["respond", "response", "repl", "answer", "decision", "outcome", "conclu", "found", "finding"]
                .iter()
                .any(|stem| token.word.starts_with(stem))
        });
    let near: Vec<&str> = near.map(|token| token.word).collect();
    if answers
        && !may_take(at)
        && !near.iter().any(|word| is_of_another_matter(word) || function::is_another_step(word))
    {
        return false;
    }
    let open = whole || decides || first == "whether" || one.key == Key::Respond && may_take(at);
    open || purpose && !possible && clause().any(foreign)
}

/// "The investigation may take up to 20 days": it may, and nothing is promised.
fn may_take(at: &At<'_, '_>) -> bool {
    at.own.windows(2).any(|two| {
        matches!(
            (two[0].word, two[1].word),
            ("may" | "might" | "could", "take" | "need" | "be") | ("can", "take" | "need")
        )
    })
}
