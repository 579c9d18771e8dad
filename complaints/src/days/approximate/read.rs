//! A date read from what people write; numbers stand day first, as in the United Kingdom.
//!
//! Refuses to guess: "last March" and "1/2" are words and stay words.

use chrono::NaiveDate;

use super::{Approximate, Season};

/// What a text said about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It has one meaning, exact to the day, month, season or year.
    Date(Approximate),
    /// Its year has two figures, so it is most likely this day: nobody can be told that it is wrong.
    Likely(Approximate),
    /// It has the shape of a date that does not exist.
    Impossible(Part),
    /// It is words; they are kept as they are.
    Words,
}

impl Reading {
    /// The date that it is, or most likely is.
    #[must_use]
    pub fn date(self) -> Option<Approximate> {
        match self {
            Self::Date(date) | Self::Likely(date) => Some(date),
            Self::Impossible(_) | Self::Words => None,
        }
    }
}

/// The part of a date that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The month has no such day: `31 June`.
    Day,
    /// There is no such month: `12/13/2026`.
    Month,
}

pub(super) const MONTHS: [&str; 12] = [
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
/// `Jan 2014`, `Summer 2016`, `2016`. Numbers stand day first, as they do in the
/// United Kingdom. A two-figure year is 1970 to 2069 where that makes a day, and
/// words where it makes none: `31/2/24` can be a year first, and `24/25` two.
#[must_use]
pub fn read(text: &str) -> Reading {
    let plain = text.to_lowercase().replace(['–', '—', '‑', '−'], "-").replace([',', '\u{a0}'], " ");
    let words: Vec<&str> =
        plain.split_whitespace().filter(|w| !matches!(*w, "the" | "of" | "on" | "in") && !is_weekday(w)).collect();
    match words.as_slice() {
        [one] => written_in_figures(one),
        [season, year] if Season::parse(season).is_some() => match (Season::parse(season), year_of(year)) {
            (Some(season), Some(year)) => Reading::Date(Approximate::Season(year, season)),
            _ => Reading::Words,
        },
        [month, year] => match (month_of(month), year_of(year)) {
            // "may 12" is a day in May as likely as the year 2012: words.
            (Some(month), Some(written)) if year.len() == 4 => Reading::Date(Approximate::Month(written, month)),
            _ => Reading::Words,
        },
        [day, month, year] if digits(day) && digits(month) => written_in_figures(&format!("{day}/{month}/{year}")),
        [day, month, year] => {
            let (day, month) = if month_of(day).is_some() { (month, day) } else { (day, month) };
            match (day_of(day), month_of(month), year_of(year)) {
                (Some(day), Some(month), Some(number)) => dated_in(year, number, month, day),
                _ => Reading::Words,
            }
        }
        _ => Reading::Words,
    }
}

/// Reads a date in figures alone, parted by `/`, `.` or `-`.
///
/// | written | read |
/// |---|---|
/// | `2016`, `2014-01`, `03/2026` | a year, a month |
/// | `2024-25` | words: a winter or a rent year |
/// | `10.30`, `1/2` | words: a time of day, a day without its year |
/// | `24/25`, `13/25`, `31/2/24` | words: two years, or nobody can tell which is the year |
/// | `31/2` | impossible: no year has that day |
/// | `2022-06-06`, `6/6/22` | a day, of the second most likely |
pub(super) fn written_in_figures(text: &str) -> Reading {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    if !parts.iter().all(|part| digits(part)) {
        return Reading::Words;
    }
    match parts.as_slice() {
        [year] if year.len() == 4 => year_of(year).map_or(Reading::Words, |y| Reading::Date(Approximate::Year(y))),
        [year, month] if year.len() == 4 => year_and_month(year, month),
        [month, year] if year.len() == 4 => month_and_year(month, year),
        // 10.30 may be a time; only a stroke makes it a date for sure.
        [day, month] if day.len() <= 2 && month.len() <= 2 && text.contains('/') => day_and_month(day, month),
        [year, month, day] if year.len() == 4 => day_month_year(day, month, year),
        [day, month, year] => day_month_year(day, month, year),
        _ => Reading::Words,
    }
}

/// `2014-01`; `2024-25` is a winter or a rent year.
fn year_and_month(year: &str, month: &str) -> Reading {
    match year_of(year) {
        Some(year) if (1..=12).contains(&number(month)) => Reading::Date(Approximate::Month(year, number(month))),
        Some(_) | None => Reading::Words,
    }
}

/// `03/2026`; nobody writes a winter this way round, so `13/2026` is a slip.
fn month_and_year(month: &str, year: &str) -> Reading {
    match year_of(year) {
        Some(year) if (1..=12).contains(&number(month)) => Reading::Date(Approximate::Month(year, number(month))),
        Some(_) => Reading::Impossible(Part::Month),
        None => Reading::Words,
    }
}

/// `27/3` has no year and stays words, unless it is the last days of a month that has fewer:
/// no year makes `31/2` a date. 2024 has a 29 February. `24/25` and `99/12` are none of this.
fn day_and_month(day: &str, month: &str) -> Reading {
    match dated(2024, number(month), number(day)) {
        Reading::Impossible(Part::Day) if (29..=31).contains(&number(day)) => Reading::Impossible(Part::Day),
        _ => Reading::Words,
    }
}

fn day_month_year(day: &str, month: &str, year: &str) -> Reading {
    year_of(year).map_or(Reading::Words, |number_of| dated_in(year, number_of, number(month), number(day)))
}

/// A day of a year as it was written: only four figures are sure to be one.
fn dated_in(written: &str, year: i32, month: u32, day: u32) -> Reading {
    match dated(year, month, day) {
        sure if written.len() == 4 => sure,
        Reading::Date(date) => Reading::Likely(date),
        _ => Reading::Words,
    }
}

/// A number too large to be any part of a date is the largest.
fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
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

/// `6`, `6th`.
fn day_of(text: &str) -> Option<u32> {
    let number = text.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = text.strip_prefix(number).unwrap_or_default();
    (digits(number) && number.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
        .then(|| number.parse().ok())
        .flatten()
}

pub(super) fn month_of(text: &str) -> Option<u32> {
    let text = text.trim_end_matches('.');
    let position = MONTHS.iter().position(|name| {
        *name == text
            || (text.len() >= 3 && text.len() <= 4 && name.starts_with(text))
            || (text == "sept" && *name == "september")
    });
    position.and_then(|n| u32::try_from(n + 1).ok())
}

fn is_weekday(text: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| *day == text || (text.len() == 3 && day.starts_with(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str, first: &str, last: &str) {
        match read(text) {
            Reading::Date(date) | Reading::Likely(date) => {
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
    fn a_year_in_two_figures_makes_nothing_impossible() {
        for words in [
            "24/25",
            "2024/25",
            "2024-25",
            "24-25",
            "13/25",
            "25/13",
            "31/2/24",
            "30/2/24",
            "12/13/24",
            "24/25/26",
            "99/12",
            "32/1",
            "0/0",
            "31 Feb 24",
            "31 2 24",
            "31.02.24",
            "0/1/24",
            "winter 24/25",
            "23/24/25",
            "1/0",
        ] {
            assert_eq!(read(words), Reading::Words, "{words}");
        }
        for likely in ["6/6/22", "6 June 22", "24/12/30", "01.01.26", "6-6-22", "6 6 22"] {
            assert!(matches!(read(likely), Reading::Likely(_)), "{likely}: {:?}", read(likely));
        }
        assert!(matches!(read("6/6/2022"), Reading::Date(_)));
    }

    #[test]
    fn a_date_that_cannot_be_is_told_from_words() {
        assert_eq!(read("31/2"), Reading::Impossible(Part::Day));
        assert_eq!(read("31/2/2026"), Reading::Impossible(Part::Day));
        assert_eq!(read("29 February 2026"), Reading::Impossible(Part::Day));
        assert_eq!(read("12/13/2026"), Reading::Impossible(Part::Month));
        assert_eq!(read("13/2026"), Reading::Impossible(Part::Month));
        assert_eq!(read("2026-02-30"), Reading::Impossible(Part::Day));
        for words in ["since last winter", "1 jan", "Janvier", "March", "about 3 weeks", "", "may be 12", "1/2", "۲۰۲۶"]
        {
            assert_eq!(read(words), Reading::Words, "{words}");
        }
    }
}
