//! The questions of somebody who has no receipt: the day of the complaint, whether
//! it was acknowledged, whether a new date was agreed; and the record they tell of.
//!
//! Knows nothing of pages. "I was never told" and "I am not sure" are answers.

use chrono::NaiveDate;
use serde::Serialize;

use crate::case::events::{Event, EventKind, Events};
use crate::case::standing::Case;
use crate::days::clock::Step;
use crate::days::moment::Moment;
use crate::pages::dates::{asked_day, is_no_day};
use crate::policy::Rulebook;

/// The boxes as they were typed, shown again as they are.
#[derive(Debug, Default, Serialize)]
pub struct PassedBoxes {
    /// Somebody pressed the button, or came with days from another page; whatever is in the boxes.
    #[serde(skip)]
    pub sent: bool,
    /// The day of the complaint.
    pub received: String,
    /// The day on which the landlord was asked to look again; empty where it was not.
    pub asked: String,
    /// Whether the landlord said that it has it: `yes`, `no`, `unsure`, or nothing.
    pub told: String,
    /// The day on which it did.
    pub told_on: String,
    /// Whether a new date was agreed: `yes`, `no`, or nothing.
    pub agreed: String,
    /// That date.
    pub agreed_on: String,
}

/// Why a box has to be typed again; the template has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Wrong {
    /// It holds no day that can be read.
    NoDay,
    /// It holds a day that no calendar has.
    NoSuchDay,
    /// No version of the policy covers the day.
    NotCovered,
    /// The day lies beyond the bank holidays that are known.
    Far,
    /// It cannot be so early.
    Early,
    /// It is still to come.
    ToCome,
    /// The answer beside it says that there is none.
    Both,
    /// A complaint of that day has no other stage.
    NoStage,
}

/// What is wrong with each box.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct WrongBoxes {
    received: Option<Wrong>,
    asked: Option<Wrong>,
    told_on: Option<Wrong>,
    agreed_on: Option<Wrong>,
}

/// Whether and when the landlord said that it has the complaint, or the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Acknowledged {
    On(NaiveDate),
    Never,
    NotSure,
}

/// What somebody told of their complaint.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    received: NaiveDate,
    asked: Option<NaiveDate>,
    acknowledged: Acknowledged,
    agreed: Option<NaiveDate>,
}

impl WrongBoxes {
    fn any(self) -> bool {
        self != Self::default()
    }

    /// Only the day of the complaint lies where no calendar reaches.
    pub(super) fn far() -> Self {
        Self { received: Some(Wrong::Far), ..Self::default() }
    }

    /// No version covers the day of the complaint.
    #[must_use]
    pub fn not_covered() -> Self {
        Self { received: Some(Wrong::NotCovered), ..Self::default() }
    }
}

impl PassedBoxes {
    /// Their names in the address.
    pub const NAMES: [&'static str; 6] = ["received", "asked", "told", "told_on", "agreed", "agreed_on"];

    /// The day of the complaint, if there is one that can be read; without its year that of the day `today`.
    #[must_use]
    pub fn received_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        asked_day(&self.received, |day| day.nearest(today))
    }

    /// What the boxes tell on the day `today`.
    ///
    /// # Errors
    /// When a day cannot be read, or cannot be right.
    pub fn told(&self, today: NaiveDate) -> Result<Told, WrongBoxes> {
        let mut wrong = WrongBoxes::default();
        let received = self.received_on(today);
        if received.is_none() {
            wrong.received = Some(unread(&self.received));
        } else if received > Some(today) {
            wrong.received = Some(Wrong::ToCome);
        }
        let asked = optional(&self.asked, received, today, &mut wrong.asked);
        let start = asked.or(received);
        // Whoever was told and does not know the day leaves it out, as the page says.
        let told_on = match self.told.as_str() {
            "no" => none(&self.told_on, &mut wrong.told_on),
            _ => optional(&self.told_on, start, today, &mut wrong.told_on),
        };
        let has_agreed = self.agreed == "yes" || self.agreed.is_empty() && !self.agreed_on.trim().is_empty();
        // A new date that is agreed lies behind the day on which it all began.
        let next = start.and_then(|day| day.succ_opt());
        let agreed = if has_agreed {
            needed(&self.agreed_on, next, None, &mut wrong.agreed_on)
        } else {
            none(&self.agreed_on, &mut wrong.agreed_on)
        };
        let acknowledged = match (told_on, self.told.as_str()) {
            (Some(day), _) => Acknowledged::On(day),
            (None, "no") => Acknowledged::Never,
            (None, _) => Acknowledged::NotSure,
        };
        match received {
            Some(received) if !wrong.any() => Ok(Told { received, asked, acknowledged, agreed }),
            _ => Err(wrong),
        }
    }
}

