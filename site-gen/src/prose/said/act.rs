//! What a time is given for.

use complaints::days::clock::Step;

/// What somebody does within a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// A step of a stage, or of the whole.
    Step(Step),
    /// The answer is put off, or its new date is set.
    Extend,
    /// The landlord keeps the case so long.
    Keep,
}

#[expect(non_upper_case_globals, reason = "they read as the steps that they are")]
impl Act {
    /// Ask for the next stage.
    pub const Escalate: Self = Self::Step(Step::Escalate);
    /// Answer the complaint at its stage.
    pub const Respond: Self = Self::Step(Step::Respond);
    /// Say that it has come.
    pub const Acknowledge: Self = Self::Step(Step::Acknowledge);
}

impl Act {
    /// The words for what somebody does, after "when you" or "when people".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Extend => "put the answer off",
            Self::Keep => "keep a complaint",
            Self::Step(step) => match step {
                Step::Acknowledge => "say that you have the complaint",
                Step::Contact => "talk with people",
                Step::Hold => "say that you need longer",
                Step::Hearing => "hold the hearing",
                Step::Report => "send the report",
                Step::Draft => "send the draft",
                Step::Respond => "answer",
                Step::Escalate => "can be asked for the next stage",
                Step::Reopen => "can be asked to open it again",
                Step::AcceptOffer => "keep an offer open",
                Step::Comment => "wait for comments",
                Step::WriteBack => "wait to hear back",
                Step::Ombudsman => "send people to the Ombudsman",
                Step::Complain => "take a complaint",
            },
        }
    }
}
