//! What a reader of the dates should know besides, found in record and policy.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::builder::TimelineBuilder;
use super::deadline::{Deadline, Due};
use super::due::{Clause, Pausing};
use super::remark::Remark;
use crate::case::events::EventKind;
use crate::days::clock::{Clock, Step};
use crate::days::count::CountError;

impl<'a> TimelineBuilder<'a> {
    /// Everything of the kind, in the order of the stages.
    pub(super) fn remarks(&self) -> Result<Vec<Remark>, CountError> {
        let mut remarks: Vec<Remark> = (1..=self.stages).flat_map(|stage| self.not_provided_for(stage)).collect();
        // Of a promise and the law's time the earlier is told.
        let mut started_late: BTreeMap<u8, NaiveDate> = BTreeMap::new();
        // Of an answer that is over, or whose clock stands still, there is no date to tell.
        let counts = |d: &&Deadline<'_>| d.moved.is_none() && matches!(d.due, Due::On(_));
        let answers = self.deadlines.iter().filter(|d| d.step == Step::Respond && d.when.is_none());
        for answer in answers.filter(counts) {
            if let Some(day) = self.started_late(answer)? {
                started_late.entry(answer.stage).and_modify(|first| *first = day.min(*first)).or_insert(day);
            }
        }
        remarks.extend(started_late.into_iter().map(|(stage, day)| Remark::StartedLate(stage, day)));
        Ok(remarks)
    }

    /// What the record says of a stage and the policy does not provide for.
    fn not_provided_for(&self, number: u8) -> impl Iterator<Item = Remark> {
        let stage = self.rules.policy.stage(number);
        let happened = |kind| self.events.first(kind, number).is_some();
        let may_be_skipped = stage.is_some_and(|s| s.skip.applied().is_some());
        let from_reopening = |clock: &Clock| clock.limit.applied().is_some_and(|l| l.value.is_for_a_new_answer());
        let gives_a_time = stage.is_some_and(|s| s.respond.iter().any(from_reopening));
        let skipped = (happened(EventKind::Skipped) && !may_be_skipped).then_some(Remark::SkipNotStated(number));
        let reopened = (happened(EventKind::Reopened) && !gives_a_time).then_some(Remark::ReopenedWithoutTime(number));
        skipped.into_iter().chain(reopened)
    }

    /// By when an answer is due whose clock the landlord started late.
    fn started_late(&self, answer: &Deadline<'a>) -> Result<Option<NaiveDate>, CountError> {
        // Only what the landlord itself has to start can be started late.
        if answer.limit().is_none_or(|l| l.value.from.start.made_by().is_none()) {
            return Ok(None);
        }
        let Some(limit) = answer.limit() else { return Ok(None) };
        let Deadline { stage, step, basis, .. } = *answer;
        let clause = Clause { limit: &limit.value, stage, step, basis, as_of: None, pausing: Pausing::All };
        let (within, from) = (limit.value.within, limit.value.from);
        let (Some(started), Some(lawful)) = (self.start(from, stage, None)?, self.started_by(clause, from)?) else {
            return Ok(None);
        };
        let (started, lawful) = (self.count(clause, within, from, started)?, self.count(clause, within, from, lawful)?);
        // The date itself: a cap can hold it to a sooner day than the start in time gives.
        Ok(answer.counted().filter(|_| lawful.ends_before(&started)).map(|due| due.due_date))
    }
}
