//! The record of one case, and what it says of each stage.

use std::collections::BTreeSet;

use super::answers::{ANSWERS, Answers, Pauses};
use super::consistent;
use super::error::EventError;
use super::event::Event;
use super::stages::{sort, stages_of};
use crate::days::moment::Moment;
use crate::policy::EventKind;

/// Everything that has happened in a case, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    all: Vec<Event>,
    /// The stage of each event in `all`; 0 is the case as a whole.
    stages: Vec<u8>,
    /// What held from the first, as the form asks.
    told: Vec<String>,
    /// What holds now.
    circumstances: Vec<String>,
    /// Of each stage.
    answers: Vec<Answers>,
    /// For each stage and kind: where it stands in `all`.
    places: Vec<[Places; EventKind::ALL.len()]>,
}

/// Where one kind of event stands in the record of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Places {
    /// The first and the last that nothing has undone.
    standing: Option<(usize, usize)>,
    /// The first and the last, undone or not.
    ever: Option<(usize, usize)>,
}

impl Places {
    fn add(&mut self, place: usize, stands: bool) {
        let with = |span: Option<(usize, usize)>| Some((span.map_or(place, |(first, _)| first), place));
        self.ever = with(self.ever);
        if stands {
            self.standing = with(self.standing);
        }
    }
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
        let mut places = vec![[Places::default(); EventKind::ALL.len()]; usize::from(last) + 1];
        let mut answers = vec![Answers::default(); places.len()];
        let undone = undone(&all, &stages);
        for (number, (event, stage)) in all.iter().zip(&stages).enumerate() {
            places[usize::from(*stage)][event.kind as usize].add(number, !undone[number]);
            answers[usize::from(*stage)].take(number, event);
        }
        let mut events = Self { all, stages, told: Vec::new(), circumstances: Vec::new(), answers, places };
        events.circumstances = events.circumstances_at(None);
        events
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
        consistent::check(&all, &of_each)?;
        Ok(Self::of(all, of_each))
    }

    /// The same case of which the circumstance `id` was told at once, such as `risk-to-life`.
    #[must_use]
    pub fn when(mut self, id: impl Into<String>) -> Self {
        self.told.push(id.into());
        self.circumstances = self.circumstances_at(None);
        self
    }

    /// The same case had the circumstance `id` not been told at once; none where it was not, and where an officer has
    /// looked into it since.
    #[must_use]
    pub fn untold(&self, id: &str) -> Option<Self> {
        let told = self.told.iter().any(|told| told == id);
        let looked_into = self.all.iter().any(|event| event.id.as_deref() == Some(id));
        if !told || looked_into {
            return None;
        }
        let mut events = self.clone();
        events.told.retain(|told| told != id);
        events.circumstances = events.circumstances_at(None);
        Some(events)
    }

    /// The ids of the circumstances that were told at once, in the order in which they were added.
    #[must_use]
    pub fn told(&self) -> &[String] {
        &self.told
    }

    /// The ids of the circumstances that hold by all that is recorded, in the order in which they came.
    #[must_use]
    pub fn circumstances(&self) -> &[String] {
        &self.circumstances
    }

    /// What held when `event` was recorded, by what stands before it; `None` is the end of the record.
    pub(crate) fn circumstances_at(&self, event: Option<&Event>) -> Vec<String> {
        let before = event.and_then(|event| self.place_of(event));
        let mut hold = self.told.clone();
        for one in &self.all[..before.unwrap_or(self.all.len())] {
            let Some(id) = &one.id else { continue };
            hold.retain(|held| held != id);
            if one.kind == EventKind::CircumstanceFound {
                hold.push(id.clone());
            }
        }
        hold
    }

    /// Where an event of this record stands in it.
    fn place_of(&self, event: &Event) -> Option<usize> {
        self.all.iter().position(|one| std::ptr::eq(one, event))
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

    fn places(&self, kind: EventKind, stage: u8) -> Places {
        self.places
            .get(usize::from(stage))
            .and_then(|of_stage| of_stage.get(kind as usize))
            .copied()
            .unwrap_or_default()
    }

    fn place(&self, kind: EventKind, stage: u8) -> Option<(usize, usize)> {
        self.places(kind, stage).standing
    }

    fn at(&self, place: usize) -> Option<Moment> {
        self.all.get(place).map(|event| event.at)
    }

    /// The pauses of the first answer of a stage; of one that is owed `anew`, its own.
    #[must_use]
    pub fn pauses(&self, stage: u8, anew: bool) -> Pauses<'_> {
        self.answers.get(usize::from(stage)).map(|answers| answers.pauses(anew)).unwrap_or_default()
    }

    /// The first time that `kind` happened at `stage`, if nothing has undone it.
    #[must_use]
    pub fn first(&self, kind: EventKind, stage: u8) -> Option<Moment> {
        self.at(self.place(kind, stage)?.0)
    }

    /// The last time that `kind` happened at `stage`, if nothing has undone it.
    #[must_use]
    pub fn last(&self, kind: EventKind, stage: u8) -> Option<Moment> {
        self.at(self.place(kind, stage)?.1)
    }

    /// The first time that `kind` happened at `stage`, undone since or not.
    #[must_use]
    pub fn first_ever(&self, kind: EventKind, stage: u8) -> Option<Moment> {
        self.at(self.places(kind, stage).ever?.0)
    }

    /// The last time that `kind` happened at `stage`, undone since or not.
    #[must_use]
    pub fn last_ever(&self, kind: EventKind, stage: u8) -> Option<Moment> {
        self.at(self.places(kind, stage).ever?.1)
    }

    /// The first time that `kind` happened at `stage` after `since`.
    #[must_use]
    pub fn first_since(&self, kind: EventKind, stage: u8, since: Moment) -> Option<Moment> {
        self.each().find(|(e, s)| e.kind == kind && *s == stage && e.at >= since).map(|(e, _)| e.at)
    }

    /// When a stage was closed, if it was not opened again since.
    #[must_use]
    pub fn closed(&self, stage: u8) -> Option<Moment> {
        self.last(EventKind::Closed, stage)
    }

    /// When a stage was answered, if it was not opened again since.
    #[must_use]
    pub fn answered(&self, stage: u8) -> Option<Moment> {
        ANSWERS
            .into_iter()
            .filter_map(|kind| self.place(kind, stage))
            .map(|(_, last)| last)
            .max()
            .and_then(|n| self.at(n))
    }

    /// When a stage was first answered, of the answers that stand.
    #[must_use]
    pub fn first_answer(&self, stage: u8) -> Option<Moment> {
        let first = ANSWERS.into_iter().filter_map(|kind| self.place(kind, stage)).map(|(first, _)| first);
        first.min().and_then(|place| self.at(place))
    }

    /// When a stage was first answered, undone since or not.
    #[must_use]
    pub fn answered_ever(&self, stage: u8) -> Option<Moment> {
        self.first_answer_ever(stage).and_then(|place| self.at(place))
    }

    fn first_answer_ever(&self, stage: u8) -> Option<usize> {
        ANSWERS.into_iter().filter_map(|kind| self.places(kind, stage).ever).map(|(first, _)| first).min()
    }

    /// When the person first knew that their complaint had come to a stage: an answer tells that too, undone since or
    /// not.
    #[must_use]
    pub fn known_to_have_come(&self, stage: u8) -> Option<Moment> {
        let acknowledged = self.place(EventKind::Acknowledged, stage).map(|(first, _)| first);
        acknowledged.into_iter().chain(self.first_answer_ever(stage)).min().and_then(|place| self.at(place))
    }

    /// When a stage was last opened again.
    #[must_use]
    pub fn reopened(&self, stage: u8) -> Option<Moment> {
        self.last(EventKind::Reopened, stage)
    }

    /// When a stage was last opened again in a way that took an answer back: a new one is, or was, owed from then on.
    #[must_use]
    pub fn answers_anew(&self, stage: u8) -> Option<Moment> {
        self.answers.get(usize::from(stage)).and_then(Answers::anew_from).and_then(|place| self.at(place))
    }

    /// Whether an event of this record, at `stage`, came when a new answer was owed.
    pub(crate) fn is_for_the_new_answer(&self, event: &Event, stage: u8) -> bool {
        let anew = self.answers.get(usize::from(stage)).and_then(Answers::anew_from);
        anew.is_some_and(|anew| self.place_of(event).is_some_and(|place| place > anew))
    }

    /// Whether a stage was opened again, and neither answered nor closed since.
    #[must_use]
    pub fn is_reopened(&self, stage: u8) -> bool {
        self.reopened(stage).is_some() && self.closed(stage).is_none() && self.answered(stage).is_none()
    }
}

/// Which events a later reopening of their stage takes back: answers and closures.
fn undone(all: &[Event], stages: &[u8]) -> Vec<bool> {
    let mut opened: BTreeSet<u8> = BTreeSet::new();
    let mut undone: Vec<bool> = all
        .iter()
        .zip(stages)
        .rev()
        .map(|(event, stage)| {
            if event.kind == EventKind::Reopened {
                opened.insert(*stage);
            }
            let can_be = event.kind == EventKind::Closed || ANSWERS.contains(&event.kind);
            can_be && opened.contains(stage)
        })
        .collect();
    undone.reverse();
    undone
}
