//! What the law says beside a promise, and where its date is told for itself.

use super::Letter;
use crate::case::timeline::{Basis, Bound, Deadline, Due, Timeline};
use crate::days::clock::Owner;
use crate::policy::in_words;
use crate::policy::phrases::{Part, Sentence};

impl Letter<'_> {
    /// What the law says about a promise that keeps to it.
    pub(super) fn law(&self, promise: &Deadline<'_>, timeline: &Timeline<'_>) -> Option<String> {
        let p = self.phrases;
        let about = |d: &&Deadline<'_>| beside(d, timeline).is_some_and(|own| std::ptr::eq(own, promise));
        let law = timeline.deadlines.iter().find(about).filter(|law| law.owed_by() == Owner::Landlord)?;
        let source = law.basis.source()?;
        let section = law.limit().and_then(|l| l.section.as_ref());
        let section = section.map(|s| p.fill(Sentence::Section, &[(Part::Section, s)])).unwrap_or_default();
        // A date that the landlord chose is not one that the law gives.
        let day = match (law.moved, law.at_most) {
            (Some(_), Some(furthest)) => Some(furthest.day),
            (Some(_) | None, _) => law.outer_bound(),
        };
        Some(match day {
            Some(counted) => {
                let date = self.by(counted, law);
                p.fill(Sentence::LawDate, &[(Part::Source, source), (Part::Date, &date), (Part::Section, &section)])
            }
            None => {
                let rule = in_words::rule(law.limit()?, law.stage, self.policy, p);
                p.fill(Sentence::LawRule, &[(Part::Source, source), (Part::Rule, &rule), (Part::Section, &section)])
            }
        })
    }
}

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
