//! Where a circumstance has a time of its own, which of the two counts.

use std::ops::Range;

use super::builder::TimelineBuilder;
use super::deadline::Deadline;
use super::state::{Because, State};
use crate::days::count::CountError;

impl<'a> TimelineBuilder<'a> {
    /// A circumstance with a longer time of its own takes the place of the
    /// usual time from the same start; one with a shorter time stands beside it.
    ///
    /// `targets` are no times of an answer, but how far a holding reply can put it off.
    pub(super) fn replace(&mut self, first: usize, targets: &Range<usize>) -> Result<(), CountError> {
        for index in first..self.deadlines.len() {
            let usual = &self.deadlines[index];
            let open = match usual.state {
                State::Upcoming | State::DueToday | State::Overdue(_) | State::Missed(..) => true,
                State::NotStarted(because) => because == Because::Waiting && usual.outer_bound().is_some(),
                _ => false,
            };
            if usual.when.is_some() || !usual.is_promise() || !open {
                continue;
            }
            let mut longest = usual;
            for own in (first..self.deadlines.len()).filter(|n| !targets.contains(n)).map(|n| &self.deadlines[n]) {
                if own.is_promise() && own.when.is_some() && self.is_longer(own, longest)? {
                    longest = own;
                }
            }
            if let Some(id) = longest.when {
                self.deadlines[index].state = State::Over(Because::Replaced(id));
            }
        }
        Ok(())
    }

    /// Whether one of two times is the longer one, as they are given and wherever they were put: by their days where
    /// both are known, else by the periods. Only times from one start can be told apart so.
    fn is_longer(&self, own: &Deadline<'a>, than: &Deadline<'a>) -> Result<bool, CountError> {
        let (Some(a), Some(b)) = (own.limit(), than.limit()) else { return Ok(false) };
        if a.value.from != b.value.from {
            return Ok(false);
        }
        Ok(match (self.unpaused(own, None)?, self.unpaused(than, None)?) {
            (Some(own), Some(than)) => than.ends_before(&own),
            _ => a.value.within.usual_days() > b.value.within.usual_days(),
        })
    }
}
