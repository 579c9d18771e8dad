//! Which words of a sentence belong to which of its times.
//!
//! "We acknowledge it within 5 working days and answer within 10 working days
//! of acknowledgement" has two times. Each belongs to the nearest words that
//! say what is done, those before it unless the time opens its clause; what
//! stands behind "of", "from" or "after" says where it starts, not what is done.

use complaints::days::clock::Step;

use super::super::quantity::Quantity;
use super::super::words::{Token, TokenKind, tokens};
use super::act::Act;
use super::context::Context;
use super::matches::{Match, matches_in};
use super::small_words::{ROUND_A_TIME, SAME_VERB, is_round_a_time};
use super::start::{self, Starts};

/// A sentence with its times as single words, and without what says where they start.
pub(super) struct Clause<'t, 'p> {
    pub(super) tokens: &'t [Token<'p>],
    times: &'t [Quantity],
    view: Vec<Seen<'p>>,
    /// The words that say what is done.
    matches: Vec<Match>,
    /// Where in the tokens it is said from what each time is counted.
    starts: Vec<std::ops::Range<usize>>,
}

/// One word of the view.
#[derive(Clone, Copy)]
pub(super) struct Seen<'p> {
    pub(super) word: &'p str,
    pub(super) kind: Part,
    /// The token that it is.
    pub(super) token: usize,
}

/// What a word of the view is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Word,
    Sign,
    /// A time, by its place among the sentence's.
    Time(usize),
    /// The name of a fact, which most often is a time.
    Name,
}