/// Why nobody can read a day there.
fn unread(typed: &str) -> Wrong {
    if is_no_day(typed) { Wrong::NoSuchDay } else { Wrong::NoDay }
}

/// No day, since the answer beside it says that there is none.
fn none(typed: &str, wrong: &mut Option<Wrong>) -> Option<NaiveDate> {
    *wrong = (!typed.trim().is_empty()).then_some(Wrong::Both);
    None
}

/// A day that may be left out.
fn optional(typed: &str, first: Option<NaiveDate>, today: NaiveDate, wrong: &mut Option<Wrong>) -> Option<NaiveDate> {
    if typed.trim().is_empty() { None } else { needed(typed, first, Some(today), wrong) }
}

/// A day that must be there, not before `first` nor after `last`; without its year it is the last one until then, or
/// the next one.
fn needed(
    typed: &str,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    wrong: &mut Option<Wrong>,
) -> Option<NaiveDate> {
    let day = asked_day(typed, |day| match (first, last) {
        (_, Some(last)) => day.nearest(last),
        (Some(first), None) => day.first_from(first),
        (None, None) => None,
    });
    *wrong = match day {
        None => Some(unread(typed)),
        Some(day) if first.is_some_and(|first| day < first) => Some(Wrong::Early),
        Some(day) if last.is_some_and(|last| day > last) => Some(Wrong::ToCome),
        Some(_) => None,
    };
    day.filter(|_| wrong.is_none())
}

impl Told {
    /// The record that this tells of, at the moment `now`.
    ///
    /// # Errors
    /// When there is no second stage that could have been asked for.
    pub fn record(&self, rules: &Rulebook<'_>, now: Moment) -> Result<Events, WrongBoxes> {
        let stage = if self.asked.is_some() { 2 } else { 1 };
        let mut events = vec![Event::new(EventKind::Received, Moment::on(self.received)).at_stage(1)];
        events.extend(self.asked.map(|day| Event::new(EventKind::EscalationRequested, Moment::on(day))));
        if let Acknowledged::On(day) = self.acknowledged {
            events.push(Event::new(EventKind::Acknowledged, Moment::on(day)).at_stage(stage));
        }
        let stages = rules.stages(self.received);
        let no_stage = |_| WrongBoxes { asked: Some(Wrong::NoStage), ..WrongBoxes::default() };
        let before = Events::new(events.clone(), stages).map_err(no_stage)?;
        let Some(until) = self.agreed else { return Ok(before) };
        let agreed = Event::new(EventKind::ExtensionAgreed, Moment::on(self.agreed_at(&before, until, rules, now)));
        events.push(agreed.at_stage(stage).until(until));
        Events::new(events, stages).map_err(no_stage)
    }

    /// When the new date was agreed. Nobody is asked for that day, so it is the last one that was in time: a time
    /// that counts from it then has all its room.
    fn agreed_at(&self, before: &Events, until: NaiveDate, rules: &Rulebook<'_>, now: Moment) -> NaiveDate {
        let case = Case::of(rules, before, now);
        let first = case.leading(Step::Respond).and_then(|date| Some(date.outer_bound()?.due_date));
        let latest = [first, Some(now.day()), until.pred_opt()].into_iter().flatten().min();
        let began = self.asked.unwrap_or(self.received);
        latest.map_or(began, |latest| latest.max(began))
    }

    /// Whether nobody can say when the landlord told them that it has it.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.acknowledged == Acknowledged::NotSure
    }

    /// The same as what stands behind an address: `received=2026-12-24&told=yes&told_on=2026-12-30`.
    #[must_use]
    pub fn as_query(&self) -> String {
        let mut query = format!("received={}", self.received);
        if let Some(day) = self.asked {
            query.push_str(&format!("&asked={day}"));
        }
        match self.acknowledged {
            Acknowledged::On(day) => query.push_str(&format!("&told=yes&told_on={day}")),
            Acknowledged::Never => query.push_str("&told=no"),
            Acknowledged::NotSure => query.push_str("&told=unsure"),
        }
        if let Some(day) = self.agreed {
            query.push_str(&format!("&agreed=yes&agreed_on={day}"));
        }
        query
    }
}
