//! What a reader of the dates should know besides, found in record and policy.

use super::builder::TimelineBuilder;
use super::deadline::{Bound, Deadline, Due};
use super::remark::Remark;
use crate::case::events::EventKind;
use crate::days::clock::{Anchor, Clock, Limit, Start, Step};
use crate::days::count::CountError;

impl<'a> TimelineBuilder<'a> {
    /// Everything of the kind, in the order of the stages.
    pub(super) fn remarks(&self) -> Result<Vec<Remark>, CountError> {
        let mut remarks: Vec<Remark> = (1..=self.stages).flat_map(|stage| self.not_provided_for(stage)).collect();
        for answer in self.deadlines.iter().filter(|d| d.step == Step::Respond && d.is_promise() && d.moved.is_none()) {
            remarks.extend(self.started_late(answer)?);
        }
        Ok(remarks)
    }

    /// What the record says of a stage and the policy does not provide for.
    fn not_provided_for(&self, number: u8) -> impl Iterator<Item = Remark> {
        let stage = self.rules.policy.stage(number);
        let happened = |kind| self.events.first(kind, number).is_some();
        let may_be_skipped = stage.is_some_and(|s| s.skip.applied().is_some());
        let from_reopening =
            |clock: &Clock| clock.limit.applied().is_some_and(|l| l.value.from.start == Start::Reopening);
        let gives_a_time = stage.is_some_and(|s| s.respond.iter().any(from_reopening));
        let skipped = (happened(EventKind::Skipped) && !may_be_skipped).then_some(Remark::SkipNotStated(number));
        let reopened = (happened(EventKind::Reopened) && !gives_a_time).then_some(Remark::ReopenedWithoutTime(number));
        skipped.into_iter().chain(reopened)
    }

    /// Whether the answer would have been due sooner, had the landlord started its clock in time.
    fn started_late(&self, answer: &Deadline<'a>) -> Result<Option<Remark>, CountError> {
        // Only what the landlord itself has to start can be started late.
        let starts =
            |limit: &Limit| matches!(limit.from.start, Start::Acknowledgement | Start::Hearing | Start::HoldingReply);
        if !answer.limit().is_some_and(|l| starts(&l.value)) {
            return Ok(None);
        }
        // As it was promised before anything but the receipt was known.
        let receipt = Anchor { start: Start::Receipt, stage: None };
        let Some(promised) = self.events.start(receipt, answer.stage, self.stages) else { return Ok(None) };
        let (due, _) = self.due(answer.fact, answer.stage, answer.step, answer.basis, Some(promised))?;
        Ok(match (due, answer.counted()) {
            (Due::Waiting { bound: Some(Bound::AtLatest(promised)), .. }, Some(now)) if promised.ends_before(&now) => {
                Some(Remark::StartedLate(answer.stage, promised.due_date))
            }
            _ => None,
        })
    }
}
