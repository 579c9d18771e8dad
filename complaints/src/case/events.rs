//! What has happened in a case: the record from which its dates are derived.
//!
//! Knows which record makes sense (nothing before the receipt, a clock that
//! starts again had stopped). Refuses to know any policy: what an event does
//! to a date is [`crate::case::timeline`].

use std::collections::BTreeMap;

use crate::days::clock::{Anchor, Start};
use crate::days::count::Pause;
use crate::days::moment::Moment;

mod error;
mod event;

pub use crate::policy::EventKind;
pub use error::EventError;
pub use event::Event;

/// Everything that has happened in a case, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    all: Vec<Event>,
    /// The stage of each event in `all`; 0 is the case as a whole.
    stages: Vec<u8>,
    circumstances: Vec<String>,
    pauses: BTreeMap<u8, Vec<Pause>>,
    /// For each stage and kind: its first and last place in `all`.
    places: Vec<[Option<(usize, usize)>; EventKind::NAMES.len()]>,
}

impl Events {
    /// A complaint that was received, and nothing since.
    #[must_use]
    pub fn received(at: Moment) -> Self {
        let event = Event::new(EventKind::Received, at).at_stage(1);
        Self::of(vec![event], vec![1])
    }

    /// The events, each with its stage.
    fn of(all: Vec<Event>, stages: Vec<u8>) -> Self {
        let last = stages.iter().copied().max().unwrap_or(0);
        let mut places = vec![[None; EventKind::NAMES.len()]; usize::from(last) + 1];
        for (number, (event, stage)) in all.iter().zip(&stages).enumerate() {
            let place = &mut places[usize::from(*stage)][event.kind as usize];
            *place = Some((place.map_or(number, |(first, _)| first), number));
        }
        Self { all, stages, circumstances: Vec::new(), pauses: BTreeMap::new(), places }
    }

    /// The record of a case under a procedure of so many stages, in any order.
    ///
    /// An event whose stage is not given belongs to the stage the case was in.
    /// Events of one day whose times are not all known stay in their order.
    ///
    /// # Errors
    /// When the record contradicts itself or names a stage that there is not.
    pub fn new(mut all: Vec<Event>, stages: u8) -> Result<Self, EventError> {
        sort(&mut all);
        let of_each = place(&all, stages)?;
        let mut events = Self::of(all, of_each);
        events.check()?;
        Ok(events)
    }

    /// And the circumstance `id` holds.
    #[must_use]
    pub fn when(mut self, id: impl Into<String>) -> Self {
        self.circumstances.push(id.into());
        self
    }

    /// The circumstances that hold.
    #[must_use]
    pub fn circumstances(&self) -> &[String] {
        &self.circumstances
    }

    /// Every event with its stage, in the order in which they happened.
    pub fn each(&self) -> impl DoubleEndedIterator<Item = (&Event, u8)> {
        self.all.iter().zip(self.stages.iter().copied())
    }

    /// The stage the case is in, counted from 1.
    #[must_use]
    pub fn stage(&self) -> u8 {
        let reached = self.each().map(|(event, stage)| match event.kind {
            EventKind::Received | EventKind::EscalationRequested => stage,
            EventKind::Skipped => stage + 1,
            _ => 1,
        });
        reached.max().unwrap_or(1)
    }

    /// When the complaint was received.
    #[must_use]
    pub fn receipt(&self) -> Option<Moment> {
        self.first(EventKind::Received, 1)
    }

    fn place(&self, kind: EventKind, stage: u8) -> Option<(usize, usize)> {
        *self.places.get(usize::from(stage))?.get(kind as usize)?
    }

