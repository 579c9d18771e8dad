//! One complaint as it stands at a moment: record, procedure, calendar and now in
//! one value, which every face prints.
//!
//! Receipt, calendar file, list, summary and JSON ask here and nowhere else what
//! is owed, what can be done and what was taken back; so they agree.

use super::events::{EventKind, Events};
use super::timeline::{Because, Deadline, Due, State, Timeline, timeline};
use crate::days::clock::{Owner, Step};
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;
use crate::policy::{Policy, RISK, Rulebook};

/// One complaint, as it stands at a moment.
#[derive(Debug)]
pub struct Case<'a> {
    /// What it is judged by, whatever its circumstances.
    rules: Rulebook<'a>,
    /// The same with the procedure that its circumstances have it follow.
    followed: Rulebook<'a>,
    events: &'a Events,
    now: Moment,
    dates: Result<Timeline<'a>, CountError>,
}

/// Where a case has come to, at the stage that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// It was sent, and nobody has recorded anything.
    Sent,
    /// Something has happened, and the answer is still to come.
    Going,
    /// It was opened again, and an answer is owed anew.
    Reopened,
    /// It was answered, and the next stage can be asked for.
    Answered,
    /// The landlord has given its last answer.
    Final,
    /// It was closed, and not opened again since.
    Closed,
}

/// What the landlord owes next, or why nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed<'a> {
    /// A step, by then.
    Step {
        /// What is owed.
        step: Step,
        /// At which stage, counted from 1.
        stage: u8,
        /// By when, or at the latest while its clock waits.
        by: Counted<'a>,
    },
    /// An answer whose clock stands still and has no last day.
    Stopped {
        /// The stage, counted from 1.
        stage: u8,
    },
    /// An answer for which nobody gives a date.
    Undated {
        /// The stage, counted from 1.
        stage: u8,
    },
    /// An answer whose date cannot be worked out.
    CannotTell {
        /// The stage, counted from 1.
        stage: u8,
    },
    /// Nothing: it is answered, and another stage can be asked for.
    Answered,
    /// Nothing: it is answered for the last time.
    AnsweredFinally,
    /// Nothing: it is closed.
    Closed,
    /// It was closed, and nobody had answered it.
    ClosedUnanswered {
        /// The stage, counted from 1.
        stage: u8,
    },
}

/// The dates that stand for a person: those of the receipt, and of the calendar file.
#[derive(Debug, Default)]
pub struct StandingDates<'c, 'a> {
    /// By when the landlord says that it has it.
    pub acknowledge: Option<&'c Deadline<'a>>,
    /// By when it writes that it needs longer.
    pub hold: Option<&'c Deadline<'a>>,
    /// By when it does what leads to the answer: talks with them, holds a hearing, sends a report or a draft.
    pub steps: Vec<&'c Deadline<'a>>,
    /// By when it answers.
    pub respond: Option<&'c Deadline<'a>>,
    /// By when it answers where somebody could get hurt.
    pub urgent: Option<&'c Deadline<'a>>,
    /// What the policy promises besides in a circumstance of the case, and by a day that comes sooner.
    pub sooner: Vec<&'c Deadline<'a>>,
    /// What the law asks in a circumstance of the case.
    pub duties: Vec<&'c Deadline<'a>>,
    /// Until when the landlord can, or could, be asked to look again.
    pub ask: Option<&'c Deadline<'a>>,
    /// Until when it can be asked to be opened again.
    pub reopen: Option<&'c Deadline<'a>>,
    /// Until when an offer can be taken.
    pub offer: Option<&'c Deadline<'a>>,
    /// Until when a draft can be commented on.
    pub comment: Option<&'c Deadline<'a>>,
    /// Until when the person can write back, so that it stays open.
    pub write_back: Option<&'c Deadline<'a>>,
    /// Until when bodies outside take it.
    pub outside: Vec<&'c Deadline<'a>>,
}

impl<'a> Case<'a> {
    /// The case with this record, as it stands at `now`. One whose dates cannot be worked out is a case all the same.
    #[must_use]
    pub fn of(rules: &Rulebook<'a>, events: &'a Events, now: Moment) -> Self {
        let followed = rules.in_circumstances(events.circumstances());
        Self { rules: *rules, followed, events, now, dates: timeline(&followed, events, now) }
    }

