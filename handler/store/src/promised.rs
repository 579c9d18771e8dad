//! A complaint → its dates, from its own copy of the policy, so that the first
//! answer and every later one are equal.

use std::sync::Arc;

use chrono::NaiveDate;
use complaints::case::events::{Event, EventError, EventKind, Events};
use complaints::case::followed;
use complaints::case::json::{DeadlineJson, deadline_json};
use complaints::case::standing::Case;
use complaints::days::calendar::{Calendar, NotWorked};
use complaints::days::moment::Moment;
use complaints::policy::Policy;
use complaints::policy::Rulebook;
use complaints::policy::library::stored_policy;

use crate::complaint::Complaint;
use crate::flag::Flag;
use crate::log;
use crate::standing::{Owes, Place, Rank, Standing};
use crate::words::{Versions, Words};

/// The dates of a complaint as they are stored beside it and printed in answers.
pub struct Promised {
    /// Each deadline, as `site-gen deadlines --format json` prints it.
    pub deadlines: Vec<DeadlineJson>,
    /// The same as one JSON text, as it is stored.
    pub json: String,
    /// What the landlord owes first.
    standing: Standing,
    /// The landlord's first date, RFC 3339 in London's time.
    pub first: Option<String>,
    /// What the landlord owes by `first`.
    pub owes: Owes,
    /// The weekdays of the next four weeks on which the landlord does not work.
    pub not_worked: Vec<NaiveDate>,
}

/// For how many days from its receipt a notice knows which are worked: longer than any Christmas closes a landlord.
const LOOK_AHEAD: usize = 28;

impl Promised {
    /// Its place in the list of officers at first.
    #[must_use]
    pub fn place(&self, complaint: &Complaint) -> Place {
        let rank = Rank::of(complaint.urgent, complaint.has(&Flag::Danger));
        self.standing.place(complaint.received.utc(), complaint.reference, rank)
    }
}

/// Why a complaint has no dates.
#[derive(Debug, thiserror::Error)]
pub enum NoDates {
    /// The copy of the policy cannot be read any more.
    #[error("a complaint's copy of its policy {0} cannot be read")]
    Policy(String),
    /// The calendar does not cover them.
    #[error(transparent)]
    Count(#[from] complaints::days::count::CountError),
    /// What was recorded of it makes no sense.
    #[error("a complaint's record: {0}")]
    Record(#[from] EventError),
    /// They cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A complaint's own policy, and the days its landlord works.
pub enum OwnPolicy {
    /// It is a version of the words, word for word, at a place among them.
    Version(Arc<Versions>, usize),
    /// It is another, read from the complaint's own copy.
    Copy(Box<(Policy, Calendar)>),
}

impl OwnPolicy {
    /// The policy that a complaint was received under.
    ///
    /// # Errors
    /// When its copy cannot be read.
    pub fn of(complaint: &Complaint, words: &Words) -> Result<Self, NoDates> {
        let versions = words.versions(&complaint.landlord).ok().flatten();
        if let Some((versions, place)) = versions.and_then(|all| all.place(&complaint.policy).map(|place| (all, place)))
            && versions.version(place).front == *complaint.clocks
        {
            return Ok(Self::Version(versions, place));
        }
        let copy = stored_policy(&complaint.clocks, &complaint.policy);
        let policy = copy.ok_or_else(|| NoDates::Policy(complaint.policy.clone()))?;
        let calendar = words.library.calendar(&policy);
        Ok(Self::Copy(Box::new((policy, calendar))))
    }

    /// The policy that the dates are counted by.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        match self {
            Self::Version(versions, place) => &versions.version(*place).policy,
            Self::Copy(copy) => &copy.0,
        }
    }

    /// The working days of the landlord.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        match self {
            Self::Version(versions, place) => versions.calendar(*place),
            Self::Copy(copy) => &copy.1,
        }
    }
}

/// A complaint as it was when it came, and nothing since.
#[must_use]
pub fn received(complaint: &Complaint) -> Events {
    in_circumstances(complaint, Events::received(complaint.received))
}

/// What has happened in a complaint so far, with what officers recorded.
///
/// # Errors
/// When what was recorded cannot be read, or contradicts itself.
pub fn happened(complaint: &Complaint, rules: &Rulebook<'_>) -> Result<Events, EventError> {
    happened_as(complaint, rules, complaint.progress.clone()?)
}

/// The same where what officers recorded is `recorded`.
///
/// # Errors
/// When it contradicts itself.
pub fn happened_as(complaint: &Complaint, rules: &Rulebook<'_>, recorded: Vec<Event>) -> Result<Events, EventError> {
    match recorded {
        nothing if nothing.is_empty() => Ok(received(complaint)),
        recorded => record(complaint, rules, recorded),
    }
}

/// A complaint in which all this has happened.
///
/// # Errors
/// When the record contradicts itself.
pub fn record(complaint: &Complaint, rules: &Rulebook<'_>, mut events: Vec<Event>) -> Result<Events, EventError> {
    events.push(Event::new(EventKind::Received, complaint.received).at_stage(1));
    let stages = followed::stages(rules, complaint.received.day(), &complaint.when, &events);
    Ok(in_circumstances(complaint, Events::new(events, stages)?))
}

/// How many stages a complaint in which this has happened can have.
#[must_use]
pub fn stages(complaint: &Complaint, rules: &Rulebook<'_>, events: &[Event]) -> u8 {
    let received = Event::new(EventKind::Received, complaint.received).at_stage(1);
    let all: Vec<Event> = events.iter().cloned().chain([received]).collect();
    followed::stages(rules, complaint.received.day(), &complaint.when, &all)
}

fn in_circumstances(complaint: &Complaint, events: Events) -> Events {
    complaint.when.iter().fold(events, |events, id| events.when(id))
}

/// A complaint's dates at sending, from its own copy of the clocks; without any where the calendar does not cover
/// them: it is stored all the same, and somebody is told.
///
/// # Errors
/// When its policy cannot be read, see [`NoDates`].
pub fn promised(words: &Words, complaint: &Complaint) -> Result<Promised, NoDates> {
    let own = OwnPolicy::of(complaint, words)?;
    let (policy, calendar) = (own.policy(), own.calendar());
    let record = received(complaint);
    // What is promised does not depend on the moment at which it is asked.
    let case = Case::of(&words.library.rulebook(policy, calendar), &record, complaint.received);
    if let Err(fault) = case.dates() {
        log::fault("deadlines", fault);
    }
    let phrases = &words.library.phrases;
    let dates = case.dates().map_or(&[][..], |dates| dates.deadlines.as_slice());
    let followed = case.policy();
    let deadlines: Vec<DeadlineJson> = dates.iter().map(|d| deadline_json(d, followed, calendar, phrases)).collect();
    let standing = Standing::of(&case);
    Ok(Promised {
        json: serde_json::to_string(&deadlines)?,
        first: standing.due.map(|due| Moment::at(due).to_rfc3339()),
        owes: standing.owes.clone(),
        standing,
        deadlines,
        not_worked: not_worked(calendar, complaint.received.day()),
    })
}

fn not_worked(calendar: &Calendar, from: NaiveDate) -> Vec<NaiveDate> {
    let closed = |day: &NaiveDate| !matches!(calendar.not_worked(*day), None | Some(NotWorked::Weekend(_)));
    from.iter_days().take(LOOK_AHEAD).filter(closed).collect()
}
