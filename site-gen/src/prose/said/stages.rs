//! Which stage words are about: "Stage 2", "the second stage", or the stage's own name.

use complaints::policy::{Policy, Stage};

use super::super::words::{Token, TokenKind, tokens};
use super::super::{Block, Prose};
use super::act::Act;
use super::clause::Clause;

/// The stages of a policy, as words call them.
pub(super) struct StageWords {
    /// The name of each stage in small letters, and the number in it.
    stages: Vec<(String, Option<u8>)>,
    /// Whether another procedure has stages of its own, which numbers may mean as well.
    has_others: bool,
}

impl StageWords {
    pub(super) fn of(policy: &Policy) -> Self {
        let name = |stage: &Stage| stage.name.applied().map(|name| name.value.to_lowercase()).unwrap_or_default();
        let stages = policy.stages.iter().map(name).map(|name: String| {
            let number = number_in(&name);
            (name, number)
        });
        Self { stages: stages.collect(), has_others: !policy.procedures.is_empty() }
    }

    pub(super) fn count(&self) -> usize {
        if self.has_others { self.stages.len() + 1 } else { self.stages.len() }
    }

    /// The stage that is called by this number: by its name, or else by its place.
    fn by_number(&self, number: u8) -> Option<u8> {
        let numbered = self.stages.iter().any(|(_, named)| named.is_some());
        let at = match numbered {
            true => self.stages.iter().position(|(_, named)| *named == Some(number))?,
            false => usize::from(number).checked_sub(1).filter(|at| *at < self.stages.len())?,
        };
        u8::try_from(at + 1).ok()
    }

    fn last(&self) -> Option<u8> {
        u8::try_from(self.stages.len()).ok().filter(|last| *last > 0)
    }

