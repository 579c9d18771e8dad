//! From what a time is counted, where the words behind it say so.

use super::super::words::{Token, TokenKind};

/// What a time is counted from, as far as rules tell starts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starts {
    /// The day on which it came.
    Receipt,
    /// The complaint, by its name: "of your complaint".
    Complaint,
    /// The day on which the landlord said that it came.
    Acknowledgement,
    /// The day on which the landlord wrote it down.
    Logging,
    /// The landlord's answer.
    Response,
    /// The problem itself.
    Problem,
    /// The day on which somebody knew of it.
    Aware,
    /// The day on which the complaint is closed.
    Closure,
}

impl Starts {
    /// Whether both are one day as far as anybody can tell.
    #[must_use]
    pub fn is_as(self, other: Self) -> bool {
        let plain = |start| if start == Self::Complaint { Self::Receipt } else { start };
        plain(self) == plain(other)
    }

    /// Whether it lies before the complaint.
    pub(super) fn is_before_the_complaint(self) -> bool {
        matches!(self, Self::Problem | Self::Aware)
    }
}

/// The most words that say it.
const MOST: usize = 14;

/// Where the words end that say from what the time before `at` is counted; `at` where none do.
pub(super) fn behind(tokens: &[Token<'_>], at: usize) -> usize {
    let opens = |token: &Token<'_>| {
        matches!(token.word, "of" | "from" | "after" | "since" | "following" | "starting" | "beginning" | "counted")
    };
    if !tokens.get(at).is_some_and(opens) {
        return at;
    }
    let mut end = at + 1;
    while let Some(token) = tokens.get(end).filter(|_| end - at < MOST) {
        let next = tokens.get(end + 1).map_or("", |token| token.word);
        let before = tokens.get(end - 1).map_or("", |token| token.word);
        let is_subject = matches!(token.word, "we" | "you" | "it" | "they" | "he" | "she");
        let is_modal = matches!(next, "will" | "shall" | "can" | "may" | "must" | "should" | "aim" | "are" | "then");
        let ends = token.kind == TokenKind::Name
            || token.kind == TokenKind::Sign && !matches!(token.word, "-" | "\"" | "'")
            || is_subject && (is_modal || begins_a_clause(tokens, end))
            || token.word.ends_with("'ll")
            || matches!(
                token.word,
                "unless" | "if" | "and" | "or" | "but" | "then" | "with" | "will" | "must" | "should"
            )
            || token.word == "to" && (!goes_on(before) || is_asked(next));
        if ends {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a new clause begins with the subject at `at`: "of that you get a draft", and not "from the day you knew".
fn begins_a_clause(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| token.word);
    match word(1) {
        "that" | "it" | "this" => matches!(word(2), "of" | "from" | "after"),
        "day" | "date" | "time" | "moment" | "after" | "since" | "from" | "of" | "when" | "which" | "following" => {
            false
        }
        _ => true,
    }
}

/// Words after which "to" belongs to the start: "the response to your request".
fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "us" | "them"
            | "request"
            | "asking"
            | "wish"
            | "want"
            | "asked"
            | "ask"
            | "decision"
            | "response"
            | "reply"
            | "answer"
            | "due"
    )
}

/// What somebody is asked to do: "from our answer to ask for Stage 2".
fn is_asked(word: &str) -> bool {
    matches!(
        word,
        "ask"
            | "request"
            | "tell"
            | "say"
            | "appeal"
            | "come"
            | "respond"
            | "reply"
            | "answer"
            | "write"
            | "acknowledge"
            | "let"
            | "make"
            | "bring"
            | "complain"
            | "contact"
            | "send"
            | "give"
            | "accept"
            | "take"
            | "decide"
    )
}

/// What these words name as the start; none where they name another, or two.
pub(super) fn of(words: &[Token<'_>]) -> Option<Starts> {
    let mut found: Vec<Starts> = words.iter().filter_map(|token| by_word(token.word)).collect();
    // "The day you knew of the problem": it is not the problem that counts.
    if found.contains(&Starts::Aware) {
        found.retain(|start| *start != Starts::Problem);
    }
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        // "receipt of your complaint about the problem", "the response to the acknowledgement": the first says it.
        [first @ (Starts::Acknowledgement | Starts::Response | Starts::Logging), ..] => Some(*first),
        [] => is_the_complaint(words).then_some(Starts::Complaint),
        _ => None,
    }
}

/// "Of your complaint", "from the day you complain": the day on which it is made, if nothing else is said of it.
fn is_the_complaint(words: &[Token<'_>]) -> bool {
    /// What a complaint does or is when it has been made, and what it is about.
    const LATER: [&str; 20] = [
        "about",
        "agreed",
        "clarified",
        "defined",
        "escalated",
        "escalating",
        "escalation",
        "investigated",
        "investigation",
        "logged",
        "logging",
        "moves",
        "moving",
        "panel",
        "recorded",
        "recording",
        "registered",
        "review",
        "stage",
        "validated",
    ];
    words.iter().any(|token| token.word.starts_with("complain"))
        && !words.iter().any(|token| LATER.contains(&token.word))
}

fn by_word(word: &str) -> Option<Starts> {
    if word.starts_with("acknowledg") {
        return Some(Starts::Acknowledgement);
    }
    match word {
        "logging" | "logged" | "logs" | "recorded" | "recording" | "registered" | "registering" | "entered" => {
            Some(Starts::Logging)
        }
        "receipt" | "receiving" | "received" | "receive" => Some(Starts::Receipt),
        "response" | "answer" | "reply" | "decision" | "outcome" => Some(Starts::Response),
        "problem" | "happened" | "happening" | "issue" | "incident" | "event" | "occurred" | "occurring"
        | "happens" => Some(Starts::Problem),
        "aware" | "awareness" | "knew" | "found" | "noticed" | "discovered" => Some(Starts::Aware),
        "closed" | "closure" | "closing" => Some(Starts::Closure),
        _ => None,
    }
}
