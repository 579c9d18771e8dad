//! Why a time is not placed, in words for whoever looks at it.

/// Why a time is not placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::draft::facts) enum Doubt {
    Purpose,
    Start,
    Stage,
    SomeOnly,
    ToldOnly,
    SaidBefore,
    Another,
    Several,
}

impl Doubt {
    pub(in crate::draft::facts) fn words(self) -> &'static str {
        match self {
            Self::Purpose => "it is not certain what this time is for",
            Self::Start => "it is not certain from when it counts",
            Self::Stage => "it is not certain at which stage it holds",
            Self::SomeOnly => "it seems to hold for some complaints only",
            Self::ToldOnly => "it seems to tell what a law or somebody else says, or what was",
            Self::SaidBefore => "it seems to speak of a time that stands elsewhere",
            Self::Several => "it gives two times of which one counts; `or_later` and `or_sooner` say that",
            Self::Another => "another sentence gives another time for the same",
        }
    }
}
