//! Which words of a sentence belong to which of its times.
//!
//! "We acknowledge it within 5 working days and answer within 10 working days
//! of acknowledgement" has two times. Each belongs to the nearest words that
//! say what is done, those before it unless the time opens its clause; what
//! stands behind "of", "from" or "after" says where it starts, not what is done.

use std::ops::Range;

use complaints::days::clock::Step;

use super::super::quantity::Quantity;
use super::super::words::{Token, tokens};
use super::act::Act;
use super::context::Context;
use super::matches::{Match, matches_in};
use super::small_words::{ROUND_A_TIME, is_round_a_time};
use super::start::{self, Starts};
use super::view::View;
pub(super) use super::view::{Part, Seen};

/// A sentence with its times as single words, and without what says where they start.
pub(super) struct Clause<'t, 'p> {
    pub(super) tokens: &'t [Token<'p>],
    times: &'t [Quantity],
    view: Vec<Seen<'p>>,
    /// The words that say what is done.
    matches: Vec<Match>,
    /// Where in the tokens it is said from what each time is counted.
    starts: Vec<Range<usize>>,
    /// The same of each name.
    name_starts: Vec<Range<usize>>,
}

impl<'t, 'p> Clause<'t, 'p> {
    pub(super) fn new(tokens: &'t [Token<'p>], times: &'t [Quantity]) -> Self {
        let View { seen: view, starts, name_starts } = View::of(tokens, times);
        let matches = matches_in(&view);
        Self { tokens, times, view, matches, starts, name_starts }
    }

    /// From what a time is counted.
    pub(super) fn start_of(&self, index: usize) -> Option<Starts> {
        start::of(self.start_words(index))
    }

    /// From what the time that a name prints is counted, by the name's place among those of the sentence.
    pub(super) fn start_of_name(&self, nth: usize) -> Option<Starts> {
        start::of(self.tokens.get(self.name_starts.get(nth)?.clone())?)
    }

    /// Where those words stand in the text.
    pub(super) fn start_text_of_name(&self, nth: usize) -> Option<Range<usize>> {
        let words = self.tokens.get(self.name_starts.get(nth)?.clone())?;
        Some(words.first()?.start..words.last()?.range().end)
    }

    /// The words that say from what a time is counted.
    pub(super) fn start_words(&self, index: usize) -> &[Token<'p>] {
        self.starts.get(index).and_then(|range| self.tokens.get(range.clone())).unwrap_or_default()
    }

    /// The words, in order.
    pub(super) fn seen(&self) -> &[Seen<'p>] {
        &self.view
    }

    /// The place of a time in the view.
    pub(super) fn place_of(&self, index: usize) -> Option<usize> {
        self.view.iter().position(|seen| seen.kind == Part::Time(index))
    }

    /// Which of the times and names of the sentence it is, and how many there are.
    pub(super) fn place_among_times(&self, index: usize) -> Option<(usize, usize)> {
        let mut times = self.view.iter().filter(|seen| Self::is_time_or_name(seen));
        let place = times.clone().position(|seen| seen.kind == Part::Time(index))?;
        Some((place, times.by_ref().count()))
    }

    pub(super) fn is_time_or_name(seen: &Seen<'_>) -> bool {
        matches!(seen.kind, Part::Time(_) | Part::Name)
    }

    pub(super) fn quantity(&self, index: usize) -> Option<&Quantity> {
        self.times.get(index)
    }

    /// What is done within a time, and whether the words leave no doubt.
    pub(super) fn read(&self, index: usize, context: &Context<'_>) -> Option<(Option<Act>, bool)> {
        let at = self.place_of(index)?;
        let matches = &self.matches;
        let round =
            matches.iter().filter(|m| m.start < at && m.end > at + 1 && m.phrase.act.is_some()).max_by_key(|m| m.start);
        let found = match round {
            Some(found) => Some((found, true)),
            None if self.opens_its_clause(at) => self.after(at, matches).or_else(|| self.repeated(at, matches)),
            None => {
                let before = self.before(at, matches);
                let told = before.filter(|(m, _)| m.phrase.act.is_some());
                told.or_else(|| self.after(at, matches)).or(before)
            }
        };
        let read = found.map(|(m, near)| (m.phrase.act, m.phrase.is_sure && near));
        let read = read.filter(|(act, _)| act.is_some()).or_else(|| self.labelled(context)).or(read);
        match read {
            Some((Some(act), is_sure)) => {
                let (act, is_sure) = self.more_exactly(index, act, is_sure);
                let is_sure = is_sure && !(act == Act::Escalate && self.is_the_landlords(at));
                Some((Some(act), is_sure))
            }
            // A time from the problem is the one to complain in.
            _ if self.start_of(index).is_some_and(Starts::is_before_the_complaint) => {
                Some((Some(Act::Step(Step::Complain)), true))
            }
            other => other,
        }
    }

    /// What is done within the time that a name prints, by the name's place among those of the sentence.
    pub(super) fn read_name(&self, nth: usize) -> Option<Act> {
        let mut names = self.view.iter().enumerate().filter(|(_, seen)| seen.kind == Part::Name);
        let (at, _) = names.nth(nth)?;
        let matches = &self.matches;
        let round = || {
            let round = matches.iter().filter(|m| m.start < at && m.end > at + 1 && m.phrase.act.is_some());
            round.max_by_key(|m| m.start).map(|m| (m, true))
        };
        let found = round().or_else(|| match self.opens_its_clause(at) {
            true => self.after(at, matches),
            false => {
                self.before(at, matches).filter(|(m, _)| m.phrase.act.is_some()).or_else(|| self.after(at, matches))
            }
        });
        let (m, near) = found?;
        let sure = m.phrase.is_sure && near && !self.says_longer();
        m.phrase.act.filter(|_| sure)
    }

    /// All that the sentence says is done, sure or not.
    pub(super) fn acts(&self) -> Vec<Act> {
        self.matches.iter().filter_map(|m| m.phrase.act).collect()
    }

    /// Of a cell without words of its own, the head of its column or the label of its row say what its times are for.
    fn labelled(&self, context: &Context<'_>) -> Option<(Option<Act>, bool)> {
        let question = context.question.filter(|_| self.is_a_time_alone());
        context.labels.iter().copied().chain(question).find_map(|label| {
            let sentence = context.prose.sentences(label).next()?;
            let tokens = tokens(&sentence);
            let clause = Clause::new(&tokens, &[]);
            let told = clause.matches.first().map(|m| (m.phrase.act, m.phrase.is_sure));
            // "How long does Stage 1 take?"
            let takes = sentence.lower.contains("how long") && sentence.lower.contains("take");
            told.or_else(|| (question.is_some() && takes).then_some((Some(Act::Respond), true)))
        })
    }

    /// Whether the sentence is a time and nothing else, as an answer to a question is: "Up to 15 working days."
    fn is_a_time_alone(&self) -> bool {
        self.view.iter().all(|seen| Self::is_time_or_name(seen) || seen.kind == Part::Sign || is_round_a_time(seen))
    }

    /// Whether a label stands before a time and nothing behind it: "Stage 1: up to 15 working days".
    pub(super) fn ends_with_a_time_alone(&self) -> bool {
        let Some(sign) = self.view.iter().position(|seen| matches!(seen.word, ":" | "-" | "–" | "—")) else {
            return false;
        };
        let rest = self.view.get(sign + 1..).unwrap_or_default();
        self.times.len() == 1
            && rest.iter().any(Self::is_time_or_name)
            && rest.iter().all(|seen| Self::is_time_or_name(seen) || seen.kind == Part::Sign || is_round_a_time(seen))
    }

    /// More time is a kind of its own, and so is a time from the problem.
    fn more_exactly(&self, index: usize, act: Act, is_sure: bool) -> (Act, bool) {
        let starts = self.start_of(index);
        match act {
            Act::Respond | Act::Step(Step::Contact | Step::Acknowledge) if self.needs_longer(index) => {
                (Act::Extend, self.quantity(index).is_some_and(|q| q.is_more))
            }
            Act::Step(Step::Complain) if starts.is_some_and(Starts::is_before_the_complaint) => (act, true),
            Act::Escalate if starts == Some(Starts::Response) => (act, true),
            Act::Step(Step::Complain)
                if is_sure
                    && self.view.iter().any(|seen| {
                        matches!(seen.word, "old" | "ago" | "older" | "happened" | "occurred" | "arose")
                    }) =>
            {
                (act, true)
            }
            Act::Respond if starts.is_some_and(Starts::is_before_the_complaint) && !is_sure => {
                (Act::Step(Step::Complain), true)
            }
            Act::Step(Step::Complain)
                if is_sure && (self.is_to_complain_in(index) || self.is_when_to_have_complained(index)) =>
            {
                (act, true)
            }
            // Without a start it may be about anything that people tell.
            Act::Step(Step::Complain) => (act, false),
            act => (act, is_sure),
        }
    }

    /// Whether it is the time that people have to complain in: "you have 12 months to complain".
    fn is_to_complain_in(&self, index: usize) -> bool {
        let Some(time) = self.quantity(index).map(|quantity| quantity.tokens.clone()) else { return false };
        let behind: Vec<&str> = self.tokens.iter().skip(time.end).take(4).map(|token| token.word).collect();
        let before: Vec<&str> = self.tokens.iter().take(time.start).map(|token| token.word).collect();
        let to_complain =
            matches!(behind.as_slice(), ["to", "complain", ..] | ["to", "make", "a" | "your", "complaint"]);
        let to_whom = behind.get(2).is_some_and(|word| *word == "to");
        to_complain && !to_whom && matches!(before.as_slice(), [.., "have"] | [.., "have", "up", "to"] | [.., "you've"])
    }

    /// Whether people must have complained within it: "you must complain within 6 months".
    fn is_when_to_have_complained(&self, index: usize) -> bool {
        /// What people can complain of to somebody else, or about an answer, within another time.
        const OTHER: [&str; 14] = [
            "about",
            "again",
            "answer",
            "appeal",
            "councillor",
            "decision",
            "mp",
            "ombudsman",
            "outcome",
            "panel",
            "response",
            "stage",
            "still",
            "unhappy",
        ];
        let Some(time) = self.quantity(index).map(|quantity| quantity.tokens.clone()) else { return false };
        let before: Vec<&str> = self.tokens.iter().take(time.start).map(|token| token.word).collect();
        let Some(verb) = before.iter().rposition(|word| matches!(*word, "complain" | "complaint" | "made")) else {
            return false;
        };
        let (must, rest) = before.split_at(verb);
        let has_to = must.iter().any(|word| matches!(*word, "must" | "should" | "have" | "need" | "needs"));
        let is_near =
            rest.iter().skip(1).all(|word| matches!(*word, "to" | "us" | "it") || ROUND_A_TIME.contains(word));
        let is_other = self.tokens.iter().any(|token| OTHER.contains(&token.word));
        has_to && is_near && !is_other && self.times.len() == 1
    }

    /// Whether it is the landlord that does it: "we contact them within 3 days of their asking for Stage 2".
    fn is_the_landlords(&self, at: usize) -> bool {
        let before = self.view.get(..at).unwrap_or_default();
        let people = |seen: &Seen<'_>| {
            matches!(seen.word, "you" | "your" | "people" | "they" | "ask" | "request" | "requests" | "escalated")
                || ["complain", "customer", "resident", "tenant"].iter().any(|stem| seen.word.starts_with(stem))
        };
        let last = before.iter().rev().find(|seen| seen.word == "we" || people(seen));
        last.is_some_and(|seen| seen.word == "we")
    }

    fn needs_longer(&self, index: usize) -> bool {
        self.quantity(index).is_some_and(|q| q.is_more) || self.says_longer()
    }

    /// Whether the sentence is about an answer that takes longer.
    fn says_longer(&self) -> bool {
        self.view.iter().any(|seen| {
            matches!(
                seen.word,
                "longer"
                    | "cannot"
                    | "can't"
                    | "unable"
                    | "delay"
                    | "delayed"
                    | "extra"
                    | "extend"
                    | "extended"
                    | "extension"
                    | "revised"
            )
        })
    }
}