    fn check(&mut self) -> Result<(), EventError> {
        let received = self.receipt().ok_or(EventError::NotReceived)?.day();
        let mut pauses: BTreeMap<u8, Vec<Pause>> = BTreeMap::new();
        for (number, (event, stage)) in self.each().enumerate() {
            let (kind, day) = (event.kind.name(), event.at.day());
            if day < received && !matches!(event.kind, EventKind::Problem | EventKind::Aware) {
                return Err(EventError::BeforeReceipt { kind, day, received });
            }
            if event.kind.happens_once() && self.each().take(number).any(|(e, s)| (e.kind, s) == (event.kind, stage)) {
                return Err(EventError::Twice { kind, stage });
            }
            if day > received && matches!(event.kind, EventKind::Problem | EventKind::Aware) {
                return Err(EventError::AfterReceipt { kind, day, received });
            }
            if let Some(until) = event.until.filter(|until| *until <= day) {
                return Err(EventError::NewDatePassed { kind, day, until });
            }
            if event.kind == EventKind::ExtensionAgreed && event.until.is_none() {
                return Err(EventError::NoNewDate(kind));
            }
            if event.until.is_some() && !event.kind.moves_the_answer() {
                return Err(EventError::NewDate(kind));
            }
            let open = pauses.get_mut(&stage).and_then(|all| all.last_mut()).filter(|pause| pause.to.is_none());
            match (event.kind, open) {
                (EventKind::Paused, None) => pauses.entry(stage).or_default().push(Pause { from: event.at, to: None }),
                (EventKind::Resumed, Some(pause)) => pause.to = Some(event.at),
                (EventKind::Paused, Some(_)) | (EventKind::Resumed, None) => return Err(EventError::NotPaused(stage)),
                _ => {}
            }
        }
        self.pauses = pauses;
        Ok(())
    }

    /// The pauses of a stage, in order.
    #[must_use]
    pub fn pauses(&self, stage: u8) -> &[Pause] {
        self.pauses.get(&stage).map_or(&[], Vec::as_slice)
    }

    /// The pauses of a stage that were over at `at`.
    #[must_use]
    pub fn pauses_until(&self, stage: u8, at: Moment) -> &[Pause] {
        let all = self.pauses(stage);
        &all[..all.partition_point(|pause| pause.to.is_some_and(|to| to <= at))]
    }

    /// The pauses of a stage that began at `at` or later.
    #[must_use]
    pub fn pauses_since(&self, stage: u8, at: Moment) -> &[Pause] {
        let all = self.pauses(stage);
        &all[all.partition_point(|pause| pause.from < at)..]
    }

    /// The pause of a stage in which `at` falls.
    #[must_use]
    pub fn pause_at(&self, stage: u8, at: Moment) -> Option<Pause> {
        self.pauses(stage).iter().copied().find(|pause| pause.from <= at && pause.to.is_none_or(|to| at < to))
    }

    /// The first time that `kind` happened at `stage` after `since`.
    #[must_use]
    pub fn first_since(&self, kind: EventKind, stage: u8, since: Moment) -> Option<Moment> {
        self.each().find(|(e, s)| e.kind == kind && *s == stage && e.at >= since).map(|(e, _)| e.at)
    }

    /// The first time that `kind` happened at `stage`.
    #[must_use]
    pub fn first(&self, kind: EventKind, stage: u8) -> Option<Moment> {
        self.all.get(self.place(kind, stage)?.0).map(|event| event.at)
    }

    /// The last time that `kind` happened at `stage`.
    #[must_use]
    pub fn last(&self, kind: EventKind, stage: u8) -> Option<Moment> {
        self.all.get(self.place(kind, stage)?.1).map(|event| event.at)
    }

    /// When a stage was closed, if it was not opened again since.
    #[must_use]
    pub fn closed(&self, stage: u8) -> Option<Moment> {
        let last = |kind| self.place(kind, stage).map(|(_, last)| last);
        self.last(EventKind::Closed, stage).filter(|_| last(EventKind::Closed) > last(EventKind::Reopened))
    }

    /// When a stage was answered, if it was not opened again since.
    #[must_use]
    pub fn answered(&self, stage: u8) -> Option<Moment> {
        let last = |kind| self.place(kind, stage).map(|(_, last)| last);
        let answer = last(EventKind::Responded).max(last(EventKind::FinalResponse));
        answer
            .filter(|_| answer > last(EventKind::Reopened))
            .and_then(|place| self.all.get(place))
            .map(|event| event.at)
    }

    /// Whether a stage was opened again, and not answered since.
    #[must_use]
    pub fn is_reopened(&self, stage: u8) -> bool {
        self.last(EventKind::Reopened, stage).is_some()
            && self.closed(stage).is_none()
            && self.answered(stage).is_none()
    }

