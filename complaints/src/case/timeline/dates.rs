//! All dates of a case, and which of two dates for one thing leads.

use super::deadline::Deadline;
use super::refusal::RefusedDate;
use super::remark::Remark;
use super::state::{Because, State};
use crate::days::clock::Step;
use crate::days::count::Counted;
use crate::days::moment::Moment;

/// What everybody in a case has to do, and by when.
#[derive(Debug, Clone)]
pub struct Timeline<'a> {
    /// What somebody has to do, in the order in which a case goes. After each
    /// promise of the policy stands the longest time that the law allows.
    pub deadlines: Vec<Deadline<'a>>,
    /// New dates that were not accepted, with the reason.
    pub refused: Vec<RefusedDate<'a>>,
    /// The request for a later stage that came too late, where that makes it a new complaint.
    pub new_complaint: Option<NewComplaint<'a>>,
    /// The stages whose answer was taken back.
    pub(crate) taken_back: Vec<u8>,
    /// What a reader of the dates should know besides.
    pub remarks: Vec<Remark>,
}

/// A request that the policy treats as a new complaint, linked to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewComplaint<'a> {
    /// The stage after which it came.
    pub stage: u8,
    /// When the request came: the receipt of the new complaint.
    pub received: Moment,
    /// The window to ask for the next stage, which had ended.
    pub window: Counted<'a>,
}

impl<'a> Timeline<'a> {
    /// The date that leads for a step: the landlord's own, unless the law's
    /// is the only one, the earlier one, or the one that still stands when the
    /// landlord's has passed.
    #[must_use]
    pub fn leading(&self, stage: u8, step: Step) -> Option<&Deadline<'a>> {
        let (promise, law) = self.both(stage, step);
        let (Some(own), Some(by_law)) = (promise, law) else { return promise.or(law) };
        match (own.outer_bound(), by_law.outer_bound()) {
            (None, Some(_)) => Some(by_law),
            (Some(a), Some(b)) if b.ends_before(&a) => Some(by_law),
            (Some(_), Some(_)) if own.state.is_overdue() && !by_law.state.is_overdue() => Some(by_law),
            _ => Some(own),
        }
    }

    /// The two dates for a step: the landlord's own, and the last one that the law allows.
    #[must_use]
    pub fn both(&self, stage: u8, step: Step) -> (Option<&Deadline<'a>>, Option<&Deadline<'a>>) {
        let anew = self.answers_anew(stage, step);
        let usual =
            |d: &&Deadline<'a>| d.stage == stage && d.step == step && d.anew == anew && (anew || d.when.is_none());
        let promise = self.deadlines.iter().filter(usual).find(|d| d.is_promise()).map(|own| self.in_its_place(own));
        (promise, self.deadlines.iter().filter(usual).find(|d| !d.is_promise()))
    }

    /// A usual time, or the circumstance's that takes its place.
    fn in_its_place<'t>(&'t self, usual: &'t Deadline<'a>) -> &'t Deadline<'a> {
        let State::Over(Because::Replaced(id)) = usual.state else { return usual };
        let own =
            |d: &&Deadline<'a>| (d.stage, d.step, d.when) == (usual.stage, usual.step, Some(id)) && d.is_promise();
        self.deadlines.iter().find(own).unwrap_or(usual)
    }

    /// Whether the answer of a stage was taken back, so that a new one leads.
    fn answers_anew(&self, stage: u8, step: Step) -> bool {
        step == Step::Respond && self.taken_back.contains(&stage)
    }
}
