//! How a deadline stands, in a sentence.

use super::Summary;
use crate::case::timeline::{Because, Deadline, Late, State};
use crate::days::clock::{Owner, Step};
use crate::days::period::{Period, Unit};
use crate::policy::in_words;
use crate::policy::phrases::{Sentence, Slot};

impl Summary<'_> {
    /// How it stands, where there is something to say.
    pub(super) fn standing(&self, deadline: &Deadline<'_>) -> Option<String> {
        let p = self.phrases;
        let resident = deadline.owed_by() == Owner::Resident;
        Some(match deadline.state {
            State::Upcoming => return None,
            State::DueToday => p.get(Sentence::StateDueToday).to_owned(),
            State::Overdue(_) if resident => p.get(Sentence::StatePassed).to_owned(),
            State::Overdue(late) => p.fill(Sentence::StateOverdue, &[(Slot::Late, &self.late(late))]),
            State::Done(at) => p.fill(Sentence::StateDone, &[(Slot::Date, &self.moment(at))]),
            State::Met(at) => p.fill(Sentence::StateMet, &[(Slot::Date, &self.moment(at))]),
            State::Missed(_, at) if deadline.step == Step::Complain => {
                p.fill(Sentence::StateLateComplaint, &[(Slot::Date, &self.moment(at))])
            }
            State::Missed(late, at) if resident => {
                p.fill(Sentence::StateAfter, &[(Slot::Date, &self.moment(at)), (Slot::Late, &self.late(late))])
            }
            State::Missed(late, at) => {
                p.fill(Sentence::StateMissed, &[(Slot::Date, &self.moment(at)), (Slot::Late, &self.late(late))])
            }
            State::NotStarted(because) | State::Over(because) => return self.because(because),
        })
    }

    /// Why a clock is not running; waiting, stopped and not stated have been told with the date.
    fn because(&self, because: Because<'_>) -> Option<String> {
        let p = self.phrases;
        let sentence = match because {
            Because::Waiting | Because::NotStated | Because::Stopped => return None,
            Because::Replaced(id) => {
                let why = in_words::circumstance(id, self.policy, p);
                return Some(p.fill(Sentence::BecauseReplaced, &[(Slot::Why, &why)]));
            }
            Because::NoHoldingReply => Sentence::BecauseNoHoldingReply,
            Because::NotNeeded => Sentence::BecauseNotNeeded,
            Because::Skipped => Sentence::BecauseSkipped,
            Because::Closed => Sentence::BecauseClosed,
            Because::NewComplaint => Sentence::BecauseNewComplaint,
        };
        Some(p.get(sentence).to_owned())
    }

    /// `2 days`, `5 hours`.
    fn late(&self, late: Late) -> String {
        let (count, unit) = match late {
            Late::Hours(count) => (count, Unit::Hours),
            Late::Days(count) => (count, Unit::Days),
        };
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        Period::of(count, unit).map_or_else(String::new, |period| self.phrases.period(period))
    }
}