    /// What has happened in it.
    #[must_use]
    pub fn events(&self) -> &'a Events {
        self.events
    }

    /// What it is judged by, whatever its circumstances.
    #[must_use]
    pub fn rules(&self) -> &Rulebook<'a> {
        &self.rules
    }

    /// How many stages it can have.
    #[must_use]
    pub fn stages(&self) -> u8 {
        self.followed.stages(self.events.receipt().unwrap_or(self.now).day())
    }

    /// The policy under which it was received, with the procedure that it follows.
    #[must_use]
    pub fn policy(&self) -> &'a Policy {
        self.followed.policy
    }

    /// The moment at which it stands as it is told.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Everything that somebody has to do and by when.
    ///
    /// # Errors
    /// When the calendar does not cover the days between.
    pub fn dates(&self) -> Result<&Timeline<'a>, &CountError> {
        self.dates.as_ref()
    }

    /// The stage that it is in, counted from 1.
    #[must_use]
    pub fn stage(&self) -> u8 {
        self.events.stage()
    }

    /// Whether a stage comes after this one.
    #[must_use]
    pub fn has_more_stages(&self) -> bool {
        self.stages() > self.stage()
    }

    /// Where it has come to.
    #[must_use]
    pub fn phase(&self) -> Phase {
        let (events, stage) = (self.events, self.stage());
        if events.closed(stage).is_some() {
            Phase::Closed
        } else if events.is_reopened(stage) {
            Phase::Reopened
        } else if events.last(EventKind::FinalResponse, stage).is_some() {
            Phase::Final
        } else if events.answered(stage).is_some() {
            if self.has_more_stages() { Phase::Answered } else { Phase::Final }
        } else if events.each().count() > 1 {
            Phase::Going
        } else {
            Phase::Sent
        }
    }

    /// Whether the landlord owes an answer at the stage that it is in.
    #[must_use]
    pub fn owes_an_answer(&self) -> bool {
        matches!(self.phase(), Phase::Sent | Phase::Going | Phase::Reopened)
    }

    /// Whether it was closed and the stage had no answer that stands.
    #[must_use]
    pub fn was_closed_unanswered(&self) -> bool {
        self.phase() == Phase::Closed && self.events.answered(self.stage()).is_none()
    }

    /// What the landlord owes next.
    #[must_use]
    pub fn owed(&self) -> Owed<'a> {
        let stage = self.stage();
        match self.phase() {
            Phase::Closed if self.was_closed_unanswered() => return Owed::ClosedUnanswered { stage },
            Phase::Closed => return Owed::Closed,
            Phase::Answered => return Owed::Answered,
            Phase::Final if self.has_more_stages() => return Owed::Answered,
            Phase::Final => return Owed::AnsweredFinally,
            Phase::Sent | Phase::Going | Phase::Reopened => {}
        }
        let Ok(dates) = &self.dates else { return Owed::CannotTell { stage } };
        // That an answer will take longer is written only if it will.
        let mine = |d: &&Deadline<'a>| d.stage == stage && d.owed_by() == Owner::Landlord && d.step != Step::Hold;
        let all = || dates.deadlines.iter().filter(mine);
        let dated = all().filter(|d| is_open(d)).filter_map(|d| Some((d.step, d.outer_bound()?)));
        if let Some((step, by)) = dated.min_by_key(|(_, by)| by.due_at()) {
            return Owed::Step { step, stage, by };
        }
        if all().any(|d| matches!(d.due, Due::Stopped { .. })) {
            Owed::Stopped { stage }
        } else {
            Owed::Undated { stage }
        }
    }

    /// Since when the clock of the answer has stood still, if it does.
    #[must_use]
    pub fn stopped_since(&self) -> Option<Moment> {
        let answers = self.dates.as_ref().ok()?.deadlines.iter();
        let mine = answers.filter(|d| (d.stage, d.step) == (self.stage(), Step::Respond) && d.is_promise());
        mine.filter(|d| is_open(d)).find_map(|d| match d.due {
            Due::Stopped { since, .. } => Some(since),
            Due::On(_) | Due::Waiting { .. } | Due::NotStated => None,
        })
    }

    /// The date that leads for a step of the stage that it is in.
    #[must_use]
    pub fn leading(&self, step: Step) -> Option<&Deadline<'a>> {
        self.dates.as_ref().ok()?.leading(self.stage(), step)
    }

    /// Whether the answer of a stage has a new date: then nobody waits for a letter about one.
    #[must_use]
    pub fn is_put_off(&self, stage: u8) -> bool {
        let answer = self.dates.as_ref().ok().and_then(|dates| dates.leading(stage, Step::Respond));
        answer.is_some_and(|answer| answer.moved.is_some())
    }

    /// The dates that stand for the person now. The urgent one only where somebody is told at once: `watched`.
    #[must_use]
    pub fn standing_dates(&self, watched: bool) -> StandingDates<'_, 'a> {
        let Ok(dates) = &self.dates else { return StandingDates::default() };
        let phase = self.phase();
        let open = |d: &&Deadline<'a>| is_open(d);
        let owed = |step: Step| self.leading(step).filter(open).filter(|_| self.owes_an_answer());
        let may = |step: Step| self.leading(step).filter(open).filter(|d| !d.state.is_overdue());
        let respond = owed(Step::Respond);
        let last = phase == Phase::Final || phase == Phase::Closed && !self.has_more_stages();
        let over = matches!(phase, Phase::Answered | Phase::Closed);
        StandingDates {
            acknowledge: owed(Step::Acknowledge),
            hold: owed(Step::Hold).filter(|d| !d.state.is_overdue() && !self.is_put_off(self.stage())),
            steps: Step::LEADING_UP.into_iter().filter_map(owed).collect(),
            respond,
            urgent: self.urgent(dates).filter(|_| watched && self.owes_an_answer()),
            sooner: if self.owes_an_answer() { self.sooner(dates, watched) } else { Vec::new() },
            duties: self.duties(dates),
            // That it could be asked for until a day that has passed is told too. A policy can give a time for this
            // after its last stage as well.
            ask: self.leading(Step::Escalate).filter(open).filter(|_| over || last),
            reopen: may(Step::Reopen).filter(|_| over || last),
            offer: may(Step::AcceptOffer),
            comment: may(Step::Comment).filter(|_| self.owes_an_answer()),
            write_back: may(Step::WriteBack).filter(|_| phase != Phase::Closed),
            outside: if last { self.outside(dates) } else { Vec::new() },
        }
    }

    /// The earliest answer that a risk to somebody asks for.
    fn urgent<'c>(&self, dates: &'c Timeline<'a>) -> Option<&'c Deadline<'a>> {
        let answers = dates.deadlines.iter().filter(|d| (d.stage, d.step) == (self.stage(), Step::Respond));
        let urgent = answers.filter(|d| d.when == Some(RISK) && is_open(d) && d.counted().is_some());
        urgent.min_by_key(|d| d.counted().map(|counted| counted.due_at()))
    }

    /// What the policy promises at this stage in a circumstance alone, sooner than what leads; not the urgent answer.
    fn sooner<'c>(&'c self, dates: &'c Timeline<'a>, watched: bool) -> Vec<&'c Deadline<'a>> {
        let urgent = self.urgent(dates).filter(|_| watched);
        let told = |d: &Deadline<'a>| watched || d.when != Some(RISK);
        let leads = |d: &Deadline<'a>| {
            let lead = self.leading(d.step).filter(|lead| is_open(lead)).and_then(Deadline::outer_bound);
            lead.is_none_or(|lead| d.outer_bound().is_some_and(|own| own.ends_before(&lead)))
        };
        let mine = |d: &&Deadline<'a>| {
            d.stage == self.stage() && d.owed_by() == Owner::Landlord && d.is_promise() && d.when.is_some()
        };
        let open = dates.deadlines.iter().filter(mine).filter(|d| is_open(d) && d.outer_bound().is_some());
        let besides = open.filter(|d| told(d) && leads(d) && !urgent.is_some_and(|urgent| std::ptr::eq(urgent, *d)));
        // A new answer and the first are not owed at once.
        let anew = self.leading(Step::Respond).is_some_and(|lead| lead.anew);
        besides.filter(|d| d.step != Step::Hold && (d.step != Step::Respond || d.anew == anew)).collect()
    }

    /// What the law asks in the circumstances of the case and is not done.
    fn duties<'c>(&self, dates: &'c Timeline<'a>) -> Vec<&'c Deadline<'a>> {
        let law = |d: &&Deadline<'a>| d.is_about_a_circumstance() && is_open(d) && self.owes_an_answer();
        dates.deadlines.iter().filter(law).collect()
    }

    /// The bodies outside to which it can go, and has not.
    fn outside<'c>(&self, dates: &'c Timeline<'a>) -> Vec<&'c Deadline<'a>> {
        let waits = |d: &&Deadline<'a>| matches!(d.state, State::Upcoming | State::DueToday);
        dates.deadlines.iter().filter(|d| d.step == Step::Ombudsman).filter(waits).collect()
    }
}

