//! At which stage a time holds: what its words name, its start, its heading, or
//! what stands before it under the same heading.

mod paragraph;

use complaints::policy::Policy;

use super::super::{Key, starts};
use super::Doubt;
use crate::prose::words::Token;
use crate::prose::{Block, Kind, Prose, Sentence};

/// A time, and where it stands.
pub(super) struct At<'a, 'p> {
    pub(super) prose: &'a Prose<'a>,
    pub(super) policy: &'a Policy,
    pub(super) block: &'a Block,
    pub(super) sentence: &'a Sentence<'p>,
    pub(super) tokens: &'a [Token<'p>],
    /// The sentence before it in its block.
    pub(super) before: Option<&'a str>,
    /// The words between the time before it, or the start of the sentence, and the time.
    pub(super) own: &'a [Token<'p>],
    /// The first token behind the time.
    pub(super) behind: usize,
    /// The stage of the time before it in its block.
    pub(super) last: Option<u8>,
}

impl At<'_, '_> {
    pub(super) fn count(&self) -> u8 {
        u8::try_from(self.policy.stages.len()).unwrap_or(1).max(1)
    }

    /// The stages at which it holds; `told` are those that its words leave possible.
    pub(super) fn stages(&self, key: Key, told: &[u8]) -> Result<Vec<Option<u8>>, Doubt> {
        if !key.is_of_a_stage() {
            return Ok(vec![None]);
        }
        let count = self.count();
        if count == 1 {
            return if key != Key::Escalate && self.is_of_an_unnamed_appeal() {
                Err(Doubt::Stage)
            } else {
                Ok(vec![Some(1)])
            };
        }
        // "Stage 2 – …": whatever the sentence before looks back at.
        if key != Key::Escalate
            && let Some(stage) = self.stage_of_block()
            && self.named(self.sentence.lower).iter().all(|named| *named == stage)
        {
            return Ok(vec![Some(stage)]);
        }
        if key != Key::Escalate
            && self.named(self.sentence.lower).is_empty()
            && let Some(stage) = self.stage_of_line()
        {
            return Ok(vec![Some(stage)]);
        }
        // "A director who was not involved at Stage 1 answers": that stage is somebody's, and not the time's.
        if key == Key::Respond && self.names_it_of_somebody() {
            return self.stage_over().map(|stage| vec![Some(stage)]).ok_or(Doubt::Stage);
        }
        let both = ["whichever stage", "both stages", "each stage", "every stage", "either stage", "all stages"];
        let is_both = both.iter().any(|words| self.sentence.lower.contains(words));
        if is_both && key != Key::Escalate && self.named(self.sentence.lower).is_empty() {
            return Ok((1..=count).map(Some).collect());
        }
        // "Stage 1 within five days, and Stage 2 within 20": each has the stage that stands before it.
        if key != Key::Escalate && self.named(self.sentence.lower).len() > 1 {
            let own: Vec<&str> = self.own.iter().map(|token| token.word).collect();
            return match self.named(&own.join(" ")).as_slice() {
                [one] => Ok(vec![Some(*one)]),
                _ => Err(Doubt::Stage),
            };
        }
        let asked = ["request to escalate", "escalation request", "request for a stage", "request for stage"];
        if key != Key::Escalate && asked.iter().any(|words| self.sentence.lower.contains(words)) {
            return if count == 2 { Ok(vec![Some(2)]) } else { Err(Doubt::Stage) };
        }
        let unnamed =
            self.named(self.sentence.lower).is_empty() && self.named(self.before.unwrap_or_default()).is_empty();
        if key == Key::Escalate
            && count > 2
            && unnamed
            && let Some(before) = self.asked_from()
        {
            return Ok(vec![Some(before)]);
        }
        let only_beside = self.before.is_some_and(is_said_beside) && self.named(self.sentence.lower).is_empty();
        let told = if only_beside { &[] } else { told };
        let mut named: Vec<u8> = told.iter().copied().filter(|stage| (1..=count).contains(stage)).collect();
        if key == Key::Escalate {
            named.retain(|stage| *stage < count);
        }
        if key != Key::Escalate
            && let Some(stage) = self.stage_asked_for()
        {
            return Ok(vec![Some(stage)]);
        }
        match named.as_slice() {
            [one] if key != Key::Escalate && self.asked_for_the_next(*one) => return Err(Doubt::Stage),
            [one] => return Ok(vec![Some(*one)]),
            [] => {}
            several => {
                let one = self.of_headings(several).ok_or(Doubt::Stage)?;
                return Ok(vec![Some(one)]);
            }
        }
        if key == Key::Escalate {
            return if count == 2 { Ok(vec![Some(1)]) } else { Err(Doubt::Stage) };
        }
        // "We answer within 20 days. If we cannot keep to that we may need 20 more": that of the answer.
        if key == Key::Extend
            && let Some(last) = self.last
        {
            return Ok(vec![Some(last)]);
        }
        let start = starts::behind(self.tokens, self.behind);
        let starts = |stems: &[&str]| start.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
        if starts(&["escalat", "request", "committee"]) {
            return if count == 2 { Ok(vec![Some(2)]) } else { Err(Doubt::Stage) };
        }
        if starts(&["original", "initial"]) {
            return Ok(vec![Some(1)]);
        }
        match self.named_before().as_slice() {
            [one] => Ok(vec![Some(*one)]),
            [] if matches!(key, Key::Reopen | Key::Offer) => Ok((1..=count).map(Some).collect()),
            // A later stage is not spoken of without a word for it.
            [] if !self.speaks_of_a_later_one() && self.named_next().is_none_or(|next| next < 3) => Ok(vec![Some(1)]),
            _ => Err(Doubt::Stage),
        }
    }

