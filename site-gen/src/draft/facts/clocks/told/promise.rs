//! Whether what is done within a time is promised to whoever complains: not denied,
//! not past, not owed to staff, and for no other purpose.

use super::super::super::{Key, terms};
use super::super::judged::Judged;
use super::super::stage::At;
use super::vocabulary::{Side, is_role};
use super::{function, is_foreign, is_of_another_matter, matters};
use crate::prose::quantity::Quantity;
use crate::prose::words::{Token, TokenKind};

/// Words that open a clause of condition or time.
const OPENS: [&str; 11] =
    ["once", "after", "when", "if", "where", "should", "until", "before", "although", "while", "whether"];

/// Whether the time belongs to the condition, and not to what follows from it: "once it has been answered within …".
pub(super) fn is_of_a_condition(at: &At<'_, '_>) -> bool {
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
pub(super) fn is_denied(at: &At<'_, '_>) -> bool {
    let main = main_clause(at);
    let denied = main.windows(2).any(|two| {
        let does = matches!(two[0].word, "will" | "shall" | "do" | "can" | "may") && two[1].word == "not";
        does || two[0].word == "code" && matches!(two[1].word, "gives" | "allows" | "requires" | "says" | "sets")
    });
    // "It will not be later than", "should not exceed".
    denied && !main.iter().any(|token| matches!(token.word, "than" | "exceed" | "longer"))
}

/// "Reply to our letter within 10 days": what the reader is asked to do.
pub(super) fn is_asked_of_the_reader(at: &At<'_, '_>) -> bool {
    let mut words = main_clause(at).iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.word);
    let first = words.find(|word| !matches!(*word, "simply" | "please" | "just" | "then"));
    matches!(first, Some("reply" | "respond" | "write" | "return" | "send" | "answer"))
        && words.any(|word| matches!(word, "our" | "us"))
}

/// Whether it tells what was.
pub(super) fn is_past(at: &At<'_, '_>) -> bool {
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
pub(super) fn goes_to_staff(at: &At<'_, '_>, time: &Quantity) -> bool {
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

/// "The Board is told of the outcome": whoever reads the policy is told nothing.
pub(super) fn staff_are_told(at: &At<'_, '_>) -> bool {
    let words = terms::words(main_clause(at));
    let told = |word: &str| matches!(word, "told" | "informed" | "notified" | "advised");
    words.iter().enumerate().any(|(n, word)| {
        let behind = words.get(n + 1..).unwrap_or_default();
        let passive = match behind {
            ["is" | "are", done, ..] | ["will" | "must", "be", done, ..] => told(done),
            _ => false,
        };
        // "The person who complained to the Board is told": that one is the reader.
        let reader =
            words.iter().any(|word| matches!(*word, "you" | "complainant" | "resident" | "tenant" | "customer"));
        is_role(word) && passive && !reader
    })
}

/// Whether it is about the complaint as it was first answered: "the original complaint", "our first response".
pub(super) fn looks_back(at: &At<'_, '_>) -> bool {
    let later = at.count() > 1 && at.stage_over().is_some_and(|stage| stage > 1);
    later
        && at.own.windows(2).any(|two| {
            matches!(two[0].word, "first" | "original" | "initial" | "earlier" | "previous")
                && ["complain", "respon", "answer", "repl", "decision"].iter().any(|stem| two[1].word.starts_with(stem))
        })
}

/// "Within 5 days to arrange a visit", "within a day asking for details", "if it is not for us": words behind the time
/// that give it another purpose.
pub(super) fn has_another_purpose(at: &At<'_, '_>, time: &Quantity, one: &Judged) -> bool {
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
        && !near.iter().any(|word| matches!(*word, "ombudsman" | "board" | "councillor" | "commissioner"))
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
