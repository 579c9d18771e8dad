//! What people mean by a date that is not read as they wrote it, and which dates
//! can be read in two ways.
//!
//! Nothing is dated by these: a message offers them, and the author decides.

use chrono::{Datelike, NaiveDate};

use super::read::{MONTHS, Part, Reading, read};
use super::{Approximate, Season};
use crate::words::nearest::nearest;

/// What a date may be besides what it is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Its day and its month can change places: this day.
    Order(NaiveDate),
    /// Its year has two figures.
    Century,
}

/// Why a text that is read as a date may be another.
pub(crate) fn doubt(text: &str) -> Option<Doubt> {
    let date = match read(text) {
        Reading::Likely(_) => return Some(Doubt::Century),
        Reading::Date(Approximate::Day(date)) => date,
        _ => return None,
    };
    let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
    let [first, _, year] = parts.as_slice() else { return None };
    let in_figures = first.len() <= 2 && year.len() == 4;
    let other = NaiveDate::from_ymd_opt(date.year(), date.day(), date.month());
    other.filter(|other| in_figures && *other != date).map(Doubt::Order)
}

/// The date that a text was most likely meant to be: `12 Marhc 2026`, `March 28`, `31 February 2026`, `12/24/2026`.
#[must_use]
pub fn meant(text: &str) -> Option<Approximate> {
    if let Reading::Impossible(part) = read(text) {
        return match part {
            Part::Day => last_of_month(text),
            Part::Month => month_first(text),
        };
    }
    let small = text.to_lowercase().replace(['’', '\''], "").replace([',', '.'], " ");
    let small = small.replace("sept ", "september ");
    let rough = ["end", "early", "mid", "late", "beginning", "start", "of", "the", "by", "in", "before"];
    let words: Vec<&str> =
        small.split([' ', '-', '/']).filter(|word| !word.is_empty() && !rough.contains(word)).collect();
    let words: Vec<String> = words
        .iter()
        .map(|word| {
            let letters = word.len() > 2 && word.chars().all(char::is_alphabetic);
            let known = letters.then(|| nearest(word, MONTHS.into_iter().chain(Season::IDS))).flatten();
            known.unwrap_or(word).to_owned()
        })
        .collect();
    let full = match words.as_slice() {
        // Nobody reviews a policy on a day without its year.
        [month, year] if year.len() == 2 => format!("{month} 20{year}"),
        [day, month, year] if year.len() == 2 => format!("{day} {month} 20{year}"),
        words => words.join(" "),
    };
    match read(&full) {
        Reading::Date(date) => Some(date),
        Reading::Impossible(_) if full != text.to_lowercase() => meant(&full),
        _ => None,
    }
}

/// The last day of the month of a day that it has not.
fn last_of_month(text: &str) -> Option<Approximate> {
    (28..=31).rev().find_map(|day| {
        let figures = |word: &str| word.len() <= 2 && word.parse::<u32>().is_ok_and(|number| number > 12);
        let mut done = false;
        let parted: String = text
            .split_inclusive(|c: char| !c.is_alphanumeric())
            .map(|word| {
                let bare = word.trim_end_matches(|c: char| !c.is_ascii_digit());
                if !done && figures(bare) {
                    done = true;
                    word.replacen(bare, &day.to_string(), 1)
                } else {
                    word.to_owned()
                }
            })
            .collect();
        match read(&parted) {
            Reading::Date(date) => Some(date),
            _ => None,
        }
    })
}

/// The day of a date with its month first.
fn month_first(text: &str) -> Option<Approximate> {
    let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    match read(&format!("{day}/{month}/{year}")) {
        Reading::Date(date) => Some(date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_that_was_meant_is_offered_as_it_is_read() {
        for (typed, date) in [
            ("12 Marhc 2026", "12 March 2026"),
            ("March 28", "March 2028"),
            ("12 Marhc 26", "12 March 2026"),
            ("31 February 2026", "28 February 2026"),
            ("29 February 2026", "28 February 2026"),
            ("31 November 2027", "30 November 2027"),
            ("32 December 2026", "31 December 2026"),
            ("31/11/2027", "30 November 2027"),
            ("12/24/2026", "24 December 2026"),
            ("end of March 2028", "March 2028"),
            ("sumer 2026", "Summer 2026"),
        ] {
            assert_eq!(meant(typed).map(|date| date.to_string()).as_deref(), Some(date), "{typed}");
        }
        for none in ["soon", "next year", "every two years", "", "12"] {
            assert_eq!(meant(none), None, "{none}");
        }
    }

    #[test]
    fn a_date_in_figures_can_be_another() {
        let other = NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day");
        assert_eq!(doubt("03/12/2026"), Some(Doubt::Order(NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day"))));
        assert_eq!(doubt("12.3.2026"), Some(Doubt::Order(NaiveDate::from_ymd_opt(2026, 12, 3).expect("a day"))));
        assert_eq!(doubt("6/6/22"), Some(Doubt::Century));
        for sure in ["2026-12-03", "24/12/2026", "6/6/2022", "3 December 2026", "2016"] {
            assert_eq!(doubt(sure), None, "{sure}");
        }
        assert_eq!(Approximate::Day(other).to_string(), "12 March 2026");
    }
}