    /// Whether a document that names no stage speaks of an appeal here: then it has another stage all the same.
    fn is_of_an_unnamed_appeal(&self) -> bool {
        let unnamed = self.policy.stages.iter().all(|stage| stage.name.applied().is_none());
        let appeals = ["appeal", "the board", "trustee", "panel", "look at it again", "review"];
        let near = [self.sentence.lower, self.before.unwrap_or_default()];
        unnamed && near.iter().any(|words| appeals.iter().any(|word| words.contains(word)))
    }

    /// Whether the only stage that the sentence names stands in what is told of somebody: "who …, will".
    fn names_it_of_somebody(&self) -> bool {
        let lower = self.sentence.lower;
        let Some((before, rest)) = lower.split_once(" who ") else { return false };
        let Some(ends) = rest.find(" will ") else { return false };
        let (inside, behind) = rest.split_at(ends);
        !self.named(inside).is_empty() && self.named(before).is_empty() && self.named(behind).is_empty()
    }

    /// Whether the stage is only named in the sentence before, by people who ask for the one behind it.
    fn asked_for_the_next(&self, stage: u8) -> bool {
        let here = self.named(self.sentence.lower).contains(&stage) || self.of_headings(&[stage]).is_some();
        let asks = ["ask", "request", "escalat", "review", "unhappy", "not happy", "not agree", "satisfied", "appeal"];
        let before = self.before.unwrap_or_default();
        !here && self.named(before).contains(&stage) && asks.iter().any(|word| before.contains(word))
    }

    /// The stage of the nearest heading, label or line before the list that names one.
    pub(super) fn stage_over(&self) -> Option<u8> {
        if let Some(stage) = self.stage_of_block().or_else(|| self.stage_called()) {
            return Some(stage);
        }
        let labels = self.prose.labels_of(self.block);
        let over =
            labels.into_iter().rev().chain(self.prose.lead_of(self.block)).chain(self.prose.headings_of(self.block));
        over.map(|block| self.named(self.prose.lower_of(block))).find(|named| !named.is_empty()).and_then(|named| {
            match named.as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        })
    }

    /// The stage that people come from who read here how to ask for the one in the heading: at the last stage, or
    /// where its part of the document opens with it. Further down they may read how to go on.
    pub(super) fn asked_from(&self) -> Option<u8> {
        let heading = self.prose.headings_of(self.block).next()?;
        let over = match self.named(self.prose.lower_of(heading)).as_slice() {
            [one] => *one,
            _ => return None,
        };
        let blocks = self.prose.blocks();
        let at = |block: &Block| blocks.iter().position(|other| std::ptr::eq(other, block));
        let opens = at(heading).map(|at| at + 1) == at(self.block) && self.before.is_none();
        (over > 1 && (opens || over == self.count())).then(|| over - 1)
    }

