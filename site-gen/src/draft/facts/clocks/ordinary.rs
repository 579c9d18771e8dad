//! Times that are told in ordinary words: who writes, who gets a letter, what it
//! says, how far a deadline moves.
//!
//! That no other word stands in the clause is [`told`](super::told)'s to see.

mod acknowledged;
mod answered;
mod asked;
mod cues;
mod extended;

use super::super::{Key, starts, terms};
use super::clause::escalated;
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::Quantity;

/// The words round a time.
struct Round<'a, 'p> {
    at: &'a At<'a, 'p>,
    time: &'a Quantity,
    /// Those of its clause that stand before it.
    own: Vec<&'p str>,
    /// Those behind it, without what says from when it counts.
    after: Vec<&'p str>,
    /// Those that say from when it counts.
    start: Vec<&'p str>,
}

impl Round<'_, '_> {
    fn has(&self, stems: &[&str]) -> bool {
        starts_with(&self.own, stems)
    }

    fn is(&self, exact: &[&str]) -> bool {
        self.own.iter().any(|word| exact.contains(word))
    }

    /// Whether these words stand one after another before the time.
    fn says(&self, words: &[&str]) -> bool {
        self.own.windows(words.len()).any(|some| some == words)
    }

    /// Whether it is the reader who has to do something.
    fn is_the_readers(&self) -> bool {
        // "Everything that you have told us": who is named first acts.
        let opens = |at: usize| at < 2 || matches!(self.own.get(at - 1), Some(&("," | "and" | "but" | "then" | ":")));
        let first = self.own.iter().position(|word| reads(word)).filter(|at| opens(*at));
        let modal = |at: usize| self.own.get(at + 1).copied().unwrap_or_default();
        let does = |at: usize| {
            let gets = self.own.get(at + 2).copied().unwrap_or_default();
            let acts = matches!(modal(at), "may" | "must" | "need" | "have" | "ask" | "can" | "should");
            acts && !GETS.contains(&gets)
        };
        first.is_some_and(does)
    }
}

/// Whether a word is one for whoever complains.
fn reads(word: &str) -> bool {
    matches!(word, "you" | "complainant" | "resident" | "tenant" | "customer" | "residents" | "tenants" | "customers")
}

/// What the reader does without having to.
const GETS: [&str; 9] = ["expect", "receive", "get", "have", "hear", "be", "normally", "usually", "always"];

fn starts_with(words: &[&str], stems: &[&str]) -> bool {
    words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

/// What such words say of a time, where nothing else was read.
pub(super) fn judge(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    read(at, time, |round| {
        extended::key(round)
            .or_else(|| acknowledged::key(round))
            .or_else(|| asked::key(round))
            .or_else(|| answered::key(round))
            .or_else(|| cues::key(round))
    })
}

/// What is so plain that it goes before all else: "told within 5 days that your request has been received".
pub(super) fn plainest(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    read(at, time, |round| {
        let asked = asked::key(round).or_else(|| heard(round));
        asked.or_else(|| acknowledged::behind(round)).or_else(|| spoken_with(round))
    })
}

/// "The committee will hear your appeal within 28 days of receiving it": it is no window in which to appeal.
fn heard(round: &Round<'_, '_>) -> Option<Key> {
    let hears = round.is(&["hear", "hears", "heard", "meet", "meets"]) && !round.says(&["hear", "from"]);
    let body = round.is(&["panel", "committee", "board", "trustees", "governors", "hearing"]);
    let tells =
        round.has(&["respon", "repl", "answer", "decision", "decid", "write", "send", "tell", "report", "notice"]);
    let open = round.is(&["if", "where", "unless", "should"]);
    (hears && body && !tells && !open && !round.is_the_readers() && !round.time.is_more).then_some(Key::Hearing)
}

/// "The officer will make contact with you within 2 working days to discuss the complaint."
fn spoken_with(round: &Round<'_, '_>) -> Option<Key> {
    let contacts = round.says(&["contact", "with", "you"]) || round.says(&["touch", "with", "you"]);
    let talks = matches!(round.after.as_slice(), ["to", "discuss" | "talk" | "hear" | "understand", ..]);
    let other = round.has(&["update", "progress", "repair", "visit"]) || round.time.is_more || round.is_the_readers();
    (contacts && talks && !other).then_some(Key::Contact)
}

fn read(at: &At<'_, '_>, time: &Quantity, key: impl Fn(&Round<'_, '_>) -> Option<Key>) -> Option<Judged> {
    let period = time.period?;
    if terms::is_spoken_of(at.tokens, time) {
        return None;
    }
    let own = terms::words(at.own);
    let from = own.iter().rposition(|word| matches!(*word, ";" | "otherwise")).map_or(0, |at| at + 1);
    let start = starts::behind(at.tokens, time.tokens.end);
    let behind = terms::words(at.tokens.get(time.tokens.end..).unwrap_or_default());
    let skipped = if start.is_empty() { 0 } else { start.len() + 1 };
    let round = Round {
        at,
        time,
        own: own.get(from..).unwrap_or_default().to_vec(),
        after: behind.get(skipped..).unwrap_or_default().to_vec(),
        start,
    };
    let key = key(&round)?;
    let told = if key == Key::Escalate { escalated(at, &round.start) } else { at.named(at.sentence.lower) };
    let stages = at.stages(key, &told).ok()?;
    let stage = stages.first().copied().flatten();
    let from = match round.start.as_slice() {
        // "Things that came to your notice in the past 12 months."
        [] if key == Key::TimeToComplain && round.has(&["notice", "attention"]) => Some("becoming aware"),
        [] if key == Key::TimeToComplain => Some("the problem"),
        [] => match starts::of(at.tokens, time, key, stage) {
            starts::Start::Unsaid => asked::counted_from(&round),
            starts::Start::Known(start) => Some(start),
            starts::Start::Doubtful if key == Key::Extend => None,
            starts::Start::Doubtful => return None,
        },
        // An answer that is put off is counted on from where it was due.
        _ if key == Key::Extend => None,
        ["receiving" | "getting", "it" | "this" | "that"] if key == Key::Escalate => Some("getting the response"),
        ["it" | "this" | "that"] if key == Key::Escalate => Some("the response"),
        ["receiving" | "getting", "the" | "our", "report" | "results"] if key == Key::Escalate => {
            Some("getting the response")
        }
        words => Some(starts::named(words, key, stage)?),
    };
    let mut one = judged(at, time, period, key, stages, from);
    one.limit.is_more = key == Key::Extend;
    Some(one)
}
