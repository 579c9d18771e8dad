//! A timeline as a summary in plain text: who must do what by when, why, and
//! which days were not counted.
//!
//! Knows the order of the sentences; every word is in `content/phrases.yaml`.

use crate::case::json;
use crate::case::timeline::{Because, Deadline, State, Timeline};
use crate::days::calendar::Calendar;
use crate::days::clock::{Assumed, Step};
use crate::days::count::Counted;
use crate::days::moment::Moment;
use crate::policy::phrases::{Phrases, Sentence, Slot};
use crate::policy::{Policy, in_words};

mod beside;
mod besides;
mod days;
mod due;
mod law;
mod paragraph;
mod standing;

/// The complaint that a summary tells of, and as of when.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    /// The policy in force when the complaint was received.
    pub policy: &'a Policy,
    /// The landlord's working days, for the days that were not counted.
    pub calendar: &'a Calendar,
    /// The words of the summary, in one language.
    pub phrases: &'a Phrases,
    /// When the complaint was received, for the head of the summary.
    pub received: Moment,
    /// The moment at which things stand as they are told.
    pub now: Moment,
}

impl Summary<'_> {
    /// The whole summary: its heading, one paragraph for each deadline under its stage, remarks.
    #[must_use]
    pub fn write(&self, timeline: &Timeline<'_>) -> String {
        let p = self.phrases;
        let mut text = p.fill(
            Sentence::Head,
            &[(Slot::Landlord, &self.policy.landlord), (Slot::Received, &self.moment(self.received))],
        );
        text.push('\n');
        text.push_str(&p.fill(
            Sentence::Under,
            &[(Slot::Policy, &p.in_force(self.policy.in_force)), (Slot::Now, &p.day(self.now.day()))],
        ));
        text.push('\n');
        let (mut stage, mut day_one) = (None, false);
        let listed = || timeline.deadlines.iter().filter(|d| beside::beside(d, timeline).is_none());
        // Whoever reads this has complained: how soon one must is told last, and only where it can be said.
        let windows = listed().filter(|d| d.step == Step::Complain && d.state != State::NotStarted(Because::Waiting));
        for deadline in listed().filter(|d| d.step != Step::Complain).chain(windows) {
            let place = (deadline.stage, deadline.step == Step::Complain);
            if stage != Some(place) {
                stage = Some(place);
                text.push('\n');
                text.push_str(&self.heading(deadline));
                text.push('\n');
            }
            text.push_str("- ");
            let first = !day_one && deadline.assumed.each().any(|a| a == Assumed::DayOne);
            day_one |= first;
            let mut said = self.paragraph(deadline, first);
            said.extend(self.law(deadline, timeline));
            text.push_str(&said.join(" "));
            text.push('\n');
        }
        if listed().all(|d| d.step == Step::Complain) {
            text.push('\n');
            text.push_str(p.get(Sentence::Nothing));
            text.push('\n');
        }
        for line in self.besides(timeline) {
            text.push('\n');
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    fn heading(&self, deadline: &Deadline<'_>) -> String {
        match (deadline.stage, deadline.step) {
            (0, Step::Ombudsman) => self.phrases.get(Sentence::Outside).to_owned(),
            (0, _) => self.phrases.get(Sentence::Before).to_owned(),
            (number, _) if self.policy.stages.len() == 1 && number == 1 => {
                self.phrases.get(Sentence::OnlyStage).to_owned()
            }
            (number, _) => in_words::stage_name(self.policy, number, self.phrases),
        }
    }

    fn by(&self, counted: Counted<'_>) -> String {
        json::by(counted, self.phrases)
    }

    fn moment(&self, at: Moment) -> String {
        if at.time().is_some() { self.phrases.day_and_time(at.instant()) } else { self.phrases.day(at.day()) }
    }
}
