//! A rota as text → its turns, with every mistake in it.

use std::collections::BTreeSet;
use std::str::FromStr;

use super::hours::Hours;
use super::{Kind, Rota, Turn};

/// The days as they are written.
pub(super) const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Every weekday on which a landlord does not work.
pub(super) const HOLIDAYS: &str = "holidays";

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
            match turn(part) {
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

fn turn(text: &str) -> Result<Turn, String> {
    let mut words = text.split_whitespace();
    let (days, hours) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let days: Option<Vec<Vec<Kind>>> = days.split(',').map(of_days).collect();
    let days = days.ok_or("the days are none, such as mon-fri or sat,holidays")?;
    let hours = Hours::parse(hours).ok_or("the hours are none, such as 17:00-22:00")?;
    let names: Vec<String> = words.map(str::to_owned).collect();
    let is_name = |name: &String| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if names.is_empty() || !names.iter().all(is_name) {
        return Err("nobody is named by letters, figures and hyphens".to_owned());
    }
    Ok(Turn { days: days.into_iter().flatten().collect::<BTreeSet<Kind>>(), hours, names })
}

/// `mon`, `mon-fri` or `holidays`.
fn of_days(text: &str) -> Option<Vec<Kind>> {
    if text == HOLIDAYS {
        return Some(vec![Kind::Holiday]);
    }
    let of = |name: &str| u32::try_from(WEEK.iter().position(|day| *day == name)?).ok();
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (of(first)?, of(last)?);
    (first <= last).then(|| (first..=last).map(Kind::Week).collect())
}
