//! Two complaints under one reference: what the one that is there is to the
//! one that comes. Here alone is decided when an act of sending is over: intake
//! asks it when a put finds its place taken, and the drain when it brings
//! something home.

use chrono::TimeDelta;

use crate::complaint::Complaint;

/// For how long other words of the same person belong to the complaint that they sent.
const ADDITION_WINDOW: TimeDelta = TimeDelta::hours(24);

/// What the complaint that stands there is to another one with the same reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same attempt wrote it: the answer to that write was lost.
    SameAttempt,
    /// The same act of sending did: same token, same words, and the landlord still owes an answer.
    Replay,
    /// The same person sent other words under the same token, within a day: they belong to it.
    Addition,
    /// The same person sent it, and it is over: answered or closed, a day old for other words, or
    /// without the danger that is told of now and starts a clock of its own.
    Before,
    /// Somebody else's, under the same token: a form that was copied.
    Other,
    /// Another token has the same reference, by chance.
    Collision,
}

impl Relation {
    /// What `there` is to `complaint`, which has the same reference; `case` is the complaint
    /// to which `there` leads, or itself.
    #[must_use]
    pub fn of(complaint: &Complaint, there: &Complaint, case: &Complaint) -> Self {
        if there.attempt == complaint.attempt {
            Self::SameAttempt
        } else if there.key_hash != complaint.key_hash {
            Self::Collision
        } else if there.landlord != complaint.landlord {
            Self::Other
        } else if there.digest == complaint.digest {
            if case.is_settled() { Self::Before } else { Self::Replay }
        } else if !complaint.same_person(there) {
            Self::Other
        } else if case.is_settled() || is_late(complaint, case) || tells_of_danger(complaint, case) {
            Self::Before
        } else {
            Self::Addition
        }
    }
}

fn is_late(complaint: &Complaint, case: &Complaint) -> bool {
    complaint.received.utc() - case.received.utc() >= ADDITION_WINDOW
}

/// Whether it tells of a circumstance of which the case knows nothing.
fn tells_of_danger(complaint: &Complaint, case: &Complaint) -> bool {
    complaint.when.iter().any(|id| !case.when.contains(id))
}
