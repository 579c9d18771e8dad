//! What a summary says besides its deadlines: refused dates, a new complaint, remarks.

use super::Summary;
use crate::case::timeline::{Refusal, RefusedDate, Remark, Timeline};
use crate::policy::in_words;
use crate::policy::phrases::{Sentence, Slot};

impl Summary<'_> {
    /// Refused dates, a new complaint and remarks, a paragraph each.
    pub(super) fn besides(&self, timeline: &Timeline<'_>) -> Vec<String> {
        let p = self.phrases;
        let mut said: Vec<String> = timeline.refused.iter().map(|refused| self.refused(refused)).collect();
        said.extend(self.new_complaint(timeline));
        said.extend(timeline.remarks.iter().map(|remark| match remark {
            Remark::SkipNotStated(stage) => {
                p.fill(Sentence::SkipNotStated, &[(Slot::Stage, &in_words::stage_name(self.policy, *stage, p))])
            }
            Remark::StartedLate(stage, day) => {
                let stage = in_words::stage_name(self.policy, *stage, p);
                p.fill(Sentence::StartedLate, &[(Slot::Stage, &stage), (Slot::Date, &p.day(*day))])
            }
            Remark::ReopenedWithoutTime(stage) => {
                p.fill(Sentence::Reopened, &[(Slot::Stage, &in_words::stage_name(self.policy, *stage, p))])
            }
        }));
        said
    }

    /// That a request came too late and is a new complaint, where it is.
    #[must_use]
    pub fn new_complaint(&self, timeline: &Timeline<'_>) -> Option<String> {
        let new = timeline.new_complaint?;
        let (date, day) = (self.phrases.day(new.received.day()), self.phrases.day(new.window.due_date));
        Some(self.phrases.fill(Sentence::NewComplaint, &[(Slot::Date, &date), (Slot::Day, &day)]))
    }

    /// The sentence that tells why a new date was not accepted.
    #[must_use]
    pub fn refused(&self, refused: &RefusedDate<'_>) -> String {
        let p = self.phrases;
        let sentence = match refused.because {
            Refusal::BeyondCap(_) => Sentence::RefusedBeyondCap,
            Refusal::NoReason(_) => Sentence::RefusedNoReason,
            Refusal::NotLater(_) => Sentence::RefusedNotLater,
            Refusal::NotReached => Sentence::RefusedNotReached,
        };
        // Where no day decided it, its sentence names none.
        let why = match refused.because.day() {
            Some(day) => p.fill(sentence, &[(Slot::Date, &p.day(day))]),
            None => p.get(sentence).to_owned(),
        };
        let set = p.day(refused.event.at.day());
        match refused.event.until {
            Some(until) => {
                p.fill(Sentence::RefusedDate, &[(Slot::Until, &p.day(until)), (Slot::Day, &set), (Slot::Why, &why)])
            }
            None => p.fill(Sentence::RefusedReply, &[(Slot::Day, &set), (Slot::Why, &why)]),
        }
    }
}
