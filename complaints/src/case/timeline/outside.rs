//! When a case can go to the bodies outside the landlord, as the law stood.

use chrono::NaiveDate;

use super::builder::TimelineBuilder;
use super::deadline::Basis;
use crate::days::clock::{Cited, Fact, Limit, Step};
use crate::days::count::{CountError, Rules, count};
use crate::days::moment::Moment;

impl<'a> TimelineBuilder<'a> {
    /// The last day for each body outside, and the first.
    pub(super) fn outside(&mut self) -> Result<(), CountError> {
        self.settle_holding_replies();
        let opens = self.last_answer().map(|at| self.opens(at)).transpose()?;
        let outside = self.rules.outside();
        for named in outside.each() {
            if named.body.limit.applied().is_none() && named.opens.is_empty() {
                continue;
            }
            let opens = self.door(&named.opens, opens)?;
            self.add(0, Step::Ombudsman, None, Basis::Body(named.body), &named.body.limit)?;
            if let Some(added) = self.deadlines.last_mut() {
                added.opens = opens;
            }
        }
        Ok(())
    }

    /// From when a body takes it where the policy gives times for that: one from an answer keeps people waiting after
    /// it, and any other lets them in also without one.
    fn door(&self, times: &[&'a Cited<Limit>], by_answer: Option<NaiveDate>) -> Result<Option<NaiveDate>, CountError> {
        let mut day = by_answer;
        for Limit { within, from, .. } in times.iter().map(|cited| &cited.value) {
            let waits = from.start.is_an_answer();
            let stage = if waits { self.stages.max(1) } else { 1 };
            let Some(start) = self.start(*from, stage, None)? else { continue };
            let opens = count(*within, start, Rules::default(), self.rules.calendar)?.due_date;
            day = Some(match day {
                Some(day) if waits => day.max(opens),
                Some(day) => day.min(opens),
                None => opens,
            });
        }
        Ok(day)
    }

    /// The first day on which the resident could go there alone.
    ///
    /// Where the law of that day made people wait, the wait ended with its
    /// time or with that law, whichever came first.
    fn opens(&self, answer: Moment) -> Result<NaiveDate, CountError> {
        let law = self.rules.law(answer.day());
        let Some(wait) = law.and_then(|law| law.wait.applied()) else { return Ok(answer.day()) };
        let waited = count(wait.value.within, answer, Rules::default(), self.rules.calendar)?.due_date;
        let scheme = self.rules.policy.scheme;
        let later = self.rules.laws.iter().filter(|l| l.scheme == Some(scheme) && l.from > answer.day());
        let ended = later.filter(|l| is_silent(&l.wait)).map(|l| l.from).min();
        Ok(ended.map_or(waited, |day| day.min(waited)))
    }
}

fn is_silent(wait: &Fact<Limit>) -> bool {
    wait.applied().is_none()
}
