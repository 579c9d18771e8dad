//! A sentence says when the clock starts, and not at the time itself: "Times are
//! counted from the day on which we acknowledge your complaint", where the facts
//! count from the day it comes.
//!
//! The receipt gives a day that the reader does not expect, and somebody who
//! waits for the later one complains too late that none came.

use complaints::days::clock::{Assumed, Start};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::known::Known;
use crate::prose::said::{Act, Starts};
use crate::prose::verdict::speaks_of;
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R170",
    title: "a clock that starts on another day in the words than in the facts",
    why: "The form and the receipt count from another day than readers do, and give them other dates.",
    cure: "Say the start of the facts; or write the other start behind the time among the facts.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// What starts: a word in small letters, before the verb.
const CLOCK: [&str; 10] =
    ["clock", "times ", "time for", "time limit", "days ", "deadline", "counting", "target", "period ", "countdown"];

/// That it starts, and the word that leads to when.
const RUNS: [&str; 29] = [
    "starts when",
    "start when",
    "starts on the day",
    "start on the day",
    "starts once",
    "start once",
    "starts from",
    "start from",
    "starts after",
    "start after",
    "begins when",
    "begin when",
    "run from",
    "runs from",
    "counted from",
    "count from",
    "counted only from",
    "measured from",
    "timed from",
    "starts as soon as",
    "start as soon as",
    "begins on the day",
    "begin on the day",
    "starts to run when",
    "starts on receipt",
    "run only after",
    "commences on",
    "commence on",
    "starts with",
];

static ANY_RUN: AnyOf = AnyOf::new(&RUNS);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.prose.sentences_with(&ANY_RUN).filter_map(|sentence| finding(subject, &sentence)).collect()
}

/// Whether a sentence gives the clock another start: a number in it is then of the time that it starts.
pub(super) fn is_told(subject: &Subject<'_>, sentence: &Sentence<'_>) -> bool {
    ANY_RUN.is_in(sentence.lower) && finding(subject, sentence).is_some()
}

fn finding(subject: &Subject<'_>, sentence: &Sentence<'_>) -> Option<Finding> {
    let words = sentence.lower;
    let (at, run) = RUNS.iter().find_map(|run| Some((words.find(run)?, run)))?;
    let (before, behind) = (words.get(..at)?, words.get(at + run.len()..)?);
    // Another clock, that of the Ombudsman or of a later stage, is not the first answer's.
    let other = [
        "ombudsman",
        "stage 2",
        "stage two",
        "second",
        "ask for",
        "asking",
        "go to",
        "if ",
        "unless",
        "keep",
        "repair",
        "message",
        "councillor",
        "other landlord",
        "its own",
        "not ",
        "n't ",
    ];
    if !CLOCK.iter().any(|clock| before.contains(clock)) || other.iter().any(|other| words.contains(other)) {
        return None;
    }
    let here = start_of(behind)?;
    // Every policy counts its first word from the day a complaint comes; only of the answer can that be wrong.
    let of_answer = ["answer", "repl", "respon", "decision"].iter().any(|answer| before.contains(answer));
    if here == Starts::Receipt && !of_answer {
        return None;
    }
    // "Our response target for damp starts when we get your complaint."
    let policy = &subject.version.policy;
    if policy.circumstances.iter().any(|one| speaks_of(&[], sentence, &one.id, policy)) {
        return None;
    }
    let is_answer = |known: &&Known<'_>| {
        known.act == Act::Respond && known.stage == Some(1) && known.is_applied && known.when.is_none()
    };
    let fact = subject.known.iter().find(is_answer)?;
    if counted_from(fact)? == here {
        return None;
    }
    let (line, from, time) = (fact.limit.at.line, &fact.limit.value.from, &fact.period);
    let right = match counted_from(fact)? {
        Starts::Receipt => "We count the time for our answer from the day we get your complaint.",
        _ => "We count the time for our answer from the day we tell you that we have your complaint.",
    };
    let (said, start) = match here {
        Starts::Receipt => ("the day it comes", Some("receipt")),
        Starts::Acknowledgement => ("the day you say that you have it", Some("acknowledgement")),
        // Nobody but the landlord knows that day, and no date is counted from it.
        _ => ("the day you write it down", None),
    };
    Some(Finding {
        at: subject.prose.place(sentence.start + at),
        found: match fact.limit.value.assumed.contains(&Assumed::Start) {
            true => format!(
                "times run from {said} here, and line {line} names no start for its {time}: they are counted from {from}"
            ),
            false => format!("times run from {said} here, and the {time} of line {line} from {from}"),
        },
        write: match start {
            Some(start) => format!("`{right}`; or, if that day is right, `{time} from {start}` on line {line}"),
            None => format!("`{right}`"),
        },
    })
}

/// From what a time runs, whether the policy says so or nothing; none where rules cannot tell it from others.
fn counted_from(known: &Known<'_>) -> Option<Starts> {
    match known.limit.value.from.start {
        Start::Receipt | Start::Letter => Some(Starts::Receipt),
        Start::Acknowledgement => Some(Starts::Acknowledgement),
        _ => None,
    }
}

/// The start that these words name.
fn start_of(words: &str) -> Option<Starts> {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let tells = has(&["we tell you that we have", "letter in which we tell", "we confirm", "we have confirmed"]);
    if has(&["acknowledg"]) || tells {
        return Some(Starts::Acknowledgement);
    }
    if has(&[
        "log ",
        "logs",
        "logged",
        "logging",
        "record it",
        "recorded",
        "registered",
        "on its system",
        "on our system",
    ]) {
        return Some(Starts::Logging);
    }
    has(&["we get", "we receive", "we have received", "reaches us", "comes in", "is received"])
        .then_some(Starts::Receipt)
}
