//! The record of one case, and what it says of each stage.

use std::collections::BTreeMap;

use super::consistent;
use super::error::EventError;
use super::event::Event;
use super::stages::{sort, stages_of};
use crate::days::count::Pause;
use crate::days::moment::Moment;
use crate::policy::EventKind;

/// Everything that has happened in a case, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    all: Vec<Event>,
    /// The stage of each event in `all`; 0 is the case as a whole.
    stages: Vec<u8>,
    circumstances: Vec<String>,
    pauses: BTreeMap<u8, Vec<Pause>>,
    /// For each stage and kind: its first and last place in `all`.
    places: Vec<[Option<(usize, usize)>; EventKind::ALL.len()]>,
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
        let mut places = vec![[None; EventKind::ALL.len()]; usize::from(last) + 1];
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
        let of_each = stages_of(&all, stages)?;
        let pauses = consistent::pauses(&all, &of_each)?;
        Ok(Self { pauses, ..Self::of(all, of_each) })
    }

    /// The same case in which the circumstance `id` holds, such as `risk-to-life`.
    #[must_use]
    pub fn when(mut self, id: impl Into<String>) -> Self {
        self.circumstances.push(id.into());
        self
    }

    /// The ids of the circumstances that hold, in the order in which they were added.
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

    /// When the complaint was received, from which everything else is counted.
    #[must_use]
    pub fn receipt(&self) -> Option<Moment> {
        self.first(EventKind::Received, 1)
    }

    fn place(&self, kind: EventKind, stage: u8) -> Option<(usize, usize)> {
        *self.places.get(usize::from(stage))?.get(kind as usize)?
    }

    /// The pauses of a stage, in order and without overlap.
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
}
