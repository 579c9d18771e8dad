//! One thing that somebody has to do: on what it rests, when it is due, what
//! moved it.

use chrono::NaiveDate;

use super::state::State;
use crate::case::events::Event;
use crate::days::calendar::{Calendar, NotWorked};
use crate::days::clock::{Anchor, Assumed, Cited, Fact, Limit, Owner, Start, Step};
use crate::days::count::Counted;
use crate::days::moment::Moment;
use crate::days::period::{Period, Unit};
use crate::policy::law::Law;
use crate::policy::outside::Body;

/// The source that gives a deadline.
#[derive(Debug, Clone, Copy)]
pub enum Basis<'a> {
    /// The landlord's own promise, in its policy.
    Policy,
    /// The longest time that the rules of its scheme allow.
    Law(&'a Law),
    /// The rules of a body outside, such as an ombudsman's time limit.
    Body(&'a Body),
}

impl<'a> Basis<'a> {
    /// The name in JSON: policy or law.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Law(_) | Self::Body(_) => "law",
        }
    }

    /// What the law or the body outside is called; none for the policy.
    #[must_use]
    pub fn source(self) -> Option<&'a str> {
        match self {
            Self::Policy => None,
            Self::Law(law) => Some(&law.name),
            Self::Body(body) => Some(&body.name),
        }
    }

    /// The days that count: a landlord's own closure days put off its promises, never the law.
    #[must_use]
    pub fn calendar(self, landlords: &Calendar) -> &Calendar {
        match self {
            Self::Policy => landlords,
            Self::Law(_) | Self::Body(_) => landlords.of_nation(),
        }
    }
}

/// One thing that somebody has to do.
#[derive(Debug, Clone)]
pub struct Deadline<'a> {
    /// The stage, counted from 1; 0 is the case as a whole.
    pub stage: u8,
    /// What somebody has to do, such as answer.
    pub step: Step,
    /// The id of the circumstance it holds in, such as `risk-to-life`; none holds always.
    pub when: Option<&'a str>,
    /// The source that gives it: policy, law or the rules of a body outside.
    pub basis: Basis<'a>,
    /// What that source says: stated, not stated, or stated in two ways.
    pub fact: &'a Fact<Limit>,
    /// When it is due, as far as that is known.
    pub due: Due<'a>,
    /// It asks for a new answer, after one that was taken back.
    pub anew: bool,
    /// What moved it there, and when it was first due.
    pub moved: Option<PutOff<'a>>,
    /// The time for which the clock stood still would take it further: this is the last day that a cap leaves.
    pub held: bool,
    /// The furthest day to which it may be moved.
    pub at_most: Option<Furthest<'a>>,
    /// The first day on which it can be done, where there is one.
    pub opens: Option<NaiveDate>,
    /// How it stands at the moment of telling.
    pub state: State<'a>,
    /// The parts of its limit that were assumed.
    pub assumed: Assumptions,
}

/// The furthest day to which an answer may be put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Furthest<'a> {
    /// The last day that is allowed, and how it was counted.
    pub day: Counted<'a>,
    /// A good reason can take it further.
    pub soft: bool,
}

/// What was assumed, told in a fixed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Assumptions(u8);

impl Assumptions {
    pub(crate) fn add(&mut self, assumed: Assumed) {
        self.0 |= 1 << assumed as u8;
    }

    /// In the order of [`Assumed`].
    pub fn each(self) -> impl Iterator<Item = Assumed> {
        Assumed::ALL.into_iter().filter(move |a| self.0 & (1 << *a as u8) != 0)
    }
}

/// What put a date off, or set it where there was none.
#[derive(Debug, Clone, Copy)]
pub struct PutOff<'a> {
    /// The holding reply or the agreement.
    pub by: &'a Event,
    /// When it was first due, if that was known.
    pub first: Option<Counted<'a>>,
    /// The same without what pauses made of it, or the date that was agreed where there was none: from there a
    /// cap counts that gives so much more.
    pub(crate) unpaused: Option<Counted<'a>>,
    /// When the first new date was agreed that was taken.
    pub(crate) agreed: Option<Moment>,
    /// The date that had passed when a new one was told: the answer is late by it, whatever was told then.
    pub passed: Option<Counted<'a>>,
    /// The day by which the holding reply had to go out, where it went out later.
    pub sent_late: Option<Counted<'a>>,
    /// The day past which only a good reason can take it, where one did.
    pub beyond: Option<Counted<'a>>,
}

/// When something is due, or why that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due<'a> {
    /// On a date, with its working.
    On(Counted<'a>),
    /// Not yet known: the clock has not started.
    Waiting {
        /// The event that starts it.
        on: Anchor,
        /// What can be said of the date already.
        bound: Option<Bound<'a>>,
    },
    /// Not known while the clock stands still.
    Stopped {
        /// The moment at which it stopped; that day still counted.
        since: Moment,
        /// The last day that it can be, however long the clock stands.
        at_latest: Option<Counted<'a>>,
    },
    /// Neither policy nor law says when.
    NotStated,
}

