//! Which words beside a time say what is done within it: those before it, those
//! behind it where it opens its clause, those of the time before where it is a
//! second one for the same.

use super::act::Act;
use super::clause::{Clause, Part, Seen};
use super::matches::Match;
use super::small_words::{ROUND_A_TIME, SAME_VERB, is_round_a_time};

/// How many words a label has at most.
const LONGEST_LABEL: usize = 6;

impl Clause<'_, '_> {
    /// Whether nothing but words round a time stands between it and the start of its clause.
    pub(super) fn opens_its_clause(&self, at: usize) -> bool {
        let before = self.seen().get(..at).unwrap_or_default();
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
    pub(super) fn repeated<'m>(&self, at: usize, matches: &'m [Match]) -> Option<(&'m Match, bool)> {
        let behind = self.seen().get(at + 1..)?.iter().take_while(|seen| {
            let parts = seen.kind == Part::Sign && matches!(seen.word, "," | ";" | ".");
            !(Self::is_time_or_name(seen) || parts)
        });
        behind.clone().all(is_round_a_time).then(|| self.before(at, matches))?
    }

    pub(super) fn before<'m>(&self, at: usize, matches: &'m [Match]) -> Option<(&'m Match, bool)> {
        let before = matches.iter().filter(|m| m.end <= at && !self.is_of_a_condition(m, at));
        let found = before.max_by_key(|m| (m.phrase.act.is_some(), m.end, m.end - m.start))?;
        let between = self.seen().get(found.end..at)?;
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
        // "Answer: 15 working days" is a label with its time, and no new clause.
        let is_label = |colon: usize| {
            found.end + colon < LONGEST_LABEL
                && between.get(colon + 1..).is_some_and(|rest| rest.iter().all(is_round_a_time))
        };
        let parted = between.iter().enumerate().any(|(n, seen)| seen.word == ";" || seen.word == ":" && !is_label(n));
        // "Acknowledged, defined and logged": the first of them leaves no doubt.
        let same = |m: &&Match| m.phrase.act == found.phrase.act && m.phrase.is_sure && m.end <= found.start;
        let sooner = matches.iter().rev().find(same).filter(|sooner| {
            self.seen().get(sooner.end..found.start).is_some_and(|between| !between.iter().any(Self::is_time_or_name))
        });
        Some((sooner.filter(|_| !found.phrase.is_sure).unwrap_or(found), !joined && !parted))
    }

    /// Whether words belong to a condition that ends before a time: "if you do not like our answer, you have 6 months".
    fn is_of_a_condition(&self, m: &Match, at: usize) -> bool {
        let is_comma = |seen: &Seen<'_>| seen.kind == Part::Sign && seen.word == ",";
        let before = self.seen().get(..m.start).unwrap_or_default();
        let opens = before.iter().rposition(is_comma).map_or(0, |comma| comma + 1);
        let first = self.seen().get(opens).map_or("", |seen| seen.word);
        // "Should you wish to appeal, you have 10 days": what they wish is what the time is for.
        let wished = self.seen().get(opens..m.start).unwrap_or_default().iter();
        if m.phrase.act == Some(Act::Escalate)
            && wished.clone().any(|seen| matches!(seen.word, "wish" | "want" | "like"))
        {
            return false;
        }
        let between = self.seen().get(m.end..at).unwrap_or_default();
        // "After our answer you have eight weeks."
        let has_subject = || between.iter().any(|seen| matches!(seen.word, "you" | "we"));
        let ends = between.iter().any(is_comma) || matches!(first, "after" | "following") && has_subject();
        ends && matches!(first, "if" | "when" | "where" | "once" | "unless" | "should" | "after" | "until" | "although")
    }

    pub(super) fn after<'m>(&self, at: usize, matches: &'m [Match]) -> Option<(&'m Match, bool)> {
        let told = matches.iter().filter(|m| m.start > at && m.phrase.act.is_some());
        let found = told.min_by_key(|m| (m.start, std::cmp::Reverse(m.end)))?;
        let between = self.seen().get(at + 1..found.start)?;
        let crosses = between.iter().any(|seen| Self::is_time_or_name(seen) || matches!(seen.word, ";" | ":"));
        // "We write within 2 working days and answer": the answer is not what the time is for.
        let joined =
            !self.opens_its_clause(at) && between.iter().any(|seen| matches!(seen.word, "and" | "then" | "but"));
        (!crosses && !joined).then_some((found, true))
    }
}
