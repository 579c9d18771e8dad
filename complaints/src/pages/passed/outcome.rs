//! What there is to show of a date that has passed, and where it was asked.

use super::boxes::{PassedBoxes, Told, WrongBoxes};
use super::kind::DocumentKind;
use crate::case::broken::Broken;
use crate::case::standing::Case;
use crate::case::timeline::Deadline;
use crate::days::clock::Step;
use crate::days::moment::Moment;
use crate::form::reference::Reference;
use crate::pages::surroundings::Surroundings;

/// Where somebody asks from, and about which case.
#[derive(Debug)]
pub struct Shown<'a> {
    /// What there is to show.
    pub outcome: Outcome<'a>,
    /// The moment at which it is shown.
    pub now: Moment,
    /// Somebody is told at once where anybody could get hurt; without that no urgent date is promised.
    pub watched: bool,
    /// The public origin of the site, without a slash at its end; empty where nobody says.
    pub site: &'a str,
}

/// What there is to show.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// The questions, empty or with what is wrong; how many stages there can be.
    Asked {
        /// As they were typed.
        boxes: &'a PassedBoxes,
        /// What has to be typed again.
        wrong: Option<WrongBoxes>,
        /// Without a second stage nobody is asked for one.
        stages: u8,
    },
    /// The complaint that the questions tell of.
    Typed {
        /// As they were typed.
        boxes: &'a PassedBoxes,
        /// What they tell.
        told: &'a Told,
        /// The complaint itself.
        case: &'a Case<'a>,
    },
    /// The complaint of a receipt.
    Receipt {
        /// Its path.
        path: &'a str,
        /// Its public name.
        reference: Reference,
        /// Somebody asked for care with who sees it: titles do not speak of a complaint.
        quiet: bool,
        /// An officer took it down: it did not come through the form.
        taken: bool,
        /// The complaint itself.
        case: &'a Case<'a>,
    },
}

impl<'a> Outcome<'a> {
    /// The same, or the questions again where the day is so far away that nobody knows its holidays.
    #[must_use]
    pub fn within_the_calendar(self) -> Self {
        match self {
            Self::Typed { boxes, case, .. } if case.dates().is_err() => {
                Self::Asked { boxes, wrong: Some(WrongBoxes::far()), stages: case.stages() }
            }
            other => other,
        }
    }

    pub(super) fn case(&self) -> Option<&'a Case<'a>> {
        match self {
            Self::Asked { .. } => None,
            Self::Typed { case, .. } | Self::Receipt { case, .. } => Some(case),
        }
    }

    /// The public name of a complaint that has a receipt.
    pub(super) fn reference(&self) -> Option<&Reference> {
        if let Self::Receipt { reference, .. } = self { Some(reference) } else { None }
    }

    /// Whether a day has to be typed again.
    #[must_use]
    pub fn is_mistaken(&self) -> bool {
        matches!(self, Self::Asked { wrong: Some(_), .. })
    }

    /// Somebody told of it who has no receipt: nobody asked them how the stages before went.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self, Self::Typed { .. })
    }

    /// Nobody can say when the landlord told them that it has it.
    pub(super) fn is_unsure(&self) -> bool {
        matches!(self, Self::Typed { told, .. } if told.is_unsure())
    }
}

impl<'a> Shown<'a> {
    /// What is broken, as far as it can be said.
    pub(super) fn broken(&self) -> Vec<Broken<'a, 'a>> {
        let Some(case) = self.outcome.case() else { return Vec::new() };
        let broken = case.broken(self.watched);
        let known = |date: &&Deadline<'_>| self.knows(date);
        let known =
            broken.into_iter().map(|one| Broken { own: one.own.filter(known), law: one.law.filter(known), ..one });
        known.filter(|one| one.passed().next().is_some()).collect()
    }

    /// Whether it can be said how a date stands: who is not sure whether they were told cannot say that they were not.
    /// What counts from that day has its last day all the same, as if they had been told in time and no sooner.
    pub(super) fn knows(&self, date: &Deadline<'_>) -> bool {
        !(self.outcome.is_unsure() && date.step == Step::Acknowledge)
    }

    /// Whether there is anything to write with this paper. A letter names what is broken; where nothing is there is
    /// none. Why somebody is refused can be asked any day, and whoever has an answer can take it further.
    #[must_use]
    pub fn can_be_written(&self, kind: DocumentKind, round: &Surroundings) -> bool {
        let Some(case) = self.outcome.case() else { return false };
        match kind {
            DocumentKind::Letter => !self.broken().is_empty(),
            DocumentKind::Ombudsman => {
                let goes_further = !case.owes_an_answer() || case.stage() > 1;
                round.view.outside.main.is_some() && (goes_further || !self.broken().is_empty())
            }
            DocumentKind::Refused => true,
            DocumentKind::Record => matches!(self.outcome, Outcome::Receipt { .. }),
        }
    }
}
