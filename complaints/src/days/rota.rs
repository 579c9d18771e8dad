//! Who is on duty for danger outside of a landlord's working hours: names, by
//! day and hour on London's clocks, in the order in which they are told.
//!
//! It knows no address of anybody, and whether a day is worked only as it is told.

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

mod hours;
mod kind;
mod turn;

use hours::Hours;
use kind::Kind;
use turn::Turn;

use crate::days::moment::Moment;

/// Working hours, and the turns of people outside of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rota {
    working: Hours,
    turns: Vec<Turn>,
}

/// Who is told of danger beside the landlord's team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnCall<'r> {
    /// The landlord works: its team reads what it is told.
    Working,
    /// These, the first of them first.
    Named(Vec<&'r str>),
    /// Nobody is named for this hour.
    Nobody,
}

impl Rota {
    /// Who is on duty at an instant; `not_worked` says of a weekday that it is a bank holiday or a closure day.
    #[must_use]
    pub fn at(&self, now: Moment, not_worked: impl Fn(NaiveDate) -> bool) -> OnCall<'_> {
        let kind = |day: NaiveDate| match day.weekday() {
            Weekday::Sat | Weekday::Sun => Kind::Week(day.weekday().num_days_from_monday()),
            _ if not_worked(day) => Kind::Holiday,
            weekday => Kind::Week(weekday.num_days_from_monday()),
        };
        let day = now.day();
        let before = day.pred_opt().map_or(Kind::Holiday, &kind);
        self.on(before, kind(day), now.instant().time())
    }

    /// The same of a day of which is known what it is, and what the one before it was.
    fn on(&self, before: Kind, day: Kind, time: NaiveTime) -> OnCall<'_> {
        if day.is_worked() && self.working.have(time) {
            return OnCall::Working;
        }
        let holds = |turn: &&Turn| {
            (turn.days.contains(&day) && turn.hours.have(time))
                || (turn.days.contains(&before) && turn.hours.have_next_day(time))
        };
        let mut names: Vec<&str> = Vec::new();
        for name in self.turns.iter().filter(holds).flat_map(|turn| &turn.names) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        if names.is_empty() { OnCall::Nobody } else { OnCall::Named(names) }
    }

    /// The hours of a week, and of a holiday, for which nobody is named, such as `sat 22:00-24:00`.
    #[must_use]
    pub fn holes(&self) -> Vec<String> {
        let mut edges: BTreeSet<NaiveTime> = BTreeSet::from([NaiveTime::MIN]);
        edges.extend(self.turns.iter().map(|turn| turn.hours).chain([self.working]).flat_map(Hours::edges));
        let edges: Vec<NaiveTime> = edges.into_iter().collect();
        let days = (0..7).map(Kind::Week).chain([Kind::Holiday]);
        days.flat_map(|day| self.holes_of(day, &edges)).collect()
    }

    fn holes_of(&self, day: Kind, edges: &[NaiveTime]) -> Vec<String> {
        // Between two edges nothing changes.
        let is_hole = |at: &NaiveTime| day.after().iter().any(|before| self.on(*before, day, *at) == OnCall::Nobody);
        let mut holes: Vec<(NaiveTime, Option<NaiveTime>)> = Vec::new();
        for (place, from) in edges.iter().enumerate().filter(|(_, from)| is_hole(from)) {
            let until = edges.get(place + 1).copied();
            match holes.last_mut() {
                Some(last) if last.1 == Some(*from) => last.1 = until,
                _ => holes.push((*from, until)),
            }
        }
        let said = |(from, until): (NaiveTime, Option<NaiveTime>)| {
            let until = until.map_or("24:00".to_owned(), |until| until.format("%H:%M").to_string());
            format!("{} {}-{until}", day.name(), from.format("%H:%M"))
        };
        holes.into_iter().map(said).collect()
    }
}

/// Why a text is no rota.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the duty rota cannot be read: {}. Write the working hours and then who is on duty outside of them, such as \
     `working 09:00-17:00; mon-fri 17:00-22:00 evening; sat-sun,holidays 09:00-22:00 weekend deputy`",
    .0.join("; ")
)]
pub struct NoRota(Vec<String>);

impl FromStr for Rota {
    type Err = NoRota;

    /// Reads `working 09:00-17:00; mon-fri 17:00-22:00 evening deputy; sat-sun,holidays 09:00-22:00 weekend`.
    fn from_str(text: &str) -> Result<Self, NoRota> {
        let mut wrong = Vec::new();
        let mut parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        let working = first.strip_prefix("working ").and_then(|hours| Hours::parse(hours.trim()));
        let working = working.filter(|hours| hours.are_of_one_day());
        if working.is_none() {
            wrong.push(format!("{first:?} is not the working hours of a day"));
        }
        let mut turns = Vec::new();
        for part in parts {
            match Turn::parse(part) {
                Ok(turn) => turns.push(turn),
                Err(what) => wrong.push(format!("in {part:?} {what}")),
            }
        }
        match working {
            Some(working) if wrong.is_empty() => Ok(Self { working, turns }),
            _ => Err(NoRota(wrong)),
        }
    }
}
