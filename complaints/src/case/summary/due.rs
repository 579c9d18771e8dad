//! The first sentence of a deadline: what, by whom, by when.

use super::Summary;
use crate::case::timeline::{Basis, Bound, Deadline, Due};
use crate::days::clock::{Firmness, Owner, Step};
use crate::policy::phrases::{Family, Sentence, Slot};

impl Summary<'_> {
    /// The first sentence: what, by whom, by when.
    pub(super) fn when_due(&self, deadline: &Deadline<'_>) -> String {
        let p = self.phrases;
        let source = deadline.basis.source().unwrap_or_default();
        let request = deadline.step == Step::Acknowledge && deadline.stage > 1;
        let step = if request {
            p.fill(Sentence::StepAcknowledgeRequest, &[(Slot::Source, source)])
        } else if deadline.anew {
            p.fill(Sentence::StepRespondAnew, &[(Slot::Source, source)])
        } else {
            p.fill_of(Family::SummaryStep, deadline.step.name(), &[(Slot::Source, source)])
        };
        let until = deadline.owed_by() == Owner::Resident;
        let aims = deadline.limit().is_some_and(|l| matches!(l.value.firmness, Firmness::Aim | Firmness::Usually));
        let sentence = match deadline.due {
            Due::On(counted) => {
                let key = if until {
                    Sentence::Until
                } else if aims {
                    Sentence::Aim
                } else {
                    Sentence::By
                };
                p.fill(key, &[(Slot::Step, &step), (Slot::Date, &self.by(counted))])
            }
            Due::Waiting { on, bound } => self.waiting(deadline, &step, p.waiting_for(on), bound),
            Due::Stopped { since, at_latest } => {
                let stopped = p.fill(Sentence::Stopped, &[(Slot::Step, &step), (Slot::Date, &p.day(since.day()))]);
                let latest = at_latest.map(|cap| self.by(cap));
                let latest = latest.map(|date| p.fill(Sentence::StoppedAtLatest, &[(Slot::Date, &date)]));
                [Some(stopped), latest].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Due::NotStated => p.fill(Sentence::NotStated, &[(Slot::Step, &step)]),
        };
        match deadline.basis {
            Basis::Law(law) => p.fill(Sentence::Law, &[(Slot::Source, &law.name), (Slot::Sentence, &sentence)]),
            Basis::Policy | Basis::Body(_) => sentence,
        }
    }

    /// The same while a clock waits: the last day it can be, the first, or only what it waits for.
    fn waiting(&self, deadline: &Deadline<'_>, step: &str, waiting: &str, bound: Option<Bound<'_>>) -> String {
        let (sentence, counted) = match bound {
            Some(Bound::AtLatest(counted)) => (Sentence::AtLatest, counted),
            Some(Bound::AtLeast(counted)) => (Sentence::AtLeast, counted),
            None => {
                let resident = deadline.owed_by() == Owner::Resident;
                let sentence = if resident { Sentence::WaitingResident } else { Sentence::Waiting };
                return self.phrases.fill(sentence, &[(Slot::Step, step), (Slot::Waiting, waiting)]);
            }
        };
        let date = self.by(counted);
        self.phrases.fill(sentence, &[(Slot::Step, step), (Slot::Date, &date), (Slot::Waiting, waiting)])
    }
}
