//! A time that could be placed: for which step of which stage, and from which
//! words.

use std::ops::Range;

use super::{Limit, Source};

/// What a time is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// How soon somebody must complain.
    TimeToComplain,
    /// That it has come.
    Acknowledge,
    /// They are spoken with.
    Contact,
    /// The answer.
    Respond,
    /// The message that it takes longer.
    HoldSend,
    /// The new date in that message.
    NewTarget,
    /// How far the answer is put off.
    Extend,
    /// Asking for the next stage.
    Escalate,
    /// Asking to open it again.
    Reopen,
    /// How long an offer stands.
    Offer,
    /// The hearing of a panel.
    Hearing,
    /// The wait before the Ombudsman that old policies have.
    DesignatedWait,
    /// How long the record is kept.
    Keep,
}

impl Key {
    /// The name by which prose prints it, without the stage: `respond`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TimeToComplain => "time-to-complain",
            Self::Acknowledge => "acknowledge",
            Self::Contact => "contact",
            Self::Respond => "respond",
            Self::HoldSend => "hold",
            Self::NewTarget => "new-target",
            Self::Extend => "extend",
            Self::Escalate => "escalate",
            Self::Reopen => "reopen",
            Self::Offer => "offer",
            Self::Hearing => "hearing",
            Self::DesignatedWait => "designated-persons.wait",
            Self::Keep => "keep",
        }
    }

    /// Whether it belongs to a stage.
    #[must_use]
    pub fn is_of_a_stage(self) -> bool {
        !matches!(self, Self::TimeToComplain | Self::DesignatedWait | Self::Keep)
    }
}

/// A time that could be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// What it is for.
    pub key: Key,
    /// At which stage, counted from 1.
    pub stage: Option<u8>,
    /// The circumstance in which it holds.
    pub when: Option<&'static str>,
    /// How long and from when.
    pub limit: Limit,
    /// Another that the document gives as well; a person chooses.
    pub against: Vec<(Limit, Source)>,
    /// The words that it came from, the first of them first.
    pub sources: Vec<Source>,
    /// As it was typed, where it is a range: of "10 to 15 working days" the longer is taken.
    pub range: Option<String>,
    /// Where its times stand in the text of the prose, each with whether it says just that.
    pub places: Vec<Range<usize>>,
}

impl Clock {
    /// The name by which prose prints it: `stage-1.respond`.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self.stage {
            Some(stage) => format!("stage-{stage}.{}", self.key.name()),
            None => self.key.name().to_owned(),
        };
        self.when.map(|when| format!("{name}.{when}")).unwrap_or(name)
    }
}
