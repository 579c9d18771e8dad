//! One date as a page shows it: by when, by which rule, what was not counted.

use serde::Serialize;

use crate::case::json;
use crate::case::timeline::{Because, Deadline, Due, State, Timeline};
use crate::days::calendar::{Calendar, NotWorked};
use crate::days::clock::{Fact, Step};
use crate::policy::Policy;
use crate::policy::in_words;
use crate::policy::phrases::Phrases;

/// A date with its working.
#[derive(Debug, Serialize)]
pub(super) struct DateView {
    /// The date, to stand after "by".
    by: String,
    /// It is the last day it can be; the exact one is not known yet.
    at_latest: bool,
    /// What must happen before the exact one is known.
    waiting: Option<String>,
    /// The law's name, where the date is the law's and not a promise.
    source: Option<String>,
    firmness: &'static str,
    rule: String,
    section: Option<String>,
    assumed: Vec<String>,
    against: Vec<(String, Option<String>)>,
    because: Option<String>,
    pub(super) not_counted: Vec<DayView>,
    provisional: bool,
    when: Option<String>,
    /// The day it was first due, where it was put off.
    pub(super) first: Option<String>,
    /// The date has passed without the thing done.
    pub(super) passed: bool,
    /// The thing was done, in time or late.
    pub(super) done: bool,
    /// It is still asked for, and its date has not passed.
    pub(super) ahead: bool,
    /// The other date for the same thing: the longest that the law allows, or the promise that it overrules.
    other: Option<Box<DateView>>,
}

#[derive(Debug, Serialize)]
pub(super) struct DayView {
    pub(super) day: String,
    why: String,
    pub(super) weekend: bool,
}

/// The date that leads for a step of a stage, with the other one inside.
pub(super) fn leading(
    timeline: &Timeline<'_>,
    stage: u8,
    step: Step,
    policy: &Policy,
    calendar: &Calendar,
    timed_start: bool,
    phrases: &Phrases,
) -> Option<DateView> {
    let lead = timeline.leading(stage, step)?;
    let show = |d: &Deadline<'_>| view(d, policy, calendar, timed_start, phrases);
    let other = timeline.deadlines.iter().filter(|d| d.stage == stage && d.step == step && d.when.is_none());
    let other = other.filter(|d| d.is_promise() != lead.is_promise()).find_map(show);
    show(lead).map(|lead| DateView { other: other.map(Box::new), ..lead })
}

/// One deadline, if it has a date or a last one.
pub(super) fn view(
    deadline: &Deadline<'_>,
    policy: &Policy,
    calendar: &Calendar,
    timed_start: bool,
    phrases: &Phrases,
) -> Option<DateView> {
    let counted = deadline.outer_bound()?;
    let limit = deadline.limit();
    let waiting = match deadline.due {
        Due::Waiting { on, .. } => Some(phrases.waiting_for(on).to_owned()),
        Due::On(_) | Due::Stopped(_) | Due::NotStated => None,
    };
    Some(DateView {
        by: json::by(counted, deadline, timed_start, phrases),
        at_latest: waiting.is_some(),
        waiting,
        source: deadline.basis.source().map(str::to_owned),
        firmness: limit.map(|l| l.value.firmness).unwrap_or_default().spoken(),
        rule: limit.map(|l| in_words::rule(l, deadline.stage, policy, phrases)).unwrap_or_default(),
        section: limit.and_then(|l| l.section.clone()),
        assumed: deadline.assumed.each().map(|a| phrases.assumed(a).to_owned()).collect(),
        against: in_words::against(deadline.fact, deadline.stage, policy, phrases),
        because: match deadline.fact {
            Fact::Contradictory { because, .. } => Some(because.clone()),
            Fact::Stated(_) | Fact::NotStated => None,
        },
        not_counted: deadline
            .not_counted(calendar)
            .map(|(date, why)| DayView {
                day: phrases.day(date),
                why: phrases.not_worked(why),
                weekend: matches!(why, NotWorked::Weekend(_)),
            })
            .collect(),
        provisional: counted.provisional,
        when: deadline.when.map(|id| in_words::circumstance(id, policy, phrases)),
        first: deadline.moved.and_then(|m| m.first).map(|first| phrases.day(first.due_date)),
        passed: deadline.state.is_overdue(),
        done: matches!(deadline.state, State::Met(_) | State::Missed(..) | State::Done(_)),
        ahead: matches!(
            deadline.state,
            State::Upcoming | State::DueToday | State::NotStarted(Because::Waiting | Because::Stopped)
        ),
        other: None,
    })
}
