//! Where the law's date is told beside a promise, and where for itself.

use crate::case::timeline::{Basis, Bound, Deadline, Due, Timeline};
use crate::days::clock::Owner;

/// The promise that a date of the law stands beside; none where the law's own
/// date is news: the policy gives none, or one that is worse for the resident.
pub(super) fn beside<'t, 'a>(law: &Deadline<'a>, timeline: &'t Timeline<'a>) -> Option<&'t Deadline<'a>> {
    // What a circumstance asks is told for itself.
    if !matches!(law.basis, Basis::Law(_)) || law.when.is_some() {
        return None;
    }
    let promise = |d: &&Deadline<'a>| d.is_promise() && d.when.is_none() && (d.stage, d.step) == (law.stage, law.step);
    let end = |d: &Deadline<'a>| match d.due {
        Due::Waiting { bound: Some(Bound::AtLeast(counted)), .. } => Some(counted.due_at()),
        _ => d.outer_bound().map(|counted| counted.due_at()),
    };
    let promises = timeline.deadlines.iter().filter(promise).filter(|d| d.limit().is_some());
    let own = promises.reduce(|a, b| if end(b) > end(a) { b } else { a })?;
    let keeps = match (end(own), end(law), law.owed_by()) {
        (Some(own), Some(law), Owner::Landlord) => own <= law,
        (Some(own), Some(law), Owner::Resident) => own >= law,
        (None, Some(_), _) => false,
        (_, None, _) => true,
    };
    keeps.then_some(own)
}