    /// When a later stage was asked for, or the landlord moved the complaint there.
    #[must_use]
    pub fn request(&self, stage: u8) -> Option<Moment> {
        if stage < 2 {
            return None;
        }
        let asked =
            self.first(EventKind::EscalationRequested, stage).or_else(|| self.first(EventKind::Received, stage));
        asked.or_else(|| self.first(EventKind::Skipped, stage - 1))
    }

    /// The last answer of the landlord, under a procedure of so many stages.
    #[must_use]
    pub fn final_response(&self, stages: u8) -> Option<Moment> {
        let last = stages.max(1);
        let said = (1..=last).rev().find_map(|s| self.last(EventKind::FinalResponse, s));
        // One that was opened again is answered anew, and the later answer is the last.
        said.max(self.last(EventKind::Responded, last))
    }

    /// When what `from` names happened; its stage is `stage` where it names none.
    ///
    /// What can happen again counts from the last time: an answer after a
    /// complaint was opened again opens a new window to ask for the next stage.
    #[must_use]
    pub fn start(&self, from: Anchor, stage: u8, stages: u8) -> Option<Moment> {
        let stage = from.stage.unwrap_or(stage);
        match from.start {
            Start::Problem => self.first(EventKind::Problem, 0),
            Start::Aware => self.first(EventKind::Aware, 0),
            Start::Receipt if stage <= 1 => self.first(EventKind::Received, 1),
            Start::Receipt => self.request(stage),
            // Where a stage is not reached by asking, it starts with the complaint itself.
            Start::EscalationRequest if stage <= 1 => self.first(EventKind::EscalationRequested, 1),
            Start::EscalationRequest => self.request(stage),
            Start::Acknowledgement => self.first(EventKind::Acknowledged, stage),
            Start::CommitteeReceipt => self.first(EventKind::CommitteeReceived, stage),
            Start::Response => self.last(EventKind::Responded, stage).max(self.last(EventKind::FinalResponse, stage)),
            Start::Closure => self.last(EventKind::Closed, stage),
            Start::Offer => self.last(EventKind::OfferMade, stage),
            Start::HoldingReply => self.first(EventKind::HoldingReplySent, stage),
            Start::InvestigationEnded => self.first(EventKind::InvestigationEnded, stage),
            Start::Contact => self.first(EventKind::Contacted, stage),
            Start::Hearing => self.last(EventKind::HearingHeld, stage),
            Start::Reopening => self.last(EventKind::Reopened, stage),
            Start::FinalResponse => self.final_response(stages),
            Start::DueDate => None,
        }
    }
}

/// The stage of each event: its own, or the one the case was in when it happened.
fn place(all: &[Event], stages: u8) -> Result<Vec<u8>, EventError> {
    let mut current = 1;
    let mut placed = Vec::with_capacity(all.len());
    for event in all {
        let stage = match (event.stage, event.kind) {
            (_, kind) if kind.of_the_case() => 0,
            (Some(stage), _) => stage,
            (None, EventKind::EscalationRequested) => current + 1,
            (None, EventKind::FinalResponse) => stages.max(1),
            (None, _) => current,
        };
        // A policy that names no stage has one all the same.
        let last = if event.kind == EventKind::Skipped { stages.saturating_sub(1) } else { stages.max(1) };
        if stage > last || (stage == 0 && !event.kind.of_the_case()) {
            return Err(EventError::NoStage { kind: event.kind.name(), stage, stages });
        }
        match event.kind {
            EventKind::EscalationRequested | EventKind::Received => current = current.max(stage),
            EventKind::Skipped => current = current.max(stage + 1),
            _ => {}
        }
        placed.push(stage);
    }
    Ok(placed)
}

/// By day; within a day by time where every time is known, else as given, the receipt first.
fn sort(all: &mut [Event]) {
    all.sort_by_key(|e| {
        (e.at.day(), !matches!(e.kind, EventKind::Problem | EventKind::Aware), e.kind != EventKind::Received)
    });
    for day in all.chunk_by_mut(|a, b| a.at.day() == b.at.day()) {
        if day.iter().all(|e| e.at.time().is_some()) {
            day.sort_by_key(|e| e.at.utc());
        }
    }
}
