//! What the sentence of a time says of it: the step, and the stage.

use complaints::days::clock::Step;
use complaints::days::period::{Period, Unit};

use super::super::{Key, starts, terms};
use super::Doubt;
use crate::prose::said::{Act, Said};
use crate::prose::words::{Token, TokenKind};

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
                Step::Hold => self.hold()?,
                Step::Respond if holding => self.hold()?,
                Step::Respond if self.acknowledges() => Key::Acknowledge,
                Step::Hearing => self.hearing()?,
                Step::Respond => Key::Respond,
                Step::Escalate => Key::Escalate,
                Step::Reopen => Key::Reopen,
                Step::AcceptOffer => Key::Offer,
                Step::Complain if self.asks_again() => return Err(Doubt::Purpose),
                Step::Complain => Key::TimeToComplain,
                Step::Ombudsman if self.is_the_old_wait() => Key::DesignatedWait,
                Step::Ombudsman | Step::Report | Step::Draft | Step::Comment | Step::WriteBack => {
                    return Err(Doubt::Purpose);
                }
            },
        };
        // What is no hearing was read word by word.
        let heard = self.said.act == Act::Step(Step::Hearing);
        let of_one_meaning =
            [Key::HoldSend, Key::NewTarget, Key::Keep, Key::Reopen, Key::Offer, Key::DesignatedWait].contains(&key);
        let sure = self.said.is_sure || heard || of_one_meaning || self.is_sure_enough(key);
        sure.then_some(key).ok_or(Doubt::Purpose)
    }

    /// Where the words alone leave a doubt that the rest of the sentence takes away.
    fn is_sure_enough(&self, key: Key) -> bool {
        const ANSWERS: [&str; 10] =
            ["investigat", "resolv", "respon", "repl", "answer", "decision", "decid", "review", "conclu", "complet"];
        let lower = self.said.sentence.lower;
        match key {
            Key::Respond => {
                terms::has(self.before, &ANSWERS) && !self.said.stages.is_empty() || lower.contains("investigated by")
            }
            Key::Acknowledge => terms::has(self.before, &["acknowledg"]) || terms::has(self.behind, &["acknowledg"]),
            Key::Escalate => {
                ["escalat", "not happy", "unhappy", "dissatisfied"].iter().any(|word| lower.contains(word))
            }
            Key::TimeToComplain => {
                let start = starts::behind(self.tokens, self.said.quantity.tokens.end);
                let starts = starts::named(&start, Key::TimeToComplain, None).is_some();
                starts || lower.contains("old") && lower.contains("complain")
            }
            _ => false,
        }
    }

    /// A panel hears people; who hears from somebody gets a letter.
    fn hearing(&self) -> Result<Key, Doubt> {
        if terms::has(self.tokens, &["panel", "committee", "hearing", "meeting", "trustee", "board"]) {
            return Ok(Key::Hearing);
        }
        let hears = ["hear from us", "hear back from us"].iter().any(|words| self.said.sentence.lower.contains(words));
        let start = starts::behind(self.tokens, self.said.quantity.tokens.end);
        let starts = starts::named(&start, Key::Respond, None);
        match starts {
            Some("acknowledgement") if hears => Ok(Key::Respond),
            None if hears && terms::has(self.behind, &["confirm", "acknowledg"]) => Ok(Key::Acknowledge),
            _ => Err(Doubt::Purpose),
        }
    }

    /// A first contact without another purpose says that the request has come.
    fn contact(&self) -> Key {
        if matches!(terms::words(self.behind).as_slice(), ["to", "acknowledge", ..] | ["to", "confirm", "receipt", ..])
        {
            return Key::Acknowledge;
        }
        // "We get in touch again within 10 working days with a formal response", "contact you with the outcome".
        let around = [self.before.get(self.before.len().saturating_sub(8)..).unwrap_or_default(), self.behind];
        let brings = around.iter().any(|words| {
            let with = words.iter().position(|token| token.word == "with");
            let what = with.and_then(|with| words.get(with + 1..)).unwrap_or_default();
            terms::has(
                what.get(..4.min(what.len())).unwrap_or_default(),
                &["respons", "outcome", "finding", "decision", "answer"],
            )
        });
        if brings {
            return Key::Respond;
        }
        let tells = ["found", "outcome", "decision", "result", "finding"];
        if terms::has(self.behind, &tells) && terms::has(self.behind, &["know", "tell", "inform", "explain"]) {
            return Key::Respond;
        }
        let talks = ["discuss", "speak", "talk", "visit", "phone", "call", "understand", "agree"];
        let requested = terms::has(self.behind, &["telling", "request", "asking"]);
        if !terms::has(self.tokens, &talks) && requested { Key::Acknowledge } else { Key::Contact }
    }

    /// A holding reply is sent by some day, and gives a new one.
    fn hold(&self) -> Result<Key, Doubt> {
        let near = self.before.get(self.before.len().saturating_sub(12)..).unwrap_or_default();
        if terms::has(near, &["exceed", "expect", "target"]) {
            return Ok(Key::NewTarget);
        }
        if terms::has(near, &["holding"]) { Ok(Key::HoldSend) } else { Err(Doubt::Purpose) }
    }

    /// "Acknowledge receipt, within two working days and give the date of the response".
    fn acknowledges(&self) -> bool {
        let acknowledged = self.before.iter().rposition(|token| token.word.starts_with("acknowledg"));
        let answered = self.before.iter().rposition(|token| {
            ["respon", "repl", "answer", "decision"].iter().any(|stem| token.word.starts_with(stem))
        });
        acknowledged.is_some_and(|at| answered.is_none_or(|answered| answered < at))
    }

    /// Whether it is about the next stage or a body outside, and not about a complaint that is new.
    fn asks_again(&self) -> bool {
        let lower = self.said.sentence.lower;
        let elsewhere = ["stage 2", "stage two", "escalat", "next stage", "appeal", "ombudsman"];
        elsewhere.iter().any(|words| lower.contains(words))
    }

    /// An extension says by how much; "to 20 working days" leaves open whether that is all.
    fn extend(&self) -> Result<Key, Doubt> {
        let before = terms::words(self.before);
        let is_more = self.said.quantity.is_more;
        let to_a_total = matches!(before.as_slice(), [.., "to"]) && !matches!(before.as_slice(), [.., "up", "to"]);
        let longer = ["exten", "longer", "further", "additional", "extra", "exceed", "delay", "more"];
        let by =
            is_more || terms::has(self.before, &["exten", "delay", "further", "additional", "extra"]) && !to_a_total;
        let passes = matches!(before.as_slice(), [.., "likely" | "than" | "exceed"])
            && !is_more
            && !before.iter().any(|word| matches!(*word, "no" | "not"));
        // What follows in another clause is told besides: "…, and give you the Ombudsman's details".
        let near = self.behind.iter().position(|token| token.kind == TokenKind::Sign || token.word == "and");
        let near = self.behind.get(..near.unwrap_or(self.behind.len())).unwrap_or_default();
        let another = [self.before, near].iter().any(|words| terms::has(words, &["update", "ombudsman"]));
        let is_sure = by && !passes && !another && (is_more || terms::has(self.tokens, &longer));
        is_sure.then_some(Key::Extend).ok_or(Doubt::Purpose)
    }

    fn is_the_old_wait(&self) -> bool {
        let eight = matches!(self.said.period, Period::Of { count, unit: Unit::Weeks } if count.get() == 8);
        eight && self.said.sentence.lower.contains("ombudsman")
    }
}
