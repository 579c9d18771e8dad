//! One deadline in sentences, in the order in which they stand.

use super::Summary;
use crate::case::timeline::{Deadline, State};
use crate::days::clock::Assumed;
use crate::policy::in_words;
use crate::policy::phrases::{Sentence, Slot};

impl Summary<'_> {
    /// What is due and why, what was assumed, what moved it, how it stands;
    /// `first` where it is the first to say which day is day one.
    pub(super) fn paragraph(&self, deadline: &Deadline<'_>, first: bool) -> Vec<String> {
        let mut said = vec![self.when_due(deadline)];
        said.extend(self.reasons(deadline));
        // Which day is the first is one rule for all: it is told once.
        let ours = deadline.assumed.each().filter(|_| deadline.is_promise());
        let assumed = ours.filter(|a| *a != Assumed::DayOne || first);
        said.extend(assumed.map(|a| self.phrases.assumed(a).to_owned()));
        match deadline.moved {
            Some(moved) => said.push(self.moved(&moved)),
            None => said.extend(self.days_not_counted(deadline)),
        }
        said.extend(deadline.held.then(|| self.phrases.get(Sentence::Held).to_owned()));
        let late_from = deadline.late_from().map(|day| self.phrases.day(day));
        said.extend(late_from.map(|day| self.phrases.fill(Sentence::LateFrom, &[(Slot::Day, &day)])));
        said.extend(self.how_far(deadline));
        said.extend(self.standing(deadline));
        said
    }

    /// The rule that gives the date, the circumstance it holds in, and what the policy says otherwise.
    fn reasons(&self, deadline: &Deadline<'_>) -> Vec<String> {
        let p = self.phrases;
        let mut said = Vec::new();
        if let Some(limit) = deadline.limit() {
            let rule = in_words::rule(limit, deadline.stage, self.policy, p);
            said.push(match &limit.section {
                Some(section) => p.fill(Sentence::WhySection, &[(Slot::Rule, &rule), (Slot::Section, section)]),
                None => p.fill(Sentence::Why, &[(Slot::Rule, &rule)]),
            });
        }
        if let Some(id) = deadline.when {
            said.push(p.fill(Sentence::When, &[(Slot::Why, &in_words::circumstance(id, self.policy, p))]));
        }
        for (rule, section) in in_words::against(deadline.fact, deadline.stage, self.policy, p) {
            let section = section.map(|s| p.fill(Sentence::Section, &[(Slot::Section, &s)])).unwrap_or_default();
            said.push(p.fill(Sentence::Against, &[(Slot::Rule, &rule), (Slot::Section, &section)]));
        }
        said
    }

    /// How far it can be put off, from when it can be done, and whether it may still change.
    fn how_far(&self, deadline: &Deadline<'_>) -> Vec<String> {
        let p = self.phrases;
        let mut said = Vec::new();
        let open = !matches!(deadline.state, State::Met(_) | State::Missed(..) | State::Done(_));
        if let Some(furthest) = deadline.at_most.filter(|_| open) {
            let key = if furthest.soft { Sentence::AtMostSoft } else { Sentence::AtMost };
            said.push(p.fill(key, &[(Slot::Date, &self.by(furthest.day))]));
        }
        if let Some(opens) = deadline.opens {
            said.push(p.fill(Sentence::Opens, &[(Slot::Date, &p.day(opens))]));
        }
        if deadline.outer_bound().is_some_and(|c| c.provisional) {
            said.push(p.get(Sentence::Provisional).to_owned());
        }
        said
    }
}
