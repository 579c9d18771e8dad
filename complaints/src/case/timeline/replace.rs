//! Where a circumstance has a time of its own, which of the two counts.

use super::builder::TimelineBuilder;
use super::deadline::Deadline;
use super::state::{Because, State};

impl<'a> TimelineBuilder<'a> {
    /// A circumstance with a longer time of its own takes the place of the
    /// usual time from the same start; one with a shorter time stands beside it.
    pub(super) fn replace(&mut self, first: usize) {
        let (_, listed) = self.deadlines.split_at_mut(first);
        let own = |d: &&Deadline<'a>| {
            d.when.is_some() && d.is_promise() && !matches!(d.state, State::NotStarted(Because::NoHoldingReply))
        };
        let start = |d: &Deadline<'a>| d.limit().map(|l| l.value.from);
        let dated: Vec<_> =
            listed.iter().filter(own).filter_map(|d| Some((d.outer_bound()?, d.when?, start(d)?))).collect();
        for usual in listed.iter_mut().filter(|d| d.when.is_none() && d.is_promise()) {
            let open = matches!(usual.state, State::Upcoming | State::DueToday | State::Overdue(_) | State::Missed(..));
            let (Some(from), Some(due), true) = (start(usual), usual.outer_bound(), open) else { continue };
            let longer = dated.iter().filter(|(own, _, started)| *started == from && due.ends_before(own));
            if let Some((_, id, _)) = longer.reduce(|a, b| if a.0.ends_before(&b.0) { b } else { a }) {
                usual.state = State::Over(Because::Replaced(id));
            }
        }
    }
}
