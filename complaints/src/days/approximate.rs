//! Dates as exact as people give them: a day, a month, a season, a year.
//!
//! Policies say "Summer 2016" and visitors say "last March"; neither is made
//! more exact than it is. What has one meaning is read, what has none is left.

use chrono::NaiveDate;

/// A date that may be exact to the day, the month, the season or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approximate {
    /// One day.
    Day(NaiveDate),
    /// A month of a year; the month counts from 1.
    Month(i32, u32),
    /// A season of a year.
    Season(i32, Season),
    /// A year.
    Year(i32),
}

/// A season, as northern calendars name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December of the year to February of the next.
    Winter,
}

impl Season {
    /// Every season with its name in files and phrases.
    pub const NAMES: [(&'static str, Self); 4] =
        [("spring", Self::Spring), ("summer", Self::Summer), ("autumn", Self::Autumn), ("winter", Self::Winter)];

    /// The name in files and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, s)| *s == self).map_or("", |(name, _)| name)
    }

    fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Approximate {
    /// The first day it can mean.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let (year, month, day) = match self {
            Self::Day(date) => return date,
            Self::Month(year, month) => (year, month, 1),
            Self::Season(year, season) => (year, season.first_month(), 1),
            Self::Year(year) => (year, 1, 1),
        };
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Day(date) => return date,
            Self::Month(..) => 1,
            Self::Season(..) => 3,
            Self::Year(_) => 12,
        };
        let after = self.first_day().checked_add_months(chrono::Months::new(months));
        after.and_then(|d| d.pred_opt()).unwrap_or(NaiveDate::MAX)
    }
}

/// What a text said about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It has one meaning.
    Date(Approximate),
    /// It has the shape of a date that does not exist.
    Impossible(Part),
    /// It is words; they are kept as they are.
    Words,
}

/// The part of a date that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// No such day in that month.
    Day,
    /// No such month.
    Month,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date as people write one: `2014-01`, `6 June 2022`, `6/6/22`,
/// `Jan 2014`, `Summer 2016`, `2016`. A two-figure year is 1970 to 2069, and
/// numbers stand day first, as they do in the United Kingdom.
#[must_use]
pub fn read(text: &str) -> Reading {
    let plain = text.to_lowercase().replace(['–', '—', '‑', '−'], "-").replace([',', '\u{a0}'], " ");
    let words: Vec<&str> =
        plain.split_whitespace().filter(|w| !matches!(*w, "the" | "of" | "on" | "in") && !is_weekday(w)).collect();
    match words.as_slice() {
        [one] => numeric(one),
        [season, year] if season_of(season).is_some() => match (season_of(season), year_of(year)) {
            (Some(season), Some(year)) => Reading::Date(Approximate::Season(year, season)),
            _ => Reading::Words,
        },
        [month, year] => match (month_of(month), year_of(year)) {
            // "may 12" is a day in May as likely as the year 2012: words.
            (Some(month), Some(written)) if year.len() == 4 => Reading::Date(Approximate::Month(written, month)),
            _ => Reading::Words,
        },
        [day, month, year] if digits(day) && digits(month) => numeric(&format!("{day}/{month}/{year}")),
        [day, month, year] => {
            let (day, month) = if month_of(day).is_some() { (month, day) } else { (day, month) };
            match (day_of(day), month_of(month), year_of(year)) {
                (Some(day), Some(month), Some(year)) => dated(year, month, day),
                _ => Reading::Words,
            }
        }
        _ => Reading::Words,
    }
}

fn numeric(text: &str) -> Reading {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    if !parts.iter().all(|p| digits(p)) {
        return Reading::Words;
    }
    let number = |t: &str| t.parse::<u32>().unwrap_or(u32::MAX);
    match parts.as_slice() {
        [year] if year.len() == 4 => year_of(year).map_or(Reading::Words, |y| Reading::Date(Approximate::Year(y))),
        [year, month] if year.len() == 4 => match year_of(year) {
            Some(year) if (1..=12).contains(&number(month)) => Reading::Date(Approximate::Month(year, number(month))),
            // 2024-25 is a winter or a rent year.
            Some(_) | None => Reading::Words,
        },
        [month, year] if year.len() == 4 => match year_of(year) {
            Some(year) if (1..=12).contains(&number(month)) => Reading::Date(Approximate::Month(year, number(month))),
            Some(_) => Reading::Impossible(Part::Month),
            None => Reading::Words,
        },
        // 10.30 may be a time; only a stroke makes it a date for sure.
        [day, month] if day.len() <= 2 && month.len() <= 2 && text.contains('/') => {
            // No year: words, unless no year could make it a date. 2024 has a 29 February.
            match dated(2024, number(month), number(day)) {
                Reading::Date(_) => Reading::Words,
                other => other,
            }
        }
        [year, month, day] if year.len() == 4 => {
            year_of(year).map_or(Reading::Words, |y| dated(y, number(month), number(day)))
        }
        [day, month, year] => year_of(year).map_or(Reading::Words, |y| dated(y, number(month), number(day))),
        _ => Reading::Words,
    }
}

