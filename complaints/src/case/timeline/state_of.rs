//! Which state a deadline is in: whether it was done, is over, or is still open.

use super::builder::TimelineBuilder;
use super::deadline::{Bound, Deadline, Due};
use super::state::{Because, Late, State};
use crate::case::events::EventKind;
use crate::days::clock::{Owner, Start, Step};
use crate::days::count::Counted;
use crate::days::moment::Moment;
use crate::days::period::Unit;

impl<'a> TimelineBuilder<'a> {
    /// How a deadline stands: of a stage that was reached, by what was done, what was closed, and the day.
    pub(super) fn state(&self, deadline: &Deadline<'a>) -> State<'a> {
        if self.new_complaint.is_some_and(|new| deadline.stage > new.stage) {
            return State::NotStarted(Because::NewComplaint);
        }
        if let Some(at) = self.done(deadline) {
            return done_at(deadline, at);
        }
        self.over(deadline).unwrap_or_else(|| self.still_open(deadline))
    }

    /// Where nobody has to do it any more: the stage was left out, or closed.
    fn over(&self, deadline: &Deadline<'a>) -> Option<State<'a>> {
        let Deadline { stage, step, .. } = *deadline;
        let landlords = step.owed_by() == Owner::Landlord;
        if (landlords || step == Step::Escalate) && self.events.first(EventKind::Skipped, stage).is_some() {
            return Some(State::Over(Because::Skipped));
        }
        let closed = self.events.closed(stage).filter(|_| landlords)?;
        // What was late when the complaint was closed stays late by that much.
        Some(match deadline.outer_bound() {
            Some(counted) if counted.is_past(closed) => State::Overdue(late(counted, closed)),
            _ => State::Over(Because::Closed),
        })
    }

    /// Where it is still to be done: overdue, due, or with a clock that does not run.
    fn still_open(&self, deadline: &Deadline<'a>) -> State<'a> {
        match (deadline.outer_bound(), deadline.due) {
            // By `outer_bound`: an answer that counts from an acknowledgement is overdue by its latest day,
            // though nobody has acknowledged.
            (Some(counted), _) if counted.is_past(self.now) => State::Overdue(late(counted, self.now)),
            (_, Due::NotStated) => State::NotStarted(Because::NotStated),
            (_, Due::Waiting { .. }) => State::NotStarted(Because::Waiting),
            (_, Due::Stopped { .. }) => State::NotStarted(Because::Stopped),
            // On each day on which it can end.
            (_, Due::On(counted)) if counted.due_date <= self.now.day() => State::DueToday,
            (_, Due::On(_)) => State::Upcoming,
        }
    }

    /// When what the deadline asks for was done; none while it is not.
    fn done(&self, deadline: &Deadline<'a>) -> Option<Moment> {
        let Deadline { stage, step, .. } = *deadline;
        let first = |kind| self.events.first(kind, stage);
        // What can happen again is asked for anew.
        let since = |start: Option<Moment>, kind| start.and_then(|start| self.events.first_since(kind, stage, start));
        let answered = self.events.answered_ever(stage);
        match step {
            // A talk is none: only an officer can say that it held what an acknowledgement has to.
            Step::Acknowledge => self.events.known_to_have_come(stage),
            Step::Hold => first(EventKind::HoldingReplySent),
            Step::Contact => first(EventKind::Contacted),
            Step::Hearing => first(EventKind::HearingHeld),
            Step::Report => first(EventKind::ReportSent),
            Step::Draft => first(EventKind::DraftSent),
            Step::Respond if deadline.anew => {
                self.events.answers_anew(stage).and_then(|_| self.events.first_answer(stage))
            }
            Step::Respond => answered,
            Step::Escalate => {
                let next = |kind| self.events.first(kind, stage + 1);
                next(EventKind::EscalationRequested).or_else(|| next(EventKind::Received))
            }
            Step::Reopen => {
                let over = self.events.last_ever(EventKind::Closed, stage).or_else(|| self.events.answered_ever(stage));
                since(over, EventKind::Reopened)
            }
            Step::AcceptOffer => since(self.events.last(EventKind::OfferMade, stage), EventKind::OfferAccepted),
            Step::Comment | Step::WriteBack => {
                let from = deadline.limit().map(|limit| limit.value.from);
                let asked = from.and_then(|from| match from.start {
                    Start::ResponseReceipt => self.events.answered(from.stage.unwrap_or(stage)),
                    _ => self.events.start(from, stage, self.stages),
                });
                since(asked, EventKind::HeardBack)
            }
            Step::Ombudsman => self.events.first(EventKind::OmbudsmanAsked, 0),
            Step::Complain => self.events.receipt(),
        }
    }

    /// A holding reply is asked for only where the answer will not come by its
    /// first date: nobody who was, or still can be, answered in time waits for one.
    pub(super) fn settle_holding_replies(&mut self) {
        for index in 0..self.deadlines.len() {
            let hold = &self.deadlines[index];
            if hold.step != Step::Hold {
                continue;
            }
            let stage = hold.stage;
            let answer = self.deadlines.iter().find(|d| d.stage == stage && d.step == Step::Respond && d.is_promise());
            let needed = match hold.state {
                State::Overdue(_) => answer.is_some_and(|d| matches!(d.state, State::Overdue(_) | State::Missed(..))),
                State::Upcoming | State::DueToday => self.events.answered(stage).is_none(),
                _ => true,
            };
            if !needed {
                self.deadlines[index].state = State::Over(Because::NotNeeded);
            }
        }
    }
}

/// How something stands that was done at `at`.
fn done_at<'a>(deadline: &Deadline<'a>, at: Moment) -> State<'a> {
    // A date that had passed when a new one was told counts, whatever was told then.
    let passed = deadline.moved.and_then(|moved| moved.passed);
    match (passed.or_else(|| deadline.outer_bound()), deadline.due) {
        (Some(counted), _) if counted.is_past(at) => State::Missed(late(counted, at), at),
        // Whether a day of which no time is known kept a limit in hours, or ended by its hour, nobody knows.
        (Some(counted), _) if at.time().is_none() && (in_hours(deadline) || on_its_last_day(counted, at)) => {
            State::Done(at)
        }
        // Nor whether hours from such a day were over.
        (Some(counted), _) if counted.may_be_past(at) => State::Done(at),
        (Some(_), _) => State::Met(at),
        (None, Due::Waiting { bound: Some(Bound::AtLeast(counted)), .. }) if !counted.is_past(at) => State::Met(at),
        // Whether a complaint came in time is known only when its window is.
        (None, Due::Waiting { .. }) if deadline.step == Step::Complain => State::NotStarted(Because::Waiting),
        (None, _) => State::Done(at),
    }
}

/// Whether it is counted in hours, and no other date was set since.
fn in_hours(deadline: &Deadline<'_>) -> bool {
    deadline.moved.is_none() && deadline.limit().is_some_and(|l| l.value.within.unit() == Unit::Hours)
}

/// Whether it is due at a time of this day.
fn on_its_last_day(due: Counted<'_>, at: Moment) -> bool {
    due.timed() && due.due_date == at.day()
}

fn late(due: Counted<'_>, at: Moment) -> Late {
    let days = u32::try_from((at.day() - due.last_day()).num_days()).unwrap_or(0);
    if !due.timed() || due.rests_on_a_day() || at.time().is_none() {
        return Late::Days(days);
    }
    // Each hour begun is one; from two days on nobody counts in hours.
    let seconds = (at.instant() - due.due_at()).num_seconds().max(1);
    let hours = u32::try_from((seconds + 3599) / 3600).unwrap_or(u32::MAX);
    if hours < 48 { Late::Hours(hours) } else { Late::Days(days) }
}
