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
            Self::ToldOnly => "it may be the time of a law, of somebody else, or of before",
            Self::SaidBefore => "it seems to look back at a time that stands in another sentence",
            Self::Several => "it gives more than one time for the same; say which counts",
            Self::Another => "another sentence gives another time for the same: choose one",
        }
    }
}