fn dated(year: i32, month: u32, day: u32) -> Reading {
    if !(1..=12).contains(&month) {
        return Reading::Impossible(Part::Month);
    }
    NaiveDate::from_ymd_opt(year, month, day)
        .map_or(Reading::Impossible(Part::Day), |date| Reading::Date(Approximate::Day(date)))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn year_of(text: &str) -> Option<i32> {
    let number = text.parse::<i32>().ok().filter(|_| digits(text))?;
    match text.len() {
        4 if (1900..=2199).contains(&number) => Some(number),
        // Somebody's date of birth, or a problem of the last century.
        2 if number >= 70 => Some(1900 + number),
        2 => Some(2000 + number),
        _ => None,
    }
}

fn day_of(text: &str) -> Option<u32> {
    let number = text.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &text[number.len()..];
    (digits(number) && number.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th"))
        .then(|| number.parse().ok())
        .flatten()
}

fn month_of(text: &str) -> Option<u32> {
    let text = text.trim_end_matches('.');
    let position = MONTHS.iter().position(|name| {
        *name == text
            || (text.len() >= 3 && text.len() <= 4 && name.starts_with(text))
            || (text == "sept" && *name == "september")
    });
    position.and_then(|n| u32::try_from(n + 1).ok())
}

fn season_of(text: &str) -> Option<Season> {
    Season::NAMES.iter().find(|(name, _)| *name == text).map(|(_, season)| *season)
}

fn is_weekday(text: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| *day == text || (text.len() == 3 && day.starts_with(text)))
}

/// The day from which a version of a policy holds, as exact as the policy is.
///
/// It is the name of the version's file, and there is no second copy of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InForce {
    /// The policy gives no date. It precedes every dated version.
    Undated,
    /// As exact as the policy says.
    From(Approximate),
}

impl InForce {
    /// Reads a file's stem: `2022-06-06`, `2021-01`, `2021` or `undated`.
    #[must_use]
    pub fn from_stem(stem: &str) -> Option<Self> {
        if stem == "undated" {
            return Some(Self::Undated);
        }
        let canonical = stem.split('-').next().is_some_and(|year| year.len() == 4) && matches!(stem.len(), 4 | 7 | 10);
        match numeric(stem) {
            Reading::Date(date) if canonical => Some(Self::From(date)),
            _ => None,
        }
    }

    /// The first day on which it holds.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Undated => NaiveDate::MIN,
            Self::From(date) => date.first_day(),
        }
    }

    /// Whether the day had to be assumed.
    #[must_use]
    pub fn is_assumed(self) -> bool {
        !matches!(self, Self::From(Approximate::Day(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str, first: &str, last: &str) {
        match read(text) {
            Reading::Date(date) => {
                assert_eq!(
                    (date.first_day().to_string(), date.last_day().to_string()),
                    (first.into(), last.into()),
                    "{text}"
                );
            }
            other => panic!("{text} was read as {other:?}"),
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        reads("2022-06-06", "2022-06-06", "2022-06-06");
        reads("6 June 2022", "2022-06-06", "2022-06-06");
        reads("6th June 2022", "2022-06-06", "2022-06-06");
        reads("June 6, 2022", "2022-06-06", "2022-06-06");
        reads("Monday 6 June 2022", "2022-06-06", "2022-06-06");
        reads("01.01.26", "2026-01-01", "2026-01-01");
        reads("27/3/2026", "2026-03-27", "2026-03-27");
        reads("1–1–2026", "2026-01-01", "2026-01-01");
        reads("2014-01", "2014-01-01", "2014-01-31");
        reads("03/2026", "2026-03-01", "2026-03-31");
        reads("January 2014", "2014-01-01", "2014-01-31");
        reads("Summer 2016", "2016-06-01", "2016-08-31");
        reads("winter 2027", "2027-12-01", "2028-02-29");
        reads("2016", "2016-01-01", "2016-12-31");
    }

    #[test]
    fn a_date_that_cannot_be_is_told_from_words() {
        assert_eq!(read("31/2"), Reading::Impossible(Part::Day));
        assert_eq!(read("31/2/2026"), Reading::Impossible(Part::Day));
        assert_eq!(read("29 February 2026"), Reading::Impossible(Part::Day));
        assert_eq!(read("12/13/2026"), Reading::Impossible(Part::Month));
        for words in ["since last winter", "1 jan", "Janvier", "March", "about 3 weeks", "", "may be 12", "1/2", "۲۰۲۶"]
        {
            assert_eq!(read(words), Reading::Words, "{words}");
        }
    }

    #[test]
    fn a_version_is_named_by_the_day_it_holds_from() {
        assert_eq!(InForce::from_stem("undated"), Some(InForce::Undated));
        assert_eq!(InForce::from_stem("2021-01").map(InForce::first_day), NaiveDate::from_ymd_opt(2021, 1, 1));
        for wrong in ["2021-1", "2021-13", "01-2021", "draft", "2021-02-30", "21", "2021-25"] {
            assert_eq!(InForce::from_stem(wrong), None, "{wrong}");
        }
        assert!(InForce::Undated < InForce::from_stem("2000").expect("a year"));
    }
}