impl<'t, 'p> Clause<'t, 'p> {
    pub(super) fn new(tokens: &'t [Token<'p>], times: &'t [Quantity]) -> Self {
        let mut view = Vec::with_capacity(tokens.len());
        let mut starts = vec![0..0; times.len()];
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let time = times.iter().position(|time| time.tokens.start == at);
            let (kind, end) = match (time, token.kind) {
                (Some(index), _) => (Part::Time(index), times[index].tokens.end),
                (None, TokenKind::Name) => (Part::Name, at + 1),
                (None, TokenKind::Sign) => (Part::Sign, at + 1),
                (None, _) => (Part::Word, at + 1),
            };
            view.push(Seen { word: token.word, kind, token: at });
            at = end;
            if matches!(kind, Part::Time(_) | Part::Name) {
                let behind = start::behind(tokens, at);
                if let Part::Time(index) = kind {
                    starts[index] = at..behind;
                }
                at = behind;
            }
        }
        let matches = matches_in(&view);
        Self { tokens, times, view, matches, starts }
    }

    /// From what a time is counted.
    pub(super) fn start_of(&self, index: usize) -> Option<Starts> {
        start::of(self.start_words(index))
    }

    /// The words that say from what a time is counted.
    pub(super) fn start_words(&self, index: usize) -> &[Token<'p>] {
        self.starts.get(index).and_then(|range| self.tokens.get(range.clone())).unwrap_or_default()
    }

    /// The words between a time and the time or the end on either side, in order, with the place of the time in them.
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
            _ if self.start_of(index) == Some(Starts::Problem) => Some((Some(Act::Step(Step::Complain)), true)),
            other => other,
        }
    }

    /// What is done within the time that a name prints, by the name's place among those of the sentence.
    pub(super) fn read_name(&self, nth: usize) -> Option<Act> {
        let mut names = self.view.iter().enumerate().filter(|(_, seen)| seen.kind == Part::Name);
        let (at, _) = names.nth(nth)?;
        let matches = &self.matches;
        let found = match self.opens_its_clause(at) {
            true => self.after(at, matches),
            false => {
                self.before(at, matches).filter(|(m, _)| m.phrase.act.is_some()).or_else(|| self.after(at, matches))
            }
        };
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
        context.labels.iter().find_map(|label| {
            let sentence = context.prose.sentences(label).next()?;
            let tokens = tokens(&sentence);
            let clause = Clause::new(&tokens, &[]);
            clause.matches.first().map(|m| (m.phrase.act, m.phrase.is_sure))
        })
    }

    /// More time is a kind of its own, and so is a time from the problem.
    fn more_exactly(&self, index: usize, act: Act, is_sure: bool) -> (Act, bool) {
        let starts = self.start_of(index);
        match act {
            Act::Respond | Act::Step(Step::Contact | Step::Acknowledge) if self.needs_longer(index) => {
                (Act::Extend, self.quantity(index).is_some_and(|q| q.is_more))
            }
            Act::Step(Step::Complain) if starts == Some(Starts::Problem) => (act, true),
            Act::Escalate if starts == Some(Starts::Response) => (act, true),
            Act::Step(Step::Complain)
                if is_sure
                    && self.view.iter().any(|seen| {
                        matches!(seen.word, "old" | "ago" | "older" | "happened" | "occurred" | "arose")
                    }) =>
            {
                (act, true)
            }
            Act::Respond if starts == Some(Starts::Problem) && !is_sure => (Act::Step(Step::Complain), true),
            // Without a start it may be about anything that people tell.
            Act::Step(Step::Complain) => (act, false),
            act => (act, is_sure),
        }
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

    /// Whether nothing but words round a time stands between it and the start of its clause.
    fn opens_its_clause(&self, at: usize) -> bool {
        let before = self.view.get(..at).unwrap_or_default();
        for (n, seen) in before.iter().enumerate().rev() {
            let opens = seen.kind == Part::Sign && matches!(seen.word, "," | ";" | ":" | "—" | "–" | "(")
                || n > 0 && matches!(seen.word, "and" | "then" | "but");
            if opens {
                return true;
            }
            let passes = matches!(seen.kind, Part::Word) && ROUND_A_TIME.contains(&seen.word);
            if !passes || matches!(seen.word, "we" | "you" | "it" | "have" | "has" | "take" | "takes" | "is" | "or") {
                return false;
            }
        }
        true
    }

    /// A second time for what was said before: "10 working days at Stage 1, and within 20 working days at Stage 2".
    fn repeated<'m>(&self, at: usize, matches: &'m [Match]) -> Option<(&'m Match, bool)> {
        let behind = self.view.get(at + 1..)?.iter().take_while(|seen| {
            let parts = seen.kind == Part::Sign && matches!(seen.word, "," | ";" | ".");
            !(Self::is_time_or_name(seen) || parts)
        });
        behind.clone().all(is_round_a_time).then(|| self.before(at, matches))?
    }

    fn before<'m>(&self, at: usize, matches: &'m [Match]) -> Option<(&'m Match, bool)> {
        let before = matches.iter().filter(|m| m.end <= at && !self.is_of_a_condition(m, at));
        let found = before.max_by_key(|m| (m.phrase.act.is_some(), m.end, m.end - m.start))?;
        let between = self.view.get(found.end..at)?;
        // Behind another time only a second one for the same goes on: "5 working days, or 24 hours in danger".
        let other = between.iter().rposition(|seen| Self::is_time_or_name(seen));
        if let Some(other) = other {
            let rest = between.get(other + 1..)?;
            if !rest.iter().all(is_round_a_time) {
                return None;
            }
        }
        let joined = between.windows(2).any(|two| {
            matches!(two[0].word, "and" | "then" | "but")
                && two[1].kind == Part::Word
                && !SAME_VERB.contains(&two[1].word)
        });
        let parted = between.iter().any(|seen| matches!(seen.word, ";" | ":"));
        // "Acknowledged, defined and logged": the first of them leaves no doubt.
        let same = |m: &&Match| m.phrase.act == found.phrase.act && m.phrase.is_sure && m.end <= found.start;
        let sooner = matches.iter().rev().find(same).filter(|sooner| {
            self.view.get(sooner.end..found.start).is_some_and(|between| !between.iter().any(Self::is_time_or_name))
        });
        Some((sooner.filter(|_| !found.phrase.is_sure).unwrap_or(found), !joined && !parted))
    }

    /// Whether words belong to a condition that ends before a time: "if you do not like our answer, you have 6 months".
    fn is_of_a_condition(&self, m: &Match, at: usize) -> bool {
        let is_comma = |seen: &Seen<'_>| seen.kind == Part::Sign && seen.word == ",";
        let before = self.view.get(..m.start).unwrap_or_default();
        let opens = before.iter().rposition(is_comma).map_or(0, |comma| comma + 1);
        let first = self.view.get(opens).map_or("", |seen| seen.word);
        let ends = self.view.get(m.end..at).unwrap_or_default().iter().any(is_comma);
        ends && matches!(first, "if" | "when" | "where" | "once" | "unless" | "should" | "after" | "until" | "although")
    }

    fn after<'m>(&self, at: usize, matches: &'m [Match]) -> Option<(&'m Match, bool)> {
        let told = matches.iter().filter(|m| m.start > at && m.phrase.act.is_some());
        let found = told.min_by_key(|m| (m.start, std::cmp::Reverse(m.end)))?;
        let between = self.view.get(at + 1..found.start)?;
        let crosses = between.iter().any(|seen| Self::is_time_or_name(seen) || matches!(seen.word, ";" | ":"));
        // "We write within 2 working days and answer": the answer is not what the time is for.
        let joined =
            !self.opens_its_clause(at) && between.iter().any(|seen| matches!(seen.word, "and" | "then" | "but"));
        (!crosses && !joined).then_some((found, true))
    }
}
