//! The answers of a stage, one after another: since when each is owed, and
//! when its time stood still.
//!
//! A pause belongs to the answer that was owed when it began, and ends with
//! it: once the answer is there, nothing is left that could stand still.

use super::event::Event;
use crate::days::count::Pause;
use crate::days::moment::Moment;
use crate::policy::EventKind;

/// What answers a stage.
pub(super) const ANSWERS: [EventKind; 2] = [EventKind::Responded, EventKind::FinalResponse];

/// The answers of one stage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answers {
    /// The pauses of the first answer.
    first: Stops,
    /// The place of the last reopening that took an answer back, and the pauses of the answer owed from then on.
    anew: Option<(usize, Stops)>,
    answered: bool,
}

/// Pauses in order and without overlap, and whether each of them says why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Stops {
    pauses: Vec<Pause>,
    reasons: Vec<bool>,
}

/// The pauses of one answer, or some of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pauses<'e> {
    each: &'e [Pause],
    reasons: &'e [bool],
}

impl Answers {
    /// The next event of the stage, which stands at `place` in the record.
    pub(super) fn take(&mut self, place: usize, event: &Event) {
        let answered = self.answered;
        let stops = self.anew.as_mut().map_or(&mut self.first, |(_, stops)| stops);
        match event.kind {
            EventKind::Paused if !answered => {
                stops.pauses.push(Pause { from: event.at, to: None });
                stops.reasons.push(event.reason.is_some());
            }
            EventKind::Resumed => stops.end(event.at),
            kind if ANSWERS.contains(&kind) => {
                stops.end(event.at);
                self.answered = true;
            }
            EventKind::Reopened if answered => {
                self.anew = Some((place, Stops::default()));
                self.answered = false;
            }
            _ => {}
        }
    }

    /// The place of the last reopening that took an answer back.
    pub(super) fn anew_from(&self) -> Option<usize> {
        self.anew.as_ref().map(|(place, _)| *place)
    }

    /// The pauses of the first answer; of one that is owed `anew`, its own.
    pub(super) fn pauses(&self, anew: bool) -> Pauses<'_> {
        let stops = if anew { self.anew.as_ref().map(|(_, stops)| stops) } else { Some(&self.first) };
        stops.map(|stops| Pauses { each: &stops.pauses, reasons: &stops.reasons }).unwrap_or_default()
    }
}

impl Stops {
    fn end(&mut self, at: Moment) {
        if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.to.is_none()) {
            pause.to = Some(at);
        }
    }
}

impl<'e> Pauses<'e> {
    /// Each of them, in order.
    #[must_use]
    pub fn each(self) -> &'e [Pause] {
        self.each
    }

    /// Those that were over at `at`.
    #[must_use]
    pub fn over_by(self, at: Moment) -> Self {
        let over = self.each.partition_point(|pause| pause.to.is_some_and(|to| to <= at));
        Self { each: &self.each[..over], reasons: &self.reasons[..over] }
    }

    /// Those that began at `at` or later.
    #[must_use]
    pub fn since(self, at: Moment) -> Self {
        let before = self.each.partition_point(|pause| pause.from < at);
        Self { each: &self.each[before..], reasons: &self.reasons[before..] }
    }

    /// Those that had begun at `at`.
    #[must_use]
    pub fn begun_by(self, at: Moment) -> Self {
        let begun = self.each.partition_point(|pause| pause.from <= at);
        Self { each: &self.each[..begun], reasons: &self.reasons[..begun] }
    }

    /// The first ones, up to the first that does not say why.
    #[must_use]
    pub fn with_reasons(self) -> Self {
        let first = self.reasons.iter().take_while(|reason| **reason).count();
        Self { each: &self.each[..first], reasons: &self.reasons[..first] }
    }

    /// The one in which `at` falls.
    #[must_use]
    pub fn at(self, at: Moment) -> Option<Pause> {
        self.each.iter().copied().find(|pause| pause.from <= at && pause.to.is_none_or(|to| at < to))
    }

    /// The last one, if the clock stands still since.
    #[must_use]
    pub fn open(self) -> Option<Pause> {
        self.each.last().copied().filter(|pause| pause.to.is_none())
    }

    /// Whether each of them says why.
    #[must_use]
    pub fn have_reasons(self) -> bool {
        self.reasons.iter().all(|reason| *reason)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.each.is_empty()
    }
}