    /// The stage that a heading is about.
    pub(super) fn in_heading(&self, heading: &str) -> Option<u8> {
        if let Some(number) = number_in(heading) {
            return self.by_number(number);
        }
        let heading = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
        let mut named = self.stages.iter().enumerate().filter(|(_, (name, _))| {
            let whole_word =
                heading.strip_prefix(name.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
            !name.is_empty() && whole_word
        });
        let (at, _) = named.next()?;
        if named.next().is_some() {
            return None;
        }
        u8::try_from(at + 1).ok()
    }

    /// The stage with whose name a block begins: "**Panel of three.** They hear you …".
    pub(super) fn at_start(&self, words: &str) -> Option<u8> {
        let named = |(_, (name, _)): &(usize, &(String, Option<u8>))| {
            let rest = words.strip_prefix(name.as_str());
            !name.is_empty() && rest.is_some_and(|rest| rest.trim_start().starts_with(['.', ':', '-', '–', ',']))
        };
        let (at, _) = self.stages.iter().enumerate().find(named)?;
        u8::try_from(at + 1).ok()
    }

    /// The stage that the sentence names for a time, if it names one for it.
    pub(super) fn told(&self, clause: &Clause<'_, '_>, index: usize, act: Act) -> Option<Vec<u8>> {
        let started = self.mentions(clause.start_words(index));
        let at = clause.place_of(index)?;
        let view = clause.seen();
        let token = view.get(at)?.token;
        let ends = clause.quantity(index)?.tokens.end + clause.start_words(index).len();
        let mentions = self.mentions(clause.tokens);
        // A clause goes on to the next time on either side.
        let from =
            view.get(..at)?.iter().rev().find(|seen| Clause::is_time_or_name(seen)).map_or(0, |seen| seen.token + 1);
        let until =
            view.get(at + 1..)?.iter().find(|seen| Clause::is_time_or_name(seen)).map_or(usize::MAX, |seen| seen.token);
        // "Within 10 working days at Stage 1 and within 20 at Stage 2": each has the stage that stands behind it.
        let is_behind = |m: &&Mention| {
            let led = m.at.checked_sub(1).and_then(|led| clause.tokens.get(led));
            led.is_some_and(|led| matches!(led.word, "at" | "for" | "in" | "("))
        };
        let near = mentions.iter().find(|m| m.at >= ends && m.at < until && (m.at <= ends + 3 || is_behind(m)));
        let before = mentions.iter().rev().find(|m| m.at < token && m.at >= from && !(from > 0 && is_behind(m)));
        let behind = mentions.iter().find(|m| m.at >= ends && m.at < until);
        let earlier = mentions.iter().rev().find(|m| m.at < token);
        if act == Act::Escalate {
            // The answer that people are unhappy with is of the stage before the one that they ask for.
            if let [one] = started.as_slice() {
                return Some(vec![one.stage?]);
            }
            let one = near.or(before).or(behind).or(earlier)?;
            let stage = one.stage?;
            let asked_for = is_asked_for(clause.tokens, one.at);
            return Some(if asked_for { vec![stage.checked_sub(1)?] } else { vec![stage, stage.saturating_sub(1)] });
        }
        let one = near.or(before).or(behind).or(earlier).or(started.first())?;
        one.stage.map(|stage| vec![stage])
    }

    /// The stage that the last words of a sentence name.
    pub(super) fn last_in(&self, tokens: &[Token<'_>]) -> Option<u8> {
        self.mentions(tokens).last().and_then(|mention| mention.stage)
    }

    pub(super) fn last_in_words(&self, prose: &Prose<'_>, block: &Block) -> Option<u8> {
        prose.sentences(block).filter_map(|sentence| self.last_in(&tokens(&sentence))).last()
    }

    /// Every stage that is named, with the token at which it is; of a stage that the policy has not, `None`.
    fn mentions(&self, tokens: &[Token<'_>]) -> Vec<Mention> {
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if let Some(stage) = self.named_at(tokens, at) {
                found.push(Mention { at, stage: Some(stage) });
            }
            if !matches!(token.word, "stage" | "step" | "level") {
                continue;
            }
            let next = tokens.get(at + 1).filter(|next| matches!(next.kind, TokenKind::Number | TokenKind::Word));
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            if let Some(number) = next.and_then(|next| cardinal(next.word)) {
                found.push(Mention { at, stage: self.by_number(number) });
            } else if let Some(before) = before {
                let stage = match before.word {
                    "final" | "last" => Some(self.last()),
                    word => ordinal(word).map(|n| self.by_number(n)).or_else(|| self.by_word(word)),
                };
                found.extend(stage.map(|stage| Mention { at, stage }));
            }
        }
        found
    }

    /// The stage whose whole name stands at a token, where the name is more than one word: "the committee".
    fn named_at(&self, tokens: &[Token<'_>], at: usize) -> Option<u8> {
        let stands = |name: &str| {
            let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let mut length = 0;
            let all = words.all(|word| {
                length += 1;
                tokens.get(at + length - 1).is_some_and(|token| token.word == word)
            });
            all && length > 1
        };
        let place = self.stages.iter().position(|(name, number)| number.is_none() && stands(name))?;
        u8::try_from(place + 1).ok()
    }

    /// The stage in whose name this word stands: "the formal stage".
    fn by_word(&self, word: &str) -> Option<Option<u8>> {
        let holds = |name: &str| name.split(|c: char| !c.is_alphabetic()).any(|part| part == word);
        let at = self.stages.iter().position(|(name, _)| holds(name) && !matches!(word, "this" | "the" | "next"))?;
        Some(u8::try_from(at + 1).ok())
    }
}

struct Mention {
    at: usize,
    stage: Option<u8>,
}

/// Whether the stage named at a token is what somebody asks for: "ask for Stage 2", "escalate to Stage 2".
fn is_asked_for(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(6)..at).unwrap_or_default();
    before.iter().any(|token| matches!(token.word, "to" | "for" | "request" | "escalate" | "escalated"))
}

/// The number in a stage's name or a heading: `stage 1, frontline`, `second stage`.
fn number_in(words: &str) -> Option<u8> {
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find_map(|two| match two {
        ["stage" | "step" | "level", number] => cardinal(number),
        [rank, "stage" | "step" | "level"] => ordinal(rank),
        _ => None,
    })
}

fn cardinal(word: &str) -> Option<u8> {
    const WORDS: [&str; 6] = ["zero", "one", "two", "three", "four", "five"];
    const ROMAN: [&str; 4] = ["", "i", "ii", "iii"];
    let place = |list: &[&str]| list.iter().position(|one| *one == word).and_then(|at| u8::try_from(at).ok());
    word.parse().ok().filter(|n| *n < 10).or_else(|| place(&WORDS)).or_else(|| place(&ROMAN))
}

fn ordinal(word: &str) -> Option<u8> {
    const WORDS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    let at = WORDS.iter().position(|one| *one == word)?;
    u8::try_from(at + 1).ok()
}
