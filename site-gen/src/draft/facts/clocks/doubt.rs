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
            Self::Purpose => "it does not say plainly what is done within this time",
            Self::Start => "it does not say plainly from which day the time counts",
            Self::Stage => "it does not say plainly which stage it is about",
            Self::SomeOnly => {
                "it seems to hold for some complaints only: a time of a circumstance has `when:`, as the example at \
                 `respond` in policies/README.md"
            }
            Self::ToldOnly => "the time may be that of a law, of somebody else, or of an earlier year",
            Self::SaidBefore => {
                "it seems to promise nothing new: it may speak again of a time, or of one that was not kept"
            }
            Self::Several => "it gives more than one time for the same thing: choose the one that counts",
            Self::Another => "another sentence gives another time for the same thing: choose one",
        }
    }
}
