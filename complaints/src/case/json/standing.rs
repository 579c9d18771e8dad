//! How a deadline stands, as JSON.

use serde::{Deserialize, Serialize};

use crate::case::timeline::{Because, Late, State};

/// How a deadline stands on the day of telling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// upcoming, due today, overdue, met, missed, not started or over.
    pub state: String,
    /// How late it is, or was when it was done; none where it is in time.
    pub late_by: Option<LateBy>,
    /// When it was done, RFC 3339 in London's time, or the date alone; none while it is not.
    pub done_at: Option<String>,
    /// Why its clock is not running, such as `waiting`.
    pub because: Option<String>,
}

/// A number of hours or days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateBy {
    /// Whole ones; an hour that has begun is one.
    pub count: u32,
    /// hours or days.
    pub unit: String,
}

pub(super) fn standing(state: State<'_>) -> Standing {
    let late_by = |late| match late {
        Late::Hours(count) => LateBy { count, unit: "hours".to_owned() },
        Late::Days(count) => LateBy { count, unit: "days".to_owned() },
    };
    let (late, done, because): (_, _, Option<Because<'_>>) = match state {
        State::Upcoming | State::DueToday => (None, None, None),
        State::Overdue(late) => (Some(late), None, None),
        State::Met(at) | State::Done(at) => (None, Some(at), None),
        State::Missed(late, at) => (Some(late), Some(at), None),
        State::NotStarted(because) | State::Over(because) => (None, None, Some(because)),
    };
    Standing {
        state: state.name().to_owned(),
        late_by: late.map(late_by),
        done_at: done.map(|at| at.to_rfc3339()),
        because: because.map(|b| b.name().to_owned()),
    }
}
