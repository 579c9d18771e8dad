//! How a deadline stands: done in time, done late, due, overdue, not started.

use super::{Bound, Case, Deadline, Due};
use crate::case::events::EventKind;
use crate::days::clock::{Owner, Start, Step};
use crate::days::count::Counted;
use crate::days::moment::Moment;

/// How a deadline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// It is due on a later day.
    Upcoming,
    /// It is due today.
    DueToday,
    /// It was due and is not done; for a resident: the time is over.
    Overdue(Late),
    /// It was done in time.
    Met(Moment),
    /// It was done late.
    Missed(Late, Moment),
    /// It was done, and no date was set for it.
    Done(Moment),
    /// Its clock is not running.
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

/// How late something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Late {
    /// Hours, for what is due at a time of the day.
    Hours(u32),
    /// Days of the calendar.
    Days(u32),
}

/// Why a clock is not running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because<'a> {
    /// What starts it has not happened.
    Waiting,
    /// Nobody says when it is due.
    NotStated,
    /// It was stopped.
    Stopped,
    /// The circumstance with this id has a longer time of its own.
    Replaced(&'a str),
    /// No holding reply was sent, which alone brings it into force.
    NoHoldingReply,
    /// The answer came, or its first date still stands.
    NotNeeded,
    /// The stage was left out.
    Skipped,
    /// The complaint was closed.
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

impl<'a> Case<'a> {
    /// How a deadline stands.
    pub(super) fn state(&self, deadline: &Deadline<'a>) -> State<'a> {
        let Deadline { stage, step, .. } = *deadline;
        if self.new_complaint.is_some_and(|new| stage > new.stage) {
            return State::NotStarted(Because::NewComplaint);
        }
        let known = deadline.outer_bound();
        if let Some(at) = self.done(deadline) {
            return match (known, deadline.due) {
                (Some(counted), _) if counted.is_past(at) => State::Missed(late(counted, at), at),
                (Some(_), _) => State::Met(at),
                (None, Due::Waiting { bound: Some(Bound::AtLeast(counted)), .. }) if !counted.is_past(at) => {
                    State::Met(at)
                }
                // Whether a complaint came in time is known only when its window is.
                (None, Due::Waiting { .. }) if step == Step::Complain => State::NotStarted(Because::Waiting),
                (None, _) => State::Done(at),
            };
        }
        let landlords = step.owed_by() == Owner::Landlord;
        if (landlords || step == Step::Escalate) && self.events.first(EventKind::Skipped, stage).is_some() {
            return State::Over(Because::Skipped);
        }
        if let Some(closed) = self.events.closed(stage).filter(|_| landlords) {
            // What was late when the complaint was closed stays late by that much.
            return match known {
                Some(counted) if counted.is_past(closed) => State::Overdue(late(counted, closed)),
                _ => State::Over(Because::Closed),
            };
        }
        match (known, deadline.due) {
            // Who does not even start the clock in time cannot be in time any more.
            (Some(counted), _) if counted.is_past(self.now) => State::Overdue(late(counted, self.now)),
            (_, Due::NotStated) => State::NotStarted(Because::NotStated),
            (_, Due::Waiting { .. }) => State::NotStarted(Because::Waiting),
            (_, Due::Stopped(_)) => State::NotStarted(Because::Stopped),
            (_, Due::On(counted)) if counted.due_date == self.now.day() => State::DueToday,
            (_, Due::On(_)) => State::Upcoming,
        }
    }

    /// When the thing was done.
    fn done(&self, deadline: &Deadline<'a>) -> Option<Moment> {
        let Deadline { stage, step, .. } = *deadline;
        let first = |kind| self.events.first(kind, stage);
        let answered = [first(EventKind::Responded), first(EventKind::FinalResponse)].into_iter().flatten().min();
        // What can happen again is asked for anew: an old answer is none to a complaint that was opened again.
        let since = |start: Option<Moment>, kind| start.and_then(|start| self.events.first_since(kind, stage, start));
        let from = deadline.limit().map(|l| l.value.from.start);
        match step {
            // Whoever is answered, or spoken with, knows that the complaint has come.
            Step::Acknowledge => {
                [first(EventKind::Acknowledged), first(EventKind::Contacted), answered].into_iter().flatten().min()
            }
            Step::Hold => first(EventKind::HoldingReplySent),
            Step::Hearing => first(EventKind::HearingHeld),
            Step::Respond if from == Some(Start::Reopening) => {
                since(self.events.last(EventKind::Reopened, stage), EventKind::Responded)
            }
            Step::Respond => answered,
            Step::Escalate => {
                let next = |kind| self.events.first(kind, stage + 1);
                next(EventKind::EscalationRequested).or_else(|| next(EventKind::Received))
            }
            Step::Reopen => since(self.events.last(EventKind::Closed, stage), EventKind::Reopened),
            Step::AcceptOffer => since(self.events.last(EventKind::OfferMade, stage), EventKind::OfferAccepted),
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

fn late(due: Counted<'_>, at: Moment) -> Late {
    let days = u32::try_from((at.day() - due.due_date).num_days()).unwrap_or(0);
    if !due.timed() || at.time().is_none() {
        return Late::Days(days);
    }
    // Each hour begun is one; from two days on nobody counts in hours.
    let seconds = (at.instant() - due.due_at()).num_seconds().max(1);
    let hours = u32::try_from((seconds + 3599) / 3600).unwrap_or(u32::MAX);
    if hours < 48 { Late::Hours(hours) } else { Late::Days(days) }
}
