//! What two times give for a complaint of one day, so that an author sees who would be told what.

use chrono::{Datelike, NaiveDate, Weekday};
use complaints::days::count::{Rules, count};
use complaints::days::moment::Moment;
use complaints::days::period::Period;

use super::question::Subject;

/// The sentence on the two days; none where both give the same, or the calendar does not reach so far.
pub(super) fn sentence(subject: &Subject<'_>, words: Period, facts: Period) -> Option<String> {
    let calendar = subject.library.calendar(&subject.version.policy);
    let first = subject.on.max(subject.version.policy.in_force.first_day());
    let monday = first.iter_days().take(7).find(|day| day.weekday() == Weekday::Mon)?;
    let end = |period| Some(count(period, Moment::on(monday), Rules::default(), &calendar).ok()?.due_date);
    let (words, facts): (NaiveDate, NaiveDate) = (end(words)?, end(facts)?);
    let phrases = &subject.library.phrases;
    (words != facts).then(|| {
        format!("Counted from {}, that is {} or {}", phrases.day(monday), phrases.date(words), phrases.date(facts))
    })
}