    /// Whether anything near it names its stage.
    pub(super) fn is_told_which(&self) -> bool {
        self.count() == 1
            || self.stage_over().is_some()
            || !self.named(self.sentence.lower).is_empty()
            || !self.named(self.before.unwrap_or_default()).is_empty()
    }

    /// The stage that is named first from here on: a part of a text may begin in the midst of its stages.
    fn named_next(&self) -> Option<u8> {
        let blocks = self.prose.blocks();
        let at = blocks.iter().position(|block| std::ptr::eq(block, self.block)).unwrap_or(0);
        let names = |block: &Block| {
            let lower = self.prose.lower_of(block);
            let places = (1..=self.count()).filter_map(|stage| {
                let first = names(self.policy, stage).iter().filter_map(|name| lower.find(name.as_str())).min()?;
                Some((first, stage))
            });
            places.min().map(|(_, stage)| stage)
        };
        blocks.get(at..).unwrap_or_default().iter().find_map(names)
    }

    fn speaks_of_a_later_one(&self) -> bool {
        let words = ["review", "escalat", "appeal", "panel", "final", "second"];
        let heading = self.prose.headings_of(self.block).next().map(|heading| self.prose.lower_of(heading));
        let over = heading.into_iter().chain([self.sentence.lower]);
        over.into_iter().any(|text| words.iter().any(|word| text.contains(word)))
    }

    /// The one of several stages that stands in a heading above.
    pub(super) fn of_headings(&self, stages: &[u8]) -> Option<u8> {
        self.prose.headings_of(self.block).find_map(|heading| {
            let named = self.named(self.prose.lower_of(heading));
            let mut told = stages.iter().filter(|stage| named.contains(stage));
            told.next().copied().filter(|_| told.next().is_none())
        })
    }

    /// The stage that its heading names; or else those that are named before it under the same heading.
    fn named_before(&self) -> Vec<u8> {
        let heading = self.prose.headings_of(self.block).next().map(|heading| self.named(self.prose.lower_of(heading)));
        if let Some(one) = heading.filter(|named| named.len() == 1) {
            return one;
        }
        let just_before = self.named(self.before.filter(|before| !is_said_beside(before)).unwrap_or_default());
        if just_before.len() == 1 && !self.before.is_some_and(|before| before.contains("ask")) {
            return just_before;
        }
        let blocks = self.prose.blocks();
        let at = blocks.iter().position(|block| std::ptr::eq(block, self.block)).unwrap_or(0);
        let mut found: Vec<u8> = Vec::new();
        for block in blocks.get(..at).unwrap_or_default().iter().rev() {
            for stage in self.named(self.prose.lower_of(block)) {
                if !found.contains(&stage) {
                    found.push(stage);
                }
            }
            if matches!(block.kind, Kind::Heading(_)) {
                break;
            }
        }
        found
    }

    /// The stages that words name, each once.
    pub(super) fn named(&self, lower: &str) -> Vec<u8> {
        (1..=self.count()).filter(|stage| names(self.policy, *stage).iter().any(|name| has_word(lower, name))).collect()
    }
}

/// "(Please note: … Stage 2 may be different.)": it opens no stage.
fn is_said_beside(before: &str) -> bool {
    before.trim_start().starts_with('(') || before.contains("please note")
}

/// What a stage may be called in small letters.
fn names(policy: &Policy, stage: u8) -> Vec<String> {
    let at = usize::from(stage);
    let word = ["", "one", "two", "three", "four", "five"].get(at).copied().unwrap_or_default();
    let own = policy.stages.get(at.saturating_sub(1)).and_then(|stage| stage.name.applied());
    let own = own.map(|name| name.value.to_lowercase()).filter(|name| !name.is_empty());
    let ordinal = ["", "first", "second", "third", "fourth", "fifth"].get(at).copied().unwrap_or_default();
    let last = ["last", "final"].map(|last| format!("{ordinal} and {last} stage"));
    own.into_iter().chain([format!("stage {stage}"), format!("stage {word}")]).chain(last).collect()
}

fn has_word(lower: &str, name: &str) -> bool {
    lower
        .match_indices(name)
        .any(|(at, _)| lower.get(at + name.len()..).is_none_or(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())))
}
