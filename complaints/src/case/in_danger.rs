//! Which dates of a case rest on the danger that somebody told of, and nobody has looked into yet.

use super::standing::Case;
use super::timeline::Deadline;
use crate::days::count::Counted;
use crate::policy::RISK;

impl Case<'_> {
    /// The day of a usual promise were there no danger, as `told` says it: a talk that is promised sooner to somebody in
    /// danger brings the answer forward that is counted from it. None where that makes no other day of it.
    pub fn without_danger<T>(&self, date: &Deadline<'_>, told: impl FnOnce(Counted<'_>) -> T) -> Option<T> {
        let counted = date.outer_bound().filter(|_| date.when.is_none() && date.is_promise())?;
        let limit = &date.limit()?.value;
        limit.windows().find(|(_, from)| from.start.made_by().is_some())?;
        let events = self.events().untold(RISK)?;
        let plain = Case::of(self.rules(), &events, self.now());
        let all = &plain.dates().ok()?.deadlines;
        // Where another procedure is followed in danger, no date of one is a date of the other.
        let same = all.iter().find(|d| std::ptr::eq(d.fact, date.fact) && (d.stage, d.step) == (date.stage, date.step));
        let other = same?.outer_bound()?;
        (other.last_day() != counted.last_day()).then(|| told(other))
    }
}