/// What can be said of a date before its clock has started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound<'a> {
    /// It is due by then at the latest, if what starts it is done in time.
    AtLatest(Counted<'a>),
    /// It is not due before then ("the later of").
    AtLeast(Counted<'a>),
}

impl<'a> Due<'a> {
    /// The date, or while its clock waits or stands still the day by which it is due at the latest.
    #[must_use]
    pub fn outer_bound(&self) -> Option<Counted<'a>> {
        match *self {
            Self::On(counted) | Self::Waiting { bound: Some(Bound::AtLatest(counted)), .. } => Some(counted),
            Self::Stopped { at_latest, .. } => at_latest,
            Self::Waiting { .. } | Self::NotStated => None,
        }
    }
}

impl<'a> Deadline<'a> {
    /// Whether the landlord or the resident must do it.
    #[must_use]
    pub fn owed_by(&self) -> Owner {
        self.step.owed_by()
    }

    /// The name of the rule that gives it, by which pages mark what they print of it: `stage-1.respond`,
    /// `law.stage-1.respond`, `stage-1.respond.risk-to-life`, `housing-ombudsman.time-limit`.
    #[must_use]
    pub fn rule(&self) -> String {
        let of = match self.basis {
            Basis::Policy => "",
            Basis::Law(_) => "law.",
            Basis::Body(body) => return format!("{}.time-limit", body.id),
        };
        let stage = if self.stage == 0 { String::new() } else { format!("stage-{}.", self.stage) };
        let when = self.when.map(|id| format!(".{id}")).unwrap_or_default();
        // By the name that authors give it.
        let step = if self.step == Step::AcceptOffer { "offer" } else { self.step.name() };
        format!("{of}{stage}{step}{when}")
    }

    /// The limit to act on, if one is stated.
    #[must_use]
    pub fn limit(&self) -> Option<&'a Cited<Limit>> {
        self.fact.applied()
    }

    /// When it is due, if that is known.
    #[must_use]
    pub fn counted(&self) -> Option<Counted<'a>> {
        match self.due {
            Due::On(counted) => Some(counted),
            Due::Waiting { .. } | Due::Stopped { .. } | Due::NotStated => None,
        }
    }

    /// The date, or while its clock waits or stands still the day by which it is due at the latest.
    #[must_use]
    pub fn outer_bound(&self) -> Option<Counted<'a>> {
        self.due.outer_bound()
    }

    /// How long ago its date passed, in the unit of its rule: in working days after the last one up to `today`, or in
    /// days where it counts in another unit or no working day has gone by. None where it has not passed, or did so today.
    #[must_use]
    pub fn passed_ago(&self, landlords: &Calendar, today: NaiveDate) -> Option<Period> {
        let due = self.outer_bound().filter(|_| self.state.is_overdue())?.last_day();
        let days = || Period::of(u16::try_from((today - due).num_days()).ok()?, Unit::Days);
        self.worked_past(landlords, today).or_else(days)
    }

    /// The working days after its last day up to and with `day`; none where there are none, and where it counts in
    /// another unit.
    #[must_use]
    pub fn worked_past(&self, landlords: &Calendar, day: NaiveDate) -> Option<Period> {
        let worked = self.basis.calendar(landlords).worked_between(self.outer_bound()?.last_day(), day)?;
        // Who promises days of every kind is late by days of every kind.
        let in_working_days = self.limit().is_none_or(|limit| limit.value.within.unit() == Unit::WorkingDays);
        Some(worked).filter(|_| in_working_days).and_then(|count| Period::of(count, Unit::WorkingDays))
    }

    /// The first day on which it is late, where hours run from a day of which no time is known: a reader who counts
    /// them wonders why it was not late before.
    #[must_use]
    pub fn late_from(&self) -> Option<NaiveDate> {
        self.outer_bound()?.late_from()
    }

    /// The days on the way that were not counted, with the reason.
    pub fn not_counted<'c>(&self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)>
    where
        'a: 'c,
    {
        let calendar = self.basis.calendar(calendar);
        // How a cap was counted is not how the date was.
        self.outer_bound().filter(|_| !self.held).into_iter().flat_map(move |counted| counted.not_counted(calendar))
    }

    /// The same on the way to the day on which it was first due, where a new one was set.
    pub fn not_counted_first<'c>(&self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)>
    where
        'a: 'c,
    {
        let calendar = self.basis.calendar(calendar);
        self.moved.and_then(|moved| moved.first).into_iter().flat_map(move |counted| counted.not_counted(calendar))
    }

    /// Whether the law asks it in one circumstance, beside all that is promised.
    #[must_use]
    pub fn is_about_a_circumstance(&self) -> bool {
        matches!(self.basis, Basis::Law(law) if law.about.is_some())
    }

    /// Whether landlord and resident agree its date, and have not yet.
    #[must_use]
    pub fn is_to_be_agreed(&self) -> bool {
        matches!(self.due, Due::Waiting { on, .. } if on.start == Start::Agreement) && self.limit().is_none()
    }

    /// Whether it rests on the landlord's policy.
    #[must_use]
    pub fn is_promise(&self) -> bool {
        matches!(self.basis, Basis::Policy)
    }
}
