//! A case → its dates, from its own copy of the policy, so that the first
//! answer and every later one are equal.

use std::sync::Arc;

use complaints::case::events::{Event, EventError, EventKind, Events};
use complaints::case::json::{DeadlineJson, deadline_json};
use complaints::case::timeline::timeline;
use complaints::days::calendar::Calendar;
use complaints::days::moment::Moment;
use complaints::policy::Policy;
use complaints::policy::Rulebook;
use complaints::policy::library::stored_policy;

use crate::app::App;
use crate::item::Case;
use crate::owed::Owed;
use crate::words::LandlordWords;

/// A case's dates, as they are cached in its item and printed in answers.
pub struct Promised {
    /// As the command line prints them.
    pub told: Vec<DeadlineJson>,
    /// The same as JSON.
    pub json: String,
    /// The case's place in the list of officers, see [`Owed::place`].
    pub due: String,
    /// The landlord's first date, RFC 3339 in London's time.
    pub first: Option<String>,
    /// What it owes by then, for officers.
    pub owes: String,
}

/// Why a case has no dates.
#[derive(Debug, thiserror::Error)]
pub enum NoDates {
    /// The copy of the policy cannot be read any more.
    #[error("a case's copy of its policy {0} cannot be read")]
    Policy(String),
    /// The calendar does not cover them.
    #[error(transparent)]
    Count(#[from] complaints::days::count::CountError),
    /// What was recorded of it makes no sense.
    #[error("a case's record: {0}")]
    Record(#[from] EventError),
    /// They cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A case's policy as it has kept it, and the days its landlord works.
pub enum Kept {
    /// It is the version in force, word for word, which is read already.
    InForce(Arc<LandlordWords>),
    /// It is another, read from the case's own copy.
    Own(Box<(Policy, Calendar)>),
}

impl Kept {
    /// The policy.
    pub fn policy(&self) -> &Policy {
        match self {
            Self::InForce(words) => &words.version().policy,
            Self::Own(own) => &own.0,
        }
    }

    /// The days its landlord works.
    pub fn calendar(&self) -> &Calendar {
        match self {
            Self::InForce(words) => &words.calendar,
            Self::Own(own) => &own.1,
        }
    }
}

/// What a case has kept of its policy.
pub fn kept(app: &App, case: &Case) -> Result<Kept, NoDates> {
    if let Ok(Some(words)) = app.words.landlord(&case.landlord) {
        let version = words.version();
        if version.policy.id == case.policy && version.front == case.clocks {
            return Ok(Kept::InForce(words));
        }
    }
    let policy = stored_policy(&case.clocks, &case.policy).ok_or_else(|| NoDates::Policy(case.policy.clone()))?;
    let calendar = app.words.library.calendar(&policy);
    Ok(Kept::Own(Box::new((policy, calendar))))
}

/// A case as it was when it came, and nothing since.
pub fn received(case: &Case) -> Events {
    in_circumstances(case, Events::received(case.received))
}

/// What has happened in a case so far, with what officers recorded.
///
/// # Errors
/// When what was recorded cannot be read, or contradicts itself.
pub fn happened(case: &Case, rules: &Rulebook<'_>) -> Result<Events, EventError> {
    if case.progress.is_empty() {
        return Ok(received(case));
    }
    record(case, rules, case.progress.iter().map(|event| event.parse()).collect::<Result<_, _>>()?)
}

/// A case in which all this has happened.
///
/// # Errors
/// When it contradicts itself.
pub fn record(case: &Case, rules: &Rulebook<'_>, mut events: Vec<Event>) -> Result<Events, EventError> {
    events.push(Event::new(EventKind::Received, case.received).at_stage(1));
    Ok(in_circumstances(case, Events::new(events, rules.stages(case.received.day()))?))
}

fn in_circumstances(case: &Case, events: Events) -> Events {
    case.when.iter().fold(events, |events, id| events.when(id))
}

/// A case's dates from its own copy of the clocks, so that the first answer and every later one are equal.
pub fn promised(app: &App, case: &Case) -> Result<Promised, NoDates> {
    let kept = kept(app, case)?;
    let (policy, calendar) = (kept.policy(), kept.calendar());
    let record = received(case);
    // What is promised does not depend on the moment at which it is asked.
    let timeline = timeline(&app.words.library.rulebook(policy, calendar), &record, case.received)?;
    let phrases = &app.words.library.phrases;
    let told: Vec<DeadlineJson> =
        timeline.deadlines.iter().map(|d| deadline_json(d, policy, calendar, phrases)).collect();
    let owed = Owed::of(&record, &timeline);
    Ok(Promised {
        json: serde_json::to_string(&told)?,
        due: owed.place(case.received.utc()),
        first: owed.due.map(|due| Moment::at(due).to_rfc3339()),
        owes: owed.what,
        told,
    })
}
