//! What starts when the person asks the landlord to look again at its answer.
//!
//! Receipt, page and store ask here, so that what the page says will start is
//! what starts.

use chrono::NaiveDate;

use super::events::{Event, EventError, EventKind, Events};
use super::timeline::{Deadline, Timeline};
use crate::days::clock::Step;
use crate::days::moment::Moment;
use crate::policy::Rulebook;

/// What asking to look again would do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookAgain {
    /// Nothing: an answer is owed still, or the landlord gave its last one.
    Nothing,
    /// The next stage starts.
    Starts {
        /// Its number, counted from 1.
        stage: u8,
    },
    /// The time for it is over. It is taken all the same, and the landlord decides.
    Late {
        /// The stage that would start, counted from 1.
        stage: u8,
        /// The last day on which it could be asked for.
        until: NaiveDate,
    },
}

impl LookAgain {
    /// What asking would do in a case whose dates are these.
    #[must_use]
    pub fn of(events: &Events, timeline: &Timeline<'_>) -> Self {
        let stage = events.stage();
        let answered = events.answered(stage).is_some() || events.closed(stage).is_some();
        let last = events.last(EventKind::FinalResponse, stage).is_some() && events.closed(stage).is_none();
        let more = timeline.deadlines.iter().any(|d| d.stage > stage);
        if !answered || last || !more {
            return Self::Nothing;
        }
        let window = timeline.leading(stage, Step::Escalate).filter(|window| window.state.is_overdue());
        match window.and_then(Deadline::counted) {
            Some(window) => Self::Late { stage: stage + 1, until: window.due_date },
            None => Self::Starts { stage: stage + 1 },
        }
    }

    /// The stage that is asked for, if one can be.
    #[must_use]
    pub fn stage(&self) -> Option<u8> {
        match self {
            Self::Nothing => None,
            Self::Starts { stage } | Self::Late { stage, .. } => Some(*stage),
        }
    }
}

/// The case in which the person asked for a stage at a moment.
///
/// # Errors
/// When that contradicts what has happened.
pub fn asked(events: &Events, stage: u8, at: Moment, rules: &Rulebook<'_>) -> Result<Events, EventError> {
    let request = Event::new(EventKind::EscalationRequested, at).at_stage(stage);
    let all = events.each().map(|(event, _)| event.clone()).chain([request]).collect();
    let received = events.receipt().ok_or(EventError::NotReceived)?;
    let with = Events::new(all, rules.stages(received.day()))?;
    Ok(events.circumstances().iter().fold(with, |with, id| with.when(id)))
}
