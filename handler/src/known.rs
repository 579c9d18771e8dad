//! Two complaints under one reference: what the one that is there is to the
//! one that comes. Intake asks it when a put finds its place taken, and the
//! drain when it brings something home.

use crate::item::Case;

/// What is known of a case that stands where another one was to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The same try wrote it.
    Itself,
    /// The same act of sending did.
    Same,
    /// The same person sent other words by the same act: they belong to it.
    Addition,
    /// Another complaint under the same token: a form that was copied, or danger
    /// that is told of later and starts a clock of its own.
    Other,
    /// Another token has the same reference.
    Stranger,
}

impl Known {
    /// What `there` is to `case`, which has the same reference.
    pub fn of(case: &Case, there: &Case) -> Self {
        let new_danger = case.when.iter().any(|id| !there.when.contains(id));
        if there.attempt == case.attempt {
            Self::Itself
        } else if there.key_hash != case.key_hash {
            Self::Stranger
        } else if there.landlord != case.landlord {
            Self::Other
        } else if there.digest == case.digest {
            Self::Same
        } else if case.same_person(there) && !new_danger {
            Self::Addition
        } else {
            Self::Other
        }
    }
}
