//! What the landlord has not done by its day, as the case stands now: by its own
//! policy, by the law, or by both.
//!
//! A letter names what is broken on its day and nothing else, so policy and law
//! stand apart here: one can have passed where the other has not.

use super::standing::Case;
use super::timeline::{Basis, Deadline};
use crate::days::clock::Step;

/// One thing that has not been done, with its day by the policy and its day by the law.
#[derive(Debug, Clone, Copy)]
pub struct Broken<'c, 'a> {
    /// What was to be done.
    pub step: Step,
    /// At which stage, counted from 1.
    pub stage: u8,
    /// The landlord's own promise, passed or not.
    pub own: Option<&'c Deadline<'a>>,
    /// The last day that the law allows for it, passed or not.
    pub law: Option<&'c Deadline<'a>>,
}

impl<'a> Case<'a> {
    /// What has not been done by its day: the answer first, then what leads to it. That of a danger only where
    /// somebody is told at once: `watched`.
    #[must_use]
    pub fn broken(&self, watched: bool) -> Vec<Broken<'_, 'a>> {
        let stand = self.standing_dates(watched);
        let usual = stand.respond.iter().chain(&stand.acknowledge).chain(&stand.steps).map(|lead| self.both(lead));
        let sooner = stand.urgent.iter().chain(&stand.sooner).map(|one| self.alone(one));
        let (answers, others): (Vec<_>, Vec<_>) =
            usual.chain(sooner).filter(Broken::is_broken).partition(|broken| broken.step == Step::Respond);
        answers.into_iter().chain(others).collect()
    }

    /// A step's two days, of which one leads.
    fn both<'c>(&'c self, lead: &'c Deadline<'a>) -> Broken<'c, 'a> {
        let (own, law) = match self.dates() {
            Ok(dates) => dates.both(lead.stage, lead.step),
            Err(_) => (None, None),
        };
        Broken { step: lead.step, stage: lead.stage, own, law }
    }

    /// What holds in a circumstance alone.
    fn alone<'c>(&self, one: &'c Deadline<'a>) -> Broken<'c, 'a> {
        let own = one.is_promise().then_some(one);
        let law = matches!(one.basis, Basis::Law(_)).then_some(one);
        Broken { step: one.step, stage: one.stage, own, law }
    }
}

impl<'c, 'a> Broken<'c, 'a> {
    /// The one of its two days that passed first.
    #[must_use]
    pub fn first(&self) -> Option<&'c Deadline<'a>> {
        self.passed().min_by_key(|date| date.outer_bound().map(|by| by.due_at()))
    }

    fn is_broken(&self) -> bool {
        self.passed().next().is_some()
    }

    /// Those of its two days that have passed: the policy's first.
    pub fn passed(&self) -> impl Iterator<Item = &'c Deadline<'a>> {
        [self.own, self.law].into_iter().flatten().filter(|date| date.state.is_overdue())
    }
}
