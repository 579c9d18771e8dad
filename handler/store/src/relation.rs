//! Two complaints under one reference: what the one that is there is to the
//! one that comes. Intake asks it when a put finds its place taken, and the
//! drain when it brings something home.

use crate::complaint::Complaint;

/// What the complaint that stands there is to another one with the same reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same attempt wrote it: the answer to that write was lost.
    SameAttempt,
    /// The same act of sending did: same token, same words.
    Replay,
    /// The same person sent other words under the same token: they belong to it.
    Addition,
    /// Another complaint under the same token: a form that was copied, or danger
    /// that is told of later and starts a clock of its own.
    Other,
    /// Another token has the same reference, by chance.
    Collision,
}

impl Relation {
    /// What `there` is to `complaint`, which has the same reference.
    #[must_use]
    pub fn of(complaint: &Complaint, there: &Complaint) -> Self {
        let new_danger = complaint.when.iter().any(|id| !there.when.contains(id));
        if there.attempt == complaint.attempt {
            Self::SameAttempt
        } else if there.key_hash != complaint.key_hash {
            Self::Collision
        } else if there.landlord != complaint.landlord {
            Self::Other
        } else if there.digest == complaint.digest {
            Self::Replay
        } else if complaint.same_person(there) && !new_danger {
            Self::Addition
        } else {
            Self::Other
        }
    }
}