impl<'c, 'a> StandingDates<'c, 'a> {
    /// What the landlord owes and has time for yet, soonest first.
    #[must_use]
    pub fn owed_ahead(&self) -> Vec<&'c Deadline<'a>> {
        let steps = self.acknowledge.into_iter().chain(self.steps.iter().copied()).chain(self.respond);
        let owed = steps.chain(self.urgent).chain(self.sooner.iter().copied());
        let dated =
            owed.filter(|date| !date.state.is_overdue()).filter_map(|date| Some((date.outer_bound()?.due_at(), date)));
        let mut ahead: Vec<_> = dated.collect();
        ahead.sort_by_key(|(at, _)| *at);
        ahead.into_iter().map(|(_, date)| date).collect()
    }

    /// Each of them once, in the order in which a case goes; of what has passed only what the landlord owes.
    pub fn each(&self) -> impl Iterator<Item = &'c Deadline<'a>> {
        let ask = self.ask.filter(|ask| !ask.state.is_overdue());
        let owed = [self.acknowledge, self.hold].into_iter().flatten().chain(self.steps.iter().copied());
        let owed = owed.chain([self.respond, self.urgent].into_iter().flatten());
        let may = [ask, self.reopen, self.offer, self.comment, self.write_back].into_iter().flatten();
        let others = self.sooner.iter().chain(&self.duties).chain(&self.outside).copied();
        owed.chain(may).chain(others).collect::<Vec<_>>().into_iter()
    }
}

/// Whether somebody can or has to do it still: it was not done and is not over.
fn is_open(deadline: &Deadline<'_>) -> bool {
    matches!(
        deadline.state,
        State::Upcoming
            | State::DueToday
            | State::Overdue(_)
            | State::NotStarted(Because::Waiting | Because::Stopped | Because::NotStated)
    )
}
