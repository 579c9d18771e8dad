//! What the law says beside a promise that keeps to it.

use super::Summary;
use super::beside::beside;
use crate::case::timeline::{Deadline, Timeline};
use crate::days::clock::Owner;
use crate::policy::in_words;
use crate::policy::phrases::{Sentence, Slot};

impl Summary<'_> {
    /// What the law says about a promise that keeps to it.
    pub(super) fn law(&self, promise: &Deadline<'_>, timeline: &Timeline<'_>) -> Option<String> {
        let p = self.phrases;
        let about = |d: &&Deadline<'_>| beside(d, timeline).is_some_and(|own| std::ptr::eq(own, promise));
        let law = timeline.deadlines.iter().find(about).filter(|law| law.owed_by() == Owner::Landlord)?;
        let source = law.basis.source()?;
        let section = law.limit().and_then(|l| l.section.as_ref());
        let section = section.map(|s| p.fill(Sentence::Section, &[(Slot::Section, s)])).unwrap_or_default();
        // A date that the landlord chose is not one that the law gives.
        let day = match (law.moved, law.at_most) {
            (Some(_), Some(furthest)) => Some(furthest.day),
            (Some(_) | None, _) => law.outer_bound(),
        };
        Some(match day {
            Some(counted) => {
                let date = self.by(counted);
                p.fill(Sentence::LawDate, &[(Slot::Source, source), (Slot::Date, &date), (Slot::Section, &section)])
            }
            None => {
                let rule = in_words::rule(law.limit()?, law.stage, self.policy, p);
                p.fill(Sentence::LawRule, &[(Slot::Source, source), (Slot::Rule, &rule), (Slot::Section, &section)])
            }
        })
    }
}
