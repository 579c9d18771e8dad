//! How a deadline stands: done in time, done late, due, overdue, not started.
//!
//! The values and their names; which of them holds is worked out in `state_of`.

use crate::days::moment::Moment;

/// How a deadline stands at the moment of telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// It is due on a later day.
    Upcoming,
    /// It is due on the day of telling.
    DueToday,
    /// It was due and is not done; for a resident: the time is over.
    Overdue(Late),
    /// It was done in time, then.
    Met(Moment),
    /// It was done late, by so much and then.
    Missed(Late, Moment),
    /// It was done, and no date was set for it.
    Done(Moment),
    /// Its clock is not running, for this reason.
    NotStarted(Because<'a>),
    /// It is not asked for any more.
    Over(Because<'a>),
}

impl State<'_> {
    /// The name in JSON; with hyphens, in phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::DueToday => "due today",
            Self::Overdue(_) => "overdue",
            Self::Met(_) => "met",
            Self::Missed(..) => "missed",
            Self::Done(_) => "done",
            Self::NotStarted(_) => "not started",
            Self::Over(_) => "over",
        }
    }

    /// Whether its date has passed without the thing done.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }
}

/// How late something is: hours where it is due at a time of day, else days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Late {
    /// Hours, for what is due at a time of the day.
    Hours(u32),
    /// Days of the calendar, worked or not.
    Days(u32),
}

/// Why a clock is not running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because<'a> {
    /// The event that starts it has not happened.
    Waiting,
    /// Neither policy nor law says when it is due.
    NotStated,
    /// The time for the answer was stopped and has not gone on.
    Stopped,
    /// The circumstance with this id has a longer time of its own.
    Replaced(&'a str),
    /// No holding reply was sent, which alone brings it into force.
    NoHoldingReply,
    /// The answer came, or its first date still stands.
    NotNeeded,
    /// The stage was left out: the complaint went straight to the next.
    Skipped,
    /// The complaint was closed at this stage.
    Closed,
    /// The request for its stage is a new complaint.
    NewComplaint,
}

impl Because<'_> {
    /// The name in JSON and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::NotStated => "not-stated",
            Self::Stopped => "stopped",
            Self::Replaced(_) => "replaced",
            Self::NoHoldingReply => "no-holding-reply",
            Self::NotNeeded => "not-needed",
            Self::Skipped => "skipped",
            Self::Closed => "closed",
            Self::NewComplaint => "new-complaint",
        }
    }
}
