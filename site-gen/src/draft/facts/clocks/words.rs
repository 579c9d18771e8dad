//! What the sentence of a time says of it: the step, and the stage.

use complaints::days::clock::Step;
use complaints::days::period::{Period, Unit};

use super::super::{Key, starts, terms};
use super::Doubt;
use crate::prose::said::{Act, Said};
use crate::prose::words::Token;
use crate::prose::{Block, Prose};

/// The sentence of a time, as its words.
pub(super) struct Words<'t, 'p> {
    pub(super) said: &'t Said<'p>,
    pub(super) tokens: &'t [Token<'p>],
    /// From the time before it, or the start of the sentence.
    pub(super) before: &'t [Token<'p>],
    /// Up to the end of the sentence.
    pub(super) behind: &'t [Token<'p>],
}

impl Words<'_, '_> {
    /// What the time is for.
    pub(super) fn key(&self) -> Result<Key, Doubt> {
        let lower = self.said.sentence.lower;
        let holding = lower.contains("holding re") || lower.contains("holding letter");
        let key = match self.said.act {
            Act::Keep => Key::Keep,
            Act::Extend if holding => Key::NewTarget,
            Act::Extend => return self.extend(),
            Act::Step(step) => match step {
                Step::Acknowledge => Key::Acknowledge,
                Step::Contact => self.contact(),
                Step::Hold => self.hold(),
                Step::Respond if holding => self.hold(),
                Step::Hearing => Key::Hearing,
                Step::Respond => Key::Respond,
                Step::Escalate => Key::Escalate,
                Step::Reopen => Key::Reopen,
                Step::AcceptOffer => Key::Offer,
                Step::Complain => Key::TimeToComplain,
                Step::Ombudsman if self.is_the_old_wait() => Key::DesignatedWait,
                Step::Ombudsman | Step::Report | Step::Draft | Step::Comment | Step::WriteBack => {
                    return Err(Doubt::Purpose);
                }
            },
        };
        let of_one_meaning =
            [Key::HoldSend, Key::NewTarget, Key::Keep, Key::Reopen, Key::Offer, Key::DesignatedWait].contains(&key);
        let sure = self.said.is_sure || of_one_meaning || self.is_sure_enough(key);
        sure.then_some(key).ok_or(Doubt::Purpose)
    }

    /// Where the words alone leave a doubt that the rest of the sentence takes away.
    fn is_sure_enough(&self, key: Key) -> bool {
        const ANSWERS: [&str; 10] =
            ["investigat", "resolv", "respon", "repl", "answer", "decision", "decid", "review", "conclu", "complet"];
        let lower = self.said.sentence.lower;
        match key {
            Key::Respond => {
                let about = ["complaint", "problem", "review"].iter().any(|word| lower.contains(word));
                about && (terms::has(self.before, &ANSWERS) && !self.said.stages.is_empty())
                    || lower.contains("investigated by")
            }
            Key::Acknowledge => terms::has(self.before, &["acknowledg"]) || terms::has(self.behind, &["acknowledg"]),
            Key::Escalate => ["escalat", "not happy", "unhappy", "dissatisfied"].iter().any(|word| lower.contains(word)),
            Key::TimeToComplain => {
                let start = starts::behind(self.tokens, self.said.quantity.tokens.end);
                let starts = starts::named(&start, Key::TimeToComplain, None).is_some();
                starts || lower.contains("old") && lower.contains("complain")
            }
            _ => false,
        }
    }

    /// A first contact without another purpose says that the request has come.
    fn contact(&self) -> Key {
        let talks = ["discuss", "speak", "talk", "visit", "phone", "call", "understand", "agree"];
        let requested = terms::has(self.behind, &["telling", "request", "asking"]);
        if !terms::has(self.tokens, &talks) && requested { Key::Acknowledge } else { Key::Contact }
    }

    fn hold(&self) -> Key {
        let near = self.before.get(self.before.len().saturating_sub(12)..).unwrap_or_default();
        if terms::has(near, &["exceed", "expect", "target"]) { Key::NewTarget } else { Key::HoldSend }
    }

    /// An extension says by how much; "to 20 working days" leaves open whether that is all.
    fn extend(&self) -> Result<Key, Doubt> {
        let before = terms::words(self.before);
        let is_more = self.said.quantity.is_more;
        let to_a_total = matches!(before.as_slice(), [.., "to"]) && !matches!(before.as_slice(), [.., "up", "to"]);
        let longer = ["exten", "longer", "further", "additional", "extra", "exceed", "delay", "more"];
        let by = is_more || terms::has(self.before, &["exten", "delay", "further", "additional", "extra"]) && !to_a_total;
        let passes =
            matches!(before.as_slice(), [.., "likely" | "than" | "exceed"]) && !is_more && !before.contains(&"no");
        let another = terms::has(self.tokens, &["update", "ombudsman"]);
        let is_sure = by && !passes && !another && (is_more || terms::has(self.tokens, &longer));
        is_sure.then_some(Key::Extend).ok_or(Doubt::Purpose)
    }

    fn is_the_old_wait(&self) -> bool {
        let weeks = matches!(self.said.period, Period::Of { unit: Unit::Weeks, .. });
        weeks && self.said.sentence.lower.contains("ombudsman")
    }

    /// The stages at which it holds.
    pub(super) fn stages(
        &self,
        prose: &Prose<'_>,
        block: &Block,
        key: Key,
        count: u8,
    ) -> Result<Vec<Option<u8>>, Doubt> {
        if !key.is_of_a_stage() {
            return Ok(vec![None]);
        }
        let told = self.said.stages.iter().copied().filter(|stage| (1..=count).contains(stage));
        let mut named: Vec<u8> = told.collect();
        if key == Key::Escalate && count > 1 {
            named.retain(|stage| *stage < count);
        }
        let asked = starts::behind(self.tokens, self.said.quantity.tokens.end);
        let stems = ["escalat", "request", "committee"];
        let of_request =
            key != Key::Escalate && asked.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
        match named.as_slice() {
            [one] => Ok(vec![Some(*one)]),
            [] if key == Key::Escalate && count > 2 => Err(Doubt::Stage),
            [] if matches!(key, Key::Reopen | Key::Offer) => Ok((1..=count).map(Some).collect()),
            [] if of_request && count == 2 => Ok(vec![Some(2)]),
            [] if of_request && count > 1 => Err(Doubt::Stage),
            [] => Ok(vec![Some(1)]),
            several => of_the_heading(prose, block, several).map(|stage| vec![Some(stage)]).ok_or(Doubt::Stage),
        }
    }
}

/// The one of several stages that stands in a heading above.
fn of_the_heading(prose: &Prose<'_>, block: &Block, stages: &[u8]) -> Option<u8> {
    let words = ["", "one", "two", "three", "four"];
    let names = |stage: u8| {
        let word = words.get(usize::from(stage)).copied().unwrap_or_default();
        [format!("stage {stage}"), format!("stage {word}")]
    };
    let headings: Vec<&str> = prose.headings_of(block).map(|heading| prose.lower_of(heading)).collect();
    let stands = |stage: &&u8| headings.iter().any(|heading| names(**stage).iter().any(|name| heading.contains(name)));
    let mut told = stages.iter().filter(stands);
    told.next().copied().filter(|_| told.next().is_none())
}
