//! How a case stands, on its receipt: what has happened, and what can be done after an answer.

use serde::Serialize;

use super::given::Receipt;
use super::happened::{HappenedView, happened};
use crate::case::events::{EventKind, Events};
use crate::case::timeline::{Basis, Deadline, Due, State};
use crate::days::clock::{Start, Step};
use crate::pages::date::DateView;
use crate::policy::phrases::Phrases;

/// How a case stands, in the words of its receipt.
#[derive(Debug, Serialize)]
pub(super) struct Progress {
    state: Phase,
    /// The landlord owes an answer at this stage.
    open: bool,
    /// There is a last day on which the person can do something.
    dated: bool,
    /// What has happened, in order; nothing for a case that was sent and no more.
    happened: Vec<HappenedView>,
    /// The person asked for the stage that the case is in.
    asked: bool,
    /// This stage has an answer that still stands.
    has_answer: bool,
    /// Until when an offer can be taken.
    offer: Option<DateView>,
    /// The day on which it was closed.
    closed: Option<String>,
    /// Until when the next stage can, or could, be asked for.
    ask: Option<DateView>,
    /// Until when it can be asked to be opened again.
    reopen: Option<DateView>,
    /// There is a stage after this one.
    more: bool,
    /// Where to go after the last answer, and until when.
    outside: Vec<OutsideView>,
    /// Since when the time for the answer has stood still.
    stopped: Option<String>,
    /// Nobody says by when the answer is due.
    not_stated: bool,
}

/// Where a case has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Phase {
    /// It was sent, and nobody has recorded anything.
    Sent,
    /// Something has happened, and the answer is still to come.
    Going,
    /// It was opened again, and the answer is still to come.
    Reopened,
    /// It was answered, and the next stage can be asked for.
    Answered,
    /// The landlord has given its last answer.
    Final,
    /// It was closed, and can perhaps be opened again.
    Closed,
}

/// A body outside, and the last day to go to it.
#[derive(Debug, Serialize)]
struct OutsideView {
    name: String,
    by: String,
    /// For whom, where the policy names it for some only.
    only: Option<String>,
}

impl Progress {
    /// How the case of a receipt stands; `lead` gives the leading date of a step at its stage.
    pub(super) fn of(receipt: &Receipt<'_>, phrases: &Phrases, lead: &dyn Fn(Step) -> Option<DateView>) -> Self {
        let events = receipt.events;
        let stage = events.stage();
        let more = receipt.timeline.deadlines.iter().any(|d| d.stage > stage);
        let state = standing(events, stage, more);
        let ask = lead(Step::Escalate).filter(|date| (date.ahead || date.passed) && !window_undone(receipt, stage));
        let open = |date: &DateView| date.ahead;
        let (reopen, offer) = (lead(Step::Reopen).filter(open), lead(Step::AcceptOffer).filter(open));
        let outside = outside(receipt, phrases);
        Self {
            state,
            open: matches!(state, Phase::Sent | Phase::Going | Phase::Reopened),
            dated: ask.as_ref().is_some_and(open) || reopen.is_some() || offer.is_some() || !outside.is_empty(),
            happened: happened(events, receipt.policy, phrases),
            asked: events.first(EventKind::EscalationRequested, stage).is_some(),
            has_answer: events.answered(stage).is_some(),
            closed: events.closed(stage).map(|at| phrases.day(at.day())),
            ask,
            reopen,
            offer,
            more,
            outside,
            stopped: stopped(receipt, stage, phrases),
            not_stated: receipt.timeline.leading(stage, Step::Respond).is_none_or(|d| d.due == Due::NotStated),
        }
    }

    /// Whether the landlord owes an answer at this stage.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// Since when the time for the answer has stood still, if it does.
fn stopped(receipt: &Receipt<'_>, stage: u8, phrases: &Phrases) -> Option<String> {
    let promises = receipt.timeline.deadlines.iter().filter(|d| d.stage == stage && d.step == Step::Respond);
    promises.filter(|d| d.is_promise()).find_map(|d| match d.due {
        Due::Stopped(since) => Some(phrases.day(since.day())),
        Due::On(_) | Due::Waiting { .. } | Due::NotStated => None,
    })
}

/// The bodies outside to which the case can go, and has not, each with its last day.
fn outside(receipt: &Receipt<'_>, phrases: &Phrases) -> Vec<OutsideView> {
    let waits = |d: &&Deadline<'_>| matches!(d.state, State::Upcoming | State::DueToday);
    let ways = receipt.timeline.deadlines.iter().filter(|d| d.step == Step::Ombudsman).filter(waits);
    ways.filter_map(|d| match d.basis {
        Basis::Body(body) => {
            let named = receipt.policy.ombudsman.iter().find(|named| named.id == body.id);
            let only = named.and_then(|named| named.only.as_ref()).map(|only| only.value.clone());
            Some(OutsideView { name: body.name.clone(), by: phrases.day(d.counted()?.due_date), only })
        }
        Basis::Policy | Basis::Law(_) => None,
    })
    .collect()
}

/// A window that counts from a closure that was undone has no last day until the next one.
fn window_undone(receipt: &Receipt<'_>, stage: u8) -> bool {
    let window = receipt.timeline.leading(stage, Step::Escalate).and_then(Deadline::limit);
    let from_closure = window.is_some_and(|l| l.value.from.start == Start::Closure);
    from_closure && receipt.events.closed(stage).is_none()
}

/// Where the case has come to; `more` where a stage comes after this one.
fn standing(events: &Events, stage: u8, more: bool) -> Phase {
    if events.closed(stage).is_some() {
        Phase::Closed
    } else if events.is_reopened(stage) {
        Phase::Reopened
    } else if events.last(EventKind::FinalResponse, stage).is_some() {
        Phase::Final
    } else if events.answered(stage).is_some() {
        if more { Phase::Answered } else { Phase::Final }
    } else if events.each().count() > 1 {
        Phase::Going
    } else {
        Phase::Sent
    }
}
