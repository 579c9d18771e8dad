//! A timeline as a letter in plain text: who must do what by when, why, and
//! which days were not counted.
//!
//! Knows the order of the sentences; every word is in `content/phrases.yaml`.

use chrono::{Days, NaiveDate};

use crate::case::events::Event;
use crate::case::json;
use crate::case::timeline::{Basis, Because, Bound, Deadline, Due, Late, Refused, Remark, State, Timeline};
use crate::days::calendar::{Calendar, NotWorked};
use crate::days::clock::{Assumed, Firmness, Owner, Step};
use crate::days::count::Counted;
use crate::days::moment::Moment;
use crate::days::period::{Period, Unit};
use crate::policy::Policy;
use crate::policy::phrases::Phrases;

/// What a letter is about.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The policy in force when the complaint was received.
    pub policy: &'a Policy,
    /// The days the landlord works.
    pub calendar: &'a Calendar,
    /// The words.
    pub phrases: &'a Phrases,
    /// When the complaint was received.
    pub received: Moment,
    /// The moment at which things stand as they are told.
    pub now: Moment,
}

impl Letter<'_> {
    /// The whole letter.
    #[must_use]
    pub fn write(&self, timeline: &Timeline<'_>) -> String {
        let p = self.phrases;
        let mut text =
            p.fill("letter.head", &[("landlord", &self.policy.landlord), ("received", &self.moment(self.received))]);
        text.push('\n');
        text.push_str(
            &p.fill("letter.under", &[("policy", &p.in_force(self.policy.in_force)), ("now", &p.day(self.now.day()))]),
        );
        text.push('\n');
        let (mut stage, mut day_one) = (None, false);
        let told = || timeline.deadlines.iter().filter(|d| beside(d, timeline).is_none());
        // Whoever reads this has complained: how soon one must is told last, and only where it can be said.
        let windows = told().filter(|d| d.step == Step::Complain && d.state != State::NotStarted(Because::Waiting));
        for deadline in told().filter(|d| d.step != Step::Complain).chain(windows) {
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
        if told().all(|d| d.step == Step::Complain) {
            text.push('\n');
            text.push_str(p.get("letter.nothing"));
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
            (0, Step::Ombudsman) => self.phrases.get("letter.outside").to_owned(),
            (0, _) => self.phrases.get("letter.before").to_owned(),
            (number, _) if self.policy.stages.len() == 1 && number == 1 => {
                self.phrases.get("letter.only-stage").to_owned()
            }
            (number, _) => json::stage_name(self.policy, number, self.phrases),
        }
    }

    /// One deadline in sentences.
    fn paragraph(&self, deadline: &Deadline<'_>, first: bool) -> Vec<String> {
        let p = self.phrases;
        let mut said = vec![self.when_due(deadline)];
        if let Some(limit) = deadline.limit() {
            let rule = json::rule(limit, deadline.stage, self.policy, p);
            said.push(match &limit.section {
                Some(section) => p.fill("letter.why-section", &[("rule", &rule), ("section", section)]),
                None => p.fill("letter.why", &[("rule", &rule)]),
            });
        }
        if let Some(id) = deadline.when {
            said.push(p.fill("letter.when", &[("why", &crate::pages::view::circumstance(id, self.policy, p))]));
        }
        for (rule, section) in json::against(deadline.fact, deadline.stage, self.policy, p) {
            let section = section.unwrap_or_default();
            said.push(p.fill("letter.against", &[("rule", &rule), ("section", &section)]));
        }
        // Which day is the first is one rule for all: it is told once.
        let ours = deadline.assumed.each().filter(|_| deadline.is_promise());
        let told = ours.filter(|a| *a != Assumed::DayOne || first);
        said.extend(told.map(|a| p.assumed(a).to_owned()));
        if let Some(moved) = deadline.moved {
            said.push(self.moved(moved.by, moved.first));
        } else {
            said.extend(self.days_not_counted(deadline));
        }
        let open = !matches!(deadline.state, State::Met(_) | State::Missed(..) | State::Done(_));
        if let Some(furthest) = deadline.at_most.filter(|_| open) {
            let key = if furthest.soft { "letter.at-most-soft" } else { "letter.at-most" };
            said.push(p.fill(key, &[("date", &self.by(furthest.day, deadline))]));
        }
        if let Some(opens) = deadline.opens {
            said.push(p.fill("letter.opens", &[("date", &p.day(opens))]));
        }
        if deadline.outer_bound().is_some_and(|c| c.provisional) {
            said.push(p.get("letter.provisional").to_owned());
        }
        said.extend(self.standing(deadline));
        said
    }

    /// What the law says about a promise that keeps to it.
    fn law(&self, promise: &Deadline<'_>, timeline: &Timeline<'_>) -> Option<String> {
        let p = self.phrases;
        let about = |d: &&Deadline<'_>| beside(d, timeline).is_some_and(|own| std::ptr::eq(own, promise));
        let law = timeline.deadlines.iter().find(about).filter(|law| law.owed_by() == Owner::Landlord)?;
        let source = json::source(law.basis)?;
        let section = law.limit().and_then(|l| l.section.as_ref());
        let section = section.map(|s| p.fill("letter.section", &[("section", s)])).unwrap_or_default();
        // A date that the landlord chose is not one that the law gives.
        let day = match (law.moved, law.at_most) {
            (Some(_), Some(furthest)) => Some(furthest.day),
            (Some(_) | None, _) => law.outer_bound(),
        };
        Some(match day {
            Some(counted) => {
                let date = self.by(counted, law);
                p.fill("letter.law-date", &[("source", source), ("date", &date), ("section", &section)])
            }
            None => {
                let rule = json::rule(law.limit()?, law.stage, self.policy, p);
                p.fill("letter.law-rule", &[("source", source), ("rule", &rule), ("section", &section)])
            }
        })
    }

    /// The first sentence: what, by whom, by when.
    fn when_due(&self, deadline: &Deadline<'_>) -> String {
        let p = self.phrases;
        let source = json::source(deadline.basis).unwrap_or_default();
        let request = deadline.step == Step::Acknowledge && deadline.stage > 1;
        let key = if request {
            "letter.step.acknowledge-request".to_owned()
        } else {
            format!("letter.step.{}", deadline.step.name())
        };
        let step = p.fill(&key, &[("source", source)]);
        let until = deadline.owed_by() == Owner::Resident;
        let aims = deadline.limit().is_some_and(|l| matches!(l.value.firmness, Firmness::Aim | Firmness::Usually));
        let sentence = match deadline.due {
            Due::On(counted) => {
                let key = if until {
                    "letter.until"
                } else if aims {
                    "letter.aim"
                } else {
                    "letter.by"
                };
                p.fill(key, &[("step", &step), ("date", &self.by(counted, deadline))])
            }
            Due::Waiting { on, bound } => {
                let waiting = p.waiting_for(on);
                match bound {
                    Some(Bound::AtLatest(counted)) => {
                        let date = self.by(counted, deadline);
                        p.fill("letter.at-latest", &[("step", &step), ("date", &date), ("waiting", waiting)])
                    }
                    Some(Bound::AtLeast(counted)) => {
                        let date = self.by(counted, deadline);
                        p.fill("letter.at-least", &[("step", &step), ("date", &date), ("waiting", waiting)])
                    }
                    None => {
                        let key = if until { "letter.waiting-resident" } else { "letter.waiting" };
                        p.fill(key, &[("step", &step), ("waiting", waiting)])
                    }
                }
            }
            Due::Stopped(since) => p.fill("letter.stopped", &[("step", &step), ("date", &p.day(since.day()))]),
            Due::NotStated => p.fill("letter.not-stated", &[("step", &step)]),
        };
        match deadline.basis {
            Basis::Law(law) => p.fill("letter.law", &[("source", &law.name), ("sentence", &sentence)]),
            Basis::Policy | Basis::Body(_) => sentence,
        }
    }

    fn by(&self, counted: Counted<'_>, deadline: &Deadline<'_>) -> String {
        json::by(counted, deadline, self.received.time().is_some(), self.phrases)
    }

    fn moved(&self, by: &Event, first: Option<Counted<'_>>) -> String {
        let p = self.phrases;
        let set = p.day(by.at.day());
        let mut said = match first {
            Some(first) => p.fill("letter.moved", &[("date", &p.day(first.due_date)), ("day", &set)]),
            None => p.fill("letter.set", &[("day", &set)]),
        };
        if let Some(reason) = &by.reason {
            said.push(' ');
            said.push_str(&p.fill("letter.reason", &[("reason", reason)]));
        }
        said
    }

    /// `We did not count the weekend of 26 December 2026 and Friday 1 January 2027 (New Year’s Day).`
    fn days_not_counted(&self, deadline: &Deadline<'_>) -> Option<String> {
        let p = self.phrases;
        let days: Vec<(NaiveDate, NotWorked<'_>)> = deadline.not_counted(self.calendar).collect();
        let mut parts: Vec<String> = Vec::new();
        let mut rest = days.as_slice();
        while let Some((day, why)) = rest.first() {
            let follows = |n: usize| {
                rest.get(n).is_some_and(|(next, same)| {
                    u64::try_from(n).is_ok_and(|n| *next == *day + Days::new(n)) && kind(*same) == kind(*why)
                })
            };
            let run = (1..).take_while(|n| follows(*n)).count();
            let last = rest.get(run).map_or(*day, |(last, _)| *last);
            parts.push(match (why, run) {
                (NotWorked::Weekend(_), 1) => p.fill("letter.weekend", &[("date", &p.date(*day))]),
                // Bank holidays have names of their own, and so each its place.
                (NotWorked::Closed(_) | NotWorked::Paused, 1..) => {
                    let why = p.not_worked(*why);
                    p.fill("letter.days-off", &[("date", &p.day(*day)), ("until", &p.day(last)), ("why", &why)])
                }
                _ => p.fill("letter.day-off", &[("date", &p.day(*day)), ("why", &p.not_worked(*why))]),
            });
            let taken =
                if matches!(why, NotWorked::Weekend(_) | NotWorked::Closed(_) | NotWorked::Paused) { run } else { 0 };
            rest = &rest[taken + 1..];
        }
        (!parts.is_empty()).then(|| p.fill("letter.not-counted", &[("days", &p.and(&parts))]))
    }

    /// How it stands, where there is something to say.
    fn standing(&self, deadline: &Deadline<'_>) -> Option<String> {
        let p = self.phrases;
        let resident = deadline.owed_by() == Owner::Resident;
        Some(match deadline.state {
            State::Upcoming | State::NotStarted(Because::Waiting | Because::NotStated | Because::Stopped) => {
                return None;
            }
            State::DueToday => p.get("letter.state.due-today").to_owned(),
            State::Overdue(_) if resident => p.get("letter.state.passed").to_owned(),
            State::Overdue(late) => p.fill("letter.state.overdue", &[("late", &self.late(late))]),
            State::Done(at) => p.fill("letter.state.done", &[("date", &self.moment(at))]),
            State::Met(at) => p.fill("letter.state.met", &[("date", &self.moment(at))]),
            State::Missed(_, at) if deadline.step == Step::Complain => {
                p.fill("letter.state.late-complaint", &[("date", &self.moment(at))])
            }
            State::Missed(late, at) if resident => {
                p.fill("letter.state.after", &[("date", &self.moment(at)), ("late", &self.late(late))])
            }
            State::Missed(late, at) => {
                p.fill("letter.state.missed", &[("date", &self.moment(at)), ("late", &self.late(late))])
            }
            State::NotStarted(because) | State::Over(because) => {
                let why = match because {
                    Because::Replaced(id) => crate::pages::view::circumstance(id, self.policy, p),
                    _ => String::new(),
                };
                p.fill(&format!("letter.because.{}", because.name()), &[("why", &why)])
            }
        })
    }

    fn late(&self, late: Late) -> String {
        let (count, unit) = match late {
            Late::Hours(count) => (count, Unit::Hours),
            Late::Days(count) => (count, Unit::Days),
        };
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        Period::of(count, unit).map_or_else(String::new, |period| self.phrases.period(period))
    }

    fn besides(&self, timeline: &Timeline<'_>) -> Vec<String> {
        let p = self.phrases;
        let mut said: Vec<String> = timeline.refused.iter().map(|refused| self.refused(refused)).collect();
        said.extend(self.new_complaint(timeline));
        said.extend(timeline.remarks.iter().map(|remark| match remark {
            Remark::SkipNotStated(stage) => {
                p.fill("letter.skip-not-stated", &[("stage", &json::stage_name(self.policy, *stage, p))])
            }
            Remark::StartedLate(stage, day) => {
                let stage = json::stage_name(self.policy, *stage, p);
                p.fill("letter.started-late", &[("stage", &stage), ("date", &p.day(*day))])
            }
            Remark::ReopenedWithoutTime(stage) => {
                p.fill("letter.reopened", &[("stage", &json::stage_name(self.policy, *stage, p))])
            }
        }));
        said
    }

    /// That a request came too late and is a new complaint, where it is.
    #[must_use]
    pub fn new_complaint(&self, timeline: &Timeline<'_>) -> Option<String> {
        let new = timeline.new_complaint?;
        let (date, day) = (self.phrases.day(new.received.day()), self.phrases.day(new.window.due_date));
        Some(self.phrases.fill("letter.new-complaint", &[("date", &date), ("day", &day)]))
    }

    /// Why a new date was not accepted.
    #[must_use]
    pub fn refused(&self, refused: &Refused<'_>) -> String {
        let p = self.phrases;
        let date = refused.because.day().map(|day| p.day(day)).unwrap_or_default();
        let why = p.fill(&format!("letter.refused.{}", refused.because.name()), &[("date", &date)]);
        let set = p.day(refused.event.at.day());
        match refused.event.until {
            Some(until) => p.fill("letter.refused-date", &[("until", &p.day(until)), ("day", &set), ("why", &why)]),
            None => p.fill("letter.refused-reply", &[("day", &set), ("why", &why)]),
        }
    }

    fn moment(&self, at: Moment) -> String {
        if at.time().is_some() { self.phrases.day_and_time(at.instant()) } else { self.phrases.day(at.day()) }
    }
}

/// Days that are told together when they follow each other.
fn kind(why: NotWorked<'_>) -> std::mem::Discriminant<NotWorked<'_>> {
    std::mem::discriminant(&why)
}

/// The promise that a date of the law stands beside; none where the law's own
/// date is news: the policy gives none, or one that is worse for the resident.
fn beside<'t, 'a>(law: &Deadline<'a>, timeline: &'t Timeline<'a>) -> Option<&'t Deadline<'a>> {
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
