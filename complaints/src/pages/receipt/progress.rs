//! How a case stands, on its receipt: what has happened, and what can be done after an answer.

use serde::Serialize;

use super::given::Receipt;
use crate::case::events::EventKind;
use crate::case::json;
use crate::case::standing::{Case, Phase, StandingDates};
use crate::case::timeline::{Basis, Because, Bound, Deadline, Due, State};
use crate::days::clock::Step;
use crate::pages::date::{self, DateView};
use crate::pages::happened::{HappenedView, Voice, happened};
use crate::pages::view;
use crate::policy::in_words;
use crate::policy::outside::For;
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
    /// Until when a draft can be commented on.
    comment: Option<DateView>,
    /// Until when the person can write back, so that the complaint stays open.
    write_back: Option<DateView>,
    /// The day on which it was closed.
    closed: Option<String>,
    /// It was closed, and the stage had no answer.
    unanswered: bool,
    /// How late the answer of this stage came.
    came_late: Option<String>,
    /// Until when the next stage can, or could, be asked for.
    ask: Option<DateView>,
    /// How long the policy gives for that, where no date can be said yet.
    ask_within: Option<AskWithin>,
    /// Until when it can be asked to be opened again.
    reopen: Option<DateView>,
    /// There is a stage after this one.
    more: bool,
    /// The bodies that take it from a day on, also without a last answer.
    doors: Vec<DoorView>,
    /// Where to go after the last answer, and until when.
    outside: Vec<OutsideView>,
    /// Since when the time for the answer has stood still.
    stopped: Option<String>,
    /// Nobody says by when the answer is due.
    not_stated: bool,
    /// The date of the answer is agreed with the person, and was not yet.
    to_agree: bool,
    /// Its dates cannot be worked out.
    cannot_tell: bool,
}

/// A body outside that takes the case from a day on.
#[derive(Debug, Serialize)]
struct DoorView {
    name: String,
    /// The name of the time after which it does, by which the page marks the day.
    rule: String,
    from: String,
    /// That day has come.
    open: bool,
    /// For whom, where the policy names it for some only.
    only: Option<String>,
}

/// A body outside, and the last day to go to it where that can be counted.
#[derive(Debug, Serialize)]
struct OutsideView {
    name: String,
    /// The name of its time limit, by which the page marks the day.
    rule: String,
    by: Option<String>,
    /// For whom, where the policy names it for some only.
    only: Option<String>,
}

/// A time without a date, such as one that begins when the landlord closes the complaint.
#[derive(Debug, Serialize)]
struct AskWithin {
    /// The name of its rule.
    id: String,
    rule: String,
    /// It has an exception.
    can_be_later: bool,
    /// The day until which it runs whatever else happens.
    at_least: Option<String>,
}

impl AskWithin {
    fn of(date: &Deadline<'_>, case: &Case<'_>, phrases: &Phrases) -> Option<Self> {
        let limit = date.limit()?;
        let rule = in_words::rule(limit, date.stage, case.policy(), phrases);
        let at_least = match date.due {
            Due::Waiting { bound: Some(Bound::AtLeast(by)), .. } if !by.is_past(case.now()) => {
                Some(json::by(by, phrases))
            }
            _ => None,
        };
        Some(Self { id: date.rule(), rule, can_be_later: limit.value.unless.is_some(), at_least })
    }
}

impl Progress {
    /// How the case of a receipt stands, whose dates are these.
    pub(super) fn of(receipt: &Receipt<'_>, dates: &StandingDates<'_, '_>, phrases: &Phrases) -> Self {
        let case = receipt.case;
        let (events, stage) = (case.events(), case.stage());
        let show = |date: Option<&Deadline<'_>>| date.and_then(|date| date::leading(date, case, phrases));
        let outside = outside(case, phrases);
        let (ask, reopen, offer) = (show(dates.ask), show(dates.reopen), show(dates.offer));
        let (comment, write_back) = (show(dates.comment), show(dates.write_back));
        let last_days = [&ask, &reopen, &offer, &comment, &write_back];
        Self {
            state: case.phase(),
            open: case.owes_an_answer(),
            dated: last_days.iter().any(|day| day.is_some()) || outside.iter().any(|body| body.by.is_some()),
            happened: happened(receipt.told, Voice::Landlord, case.policy(), phrases),
            asked: events.first(EventKind::EscalationRequested, stage).is_some(),
            has_answer: events.answered(stage).is_some(),
            closed: events.closed(stage).map(|at| phrases.day(at.day())),
            unanswered: case.was_closed_unanswered(),
            came_late: case.leading(Step::Respond).and_then(|answer| date::came_late(answer, case, phrases)),
            ask_within: dates.ask.filter(|_| ask.is_none()).and_then(|date| AskWithin::of(date, case, phrases)),
            ask,
            reopen,
            offer,
            comment,
            write_back,
            more: case.has_more_stages(),
            doors: if case.owes_an_answer() { doors(case, phrases) } else { Vec::new() },
            outside,
            stopped: case.stopped_since().map(|since| phrases.day(since.day())),
            not_stated: case.leading(Step::Respond).is_none_or(|d| d.due == Due::NotStated && !d.anew),
            to_agree: case.leading(Step::Respond).is_some_and(Deadline::is_to_be_agreed),
            cannot_tell: case.dates().is_err(),
        }
    }
}

/// The bodies outside that take the case from a day on whatever the landlord does, each with that day.
fn doors(case: &Case<'_>, phrases: &Phrases) -> Vec<DoorView> {
    let outside = case.rules().outside();
    let of = |named: &For<'_>| {
        let without_answer = named.opens.iter().any(|limit| !limit.value.from.start.is_an_answer());
        let deadlines = case.dates().map(|dates| dates.deadlines.as_slice()).unwrap_or_default();
        let mut its_own = deadlines.iter().filter(|d| matches!(d.basis, Basis::Body(body) if body.id == named.body.id));
        let from = its_own.next().filter(|_| without_answer)?.opens?;
        Some(DoorView {
            name: named.body.name.clone(),
            rule: format!("{}.opens", named.body.id),
            from: phrases.day(from),
            open: from <= case.now().day(),
            only: view::only(named, phrases),
        })
    };
    outside.each().filter_map(of).collect()
}

/// The bodies outside to which the case can go and has not, the Ombudsman first, each with its last day.
fn outside(case: &Case<'_>, phrases: &Phrases) -> Vec<OutsideView> {
    let outside = case.rules().outside();
    let view = |named: &For<'_>, by| OutsideView {
        name: named.body.name.clone(),
        rule: format!("{}.time-limit", named.body.id),
        by,
        only: view::only(named, phrases),
    };
    let of = |named: &For<'_>| {
        let deadlines = case.dates().map(|dates| dates.deadlines.as_slice()).unwrap_or_default();
        let its_own = |d: &&Deadline<'_>| matches!(d.basis, Basis::Body(body) if body.id == named.body.id);
        let Some(deadline) = deadlines.iter().find(its_own) else { return Some(view(named, None)) };
        match deadline.state {
            State::Upcoming | State::DueToday => {
                Some(view(named, deadline.counted().map(|counted| phrases.day(counted.due_date))))
            }
            State::NotStarted(Because::Waiting | Because::NotStated) => Some(view(named, None)),
            _ => None,
        }
    };
    outside.each().filter_map(of).collect()
}
