//! Policy and law of a day joined, before there is any case: which of two times
//! binds, and by what the other stands beside it.
//!
//! Which binds is not reasoned out: it is what leads in the case of somebody who
//! complains on a day, for each day for which a page stands. So no page can say
//! another time than receipt, list and letter.

use chrono::{Days, NaiveDate};

use crate::case::events::{Event, EventKind, Events};
use crate::case::timeline::dates_that_lead;
use crate::days::clock::{Anchor, Cited, Limit, Start, Step};
use crate::days::moment::Moment;
use crate::days::period::Period;
use crate::policy::Rulebook;
use crate::policy::law::{Law, LawStage};

/// For how many days a page stands: a build that was missed is told after two days, and holidays lie far apart.
const DAYS: u64 = 62;

/// The times of a landlord for complaints of the days to come.
#[derive(Debug, Clone)]
pub struct Procedure<'w> {
    /// The policy's stages, and behind them those that only the law gives.
    pub stages: Vec<StageTimes<'w>>,
}

/// The times of one stage.
#[derive(Debug, Clone)]
pub struct StageTimes<'w> {
    /// Counted from 1.
    pub number: u8,
    /// By when the landlord says that it has it.
    pub acknowledge: Binding<'w>,
    /// By when it answers.
    pub respond: Binding<'w>,
    /// How far the law lets the answer be put off.
    pub extend: Option<LawTime<'w>>,
}

/// Which time binds for a step, and what the law gives for it.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'w> {
    /// Whose time it is.
    pub binds: Binds,
    /// What the law gives, where a law binds the landlord and gives a time.
    pub law: Option<LawTime<'w>>,
}

/// Whose time binds, on every day for which the page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binds {
    /// The policy's own: it is the only one, or never later than the law's.
    Policy,
    /// The law's, since the policy gives none.
    LawAlone,
    /// The law's, since the policy's own is later.
    LawFirst,
    /// Whichever is sooner: that depends on the day.
    ByTheDay,
    /// Neither gives a time.
    Nobody,
}

/// A time of the law.
#[derive(Debug, Clone, Copy)]
pub struct LawTime<'w> {
    /// The law that gives it.
    pub law: &'w Law,
    /// The time itself.
    pub limit: &'w Cited<Limit>,
    /// What it comes to at most, where it starts with what the landlord has to do in a time of its own: of the Code,
    /// 10 working days from an acknowledgement that is due in 5 are 15 from the complaint.
    pub at_most: Option<(Period, Anchor)>,
}

impl<'w> Procedure<'w> {
    /// The times for complaints that come from `on`.
    #[must_use]
    pub fn of(rules: &Rulebook<'w>, on: NaiveDate) -> Self {
        let stages = rules.stages(on);
        let leads = Leads::of(rules, on, stages);
        let law = rules.law(on);
        let stages = (1..=stages).map(|number| {
            let by_law = law.and_then(|law| Some((law, law.stages.get(usize::from(number) - 1)?)));
            let binding =
                |step: Step| Binding { binds: leads.binds(number, step), law: by_law.and_then(|l| time(l, step)) };
            let extend =
                by_law.and_then(|(law, stage)| Some(LawTime { law, limit: stage.extend.applied()?, at_most: None }));
            StageTimes { number, acknowledge: binding(Step::Acknowledge), respond: binding(Step::Respond), extend }
        });
        Self { stages: stages.collect() }
    }

    /// The times of one stage.
    #[must_use]
    pub fn stage(&self, number: u8) -> Option<&StageTimes<'w>> {
        self.stages.iter().find(|stage| stage.number == number)
    }
}

/// What the law gives for a step of a stage.
fn time<'w>((law, stage): (&'w Law, &'w LawStage), step: Step) -> Option<LawTime<'w>> {
    let fact = if step == Step::Acknowledge { &stage.acknowledge } else { &stage.respond };
    let limit = fact.applied()?;
    let starts = (limit.value.from.start == Start::Acknowledgement).then(|| stage.acknowledge.applied()).flatten();
    let sum = starts.and_then(|first| Some((first.value.within.plus(limit.value.within)?, first.value.from)));
    Some(LawTime { law, limit, at_most: sum })
}

/// Who leads for each stage and step, day by day.
struct Leads(Vec<Lead>);

/// Who leads for one step of a stage on one day.
struct Lead {
    of: (u8, Step),
    /// Whether it is the policy's own time; none where nobody gives one.
    own: Option<bool>,
    /// The policy gives a time.
    stated: bool,
    /// And it is known then by when that ends at the latest.
    known: bool,
}

impl Leads {
    /// Of complaints that come on each day and are taken to every stage that day.
    fn of(rules: &Rulebook<'_>, on: NaiveDate, stages: u8) -> Self {
        let mut leads = Vec::new();
        // A page is built anew for the first day of another law.
        let first = |day: NaiveDate| rules.law(day).map(|law| law.from);
        let days =
            (0..DAYS).map_while(|n| on.checked_add_days(Days::new(n))).take_while(|day| first(*day) == first(on));
        for day in days {
            let now = Moment::on(day);
            let received = Event::new(EventKind::Received, now).at_stage(1);
            let asked = (2..=stages).map(|n| Event::new(EventKind::EscalationRequested, now).at_stage(n));
            let Ok(events) = Events::new(std::iter::once(received).chain(asked).collect(), stages) else { continue };
            let Ok(dates) = dates_that_lead(rules, &events, now) else { continue };
            for step in [Step::Acknowledge, Step::Respond] {
                for stage in 1..=stages {
                    let lead = dates.leading(stage, step).filter(|lead| lead.limit().is_some());
                    let own = dates.deadlines.iter().filter(|d| (d.stage, d.step) == (stage, step));
                    let mut own = own.filter(|d| d.is_promise() && d.when.is_none() && d.limit().is_some());
                    let (stated, known) = own.next().map_or((false, false), |d| (true, d.outer_bound().is_some()));
                    leads.push(Lead { of: (stage, step), own: lead.map(|lead| lead.is_promise()), stated, known });
                }
            }
        }
        Self(leads)
    }

    fn binds(&self, stage: u8, step: Step) -> Binds {
        let mine = || self.0.iter().filter(move |lead| lead.of == (stage, step));
        let (own, law) = (mine().any(|lead| lead.own == Some(true)), mine().any(|lead| lead.own == Some(false)));
        match (own, law) {
            (true, true) => Binds::ByTheDay,
            (true, false) => Binds::Policy,
            // Nobody knows yet which ends sooner: "28 days from the day the committee gets it".
            (false, true) if mine().any(|lead| lead.stated && !lead.known) => Binds::ByTheDay,
            (false, true) if mine().any(|lead| lead.stated) => Binds::LawFirst,
            (false, true) => Binds::LawAlone,
            (false, false) => Binds::Nobody,
        }
    }
}
