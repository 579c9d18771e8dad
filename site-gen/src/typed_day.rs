//! A day of the command line, as somebody types it: `2027-02-01`, `1 February
//! 2027`, `01/02/2027`. What is no single day is refused with the reason and
//! what to type; nothing is guessed.

use chrono::{Datelike, Months, NaiveDate};
use complaints::days::approximate::{Approximate, InForce, Part, Reading, read};

use crate::clock;

/// The day that was typed.
///
/// # Errors
/// When it is no day, or not one alone; in words, without what was typed.
pub(crate) fn day(typed: &str) -> Result<NaiveDate, String> {
    match in_figures(typed).as_deref().map(read) {
        Some(Reading::Date(Approximate::Day(day))) => Ok(day),
        _ => Err(why_not(typed)),
    }
}

/// Why a text is no day, and what to type.
pub(crate) fn why_not(typed: &str) -> String {
    let typed = typed.trim();
    match read(typed) {
        Reading::Date(date) => {
            format!("this is more than one day; say on which, such as {}", date.first_day().format("%Y-%m-%d"))
        }
        Reading::Likely(date) => {
            format!("write the year in four figures; did you mean {}?", date.first_day().format("%Y-%m-%d"))
        }
        Reading::Impossible(Part::Day) => no_such_day(typed),
        Reading::Impossible(Part::Month) => no_such_month(typed),
        Reading::Words => match without_year(typed) {
            Some(next) => format!("the year is missing; did you mean {next}?"),
            None => "this is no day that can be read; write it as year, month and day: 2027-02-01".to_owned(),
        },
    }
}

/// As a version's file is named, where it can be: also eight figures without anything between.
fn in_figures(typed: &str) -> Option<String> {
    let typed = typed.trim();
    InForce::meant_by(typed).filter(|stem| stem.len() == "2027-02-01".len())
}

fn parts(typed: &str) -> Vec<&str> {
    typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

/// `31/02/2027`: how many days the month has.
fn no_such_day(typed: &str) -> String {
    // Of the same month some number is the day that makes the first of it.
    let is_day = |part: &str| part.starts_with(|c: char| c.is_ascii_digit()) && !is_year(part);
    let parts = parts(typed);
    let first = match parts.as_slice() {
        [year, month, _] if is_year(year) => Some(format!("{year}-{month}-01")),
        parts => parts.iter().find(|part| is_day(part)).map(|day| typed.replacen(*day, "1", 1)),
    };
    let Some(Reading::Date(Approximate::Day(first))) = first.as_deref().map(read) else {
        return "there is no such day: the month has fewer".to_owned();
    };
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    let days = last.map(|last| format!("{} has {} days", last.format("%B %Y"), last.day())).unwrap_or_default();
    format!("there is no such day: {days}")
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())
}

/// `02/13/2027`: the day stands before the month.
fn no_such_month(typed: &str) -> String {
    let parts = parts(typed);
    let month = match parts.as_slice() {
        [month, _] | [_, month, _] => *month,
        _ => "",
    };
    let other = match parts.as_slice() {
        [month, day, year] if year.len() == 4 => read(&format!("{day}/{month}/{year}")).date(),
        _ => None,
    };
    let meant = other.map(|date| format!("; did you mean {}?", date.first_day().format("%Y-%m-%d")));
    let meant = meant.unwrap_or_else(|| ", there are 12; write it as year, month and day: 2027-02-01".to_owned());
    format!("there is no month {month}{meant}")
}

/// `1 Feb`, `1/2`: the next such day, today at the soonest.
fn without_year(typed: &str) -> Option<NaiveDate> {
    let today = clock::today();
    let in_year = |year: i32| {
        let whole = [format!("{typed} {year}"), format!("{typed}/{year}")];
        whole.iter().find_map(|whole| match read(whole) {
            Reading::Date(Approximate::Day(day)) => Some(day),
            _ => None,
        })
    };
    // Four years have a 29 February among them.
    (today.year()..=today.year() + 4).filter_map(in_year).find(|day| *day >= today)
}

#[cfg(test)]
mod tests {
    use super::{day, why_not};

    #[test]
    fn a_day_is_read_as_people_type_it() {
        for typed in [
            "2027-02-01",
            "1 February 2027",
            "01/02/2027",
            "1.2.2027",
            "1st Feb 2027",
            " Monday 1 Feb 2027",
            "20270201",
        ] {
            assert_eq!(day(typed).map(|day| day.to_string()).as_deref(), Ok("2027-02-01"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_single_day_is_refused_with_the_reason() {
        for (typed, why) in [
            ("31/02/2027", "there is no such day: February 2027 has 28 days"),
            ("29/02/2027", "February 2027 has 28 days"),
            ("2027-02-30", "February 2027 has 28 days"),
            ("2027-04-31", "April 2027 has 30 days"),
            ("31 April 2027", "April 2027 has 30 days"),
            ("31st April 2027", "April 2027 has 30 days"),
            ("February 29, 2027", "February 2027 has 28 days"),
            ("31/2", "there is no such day"),
            ("01/13/2027", "there is no month 13; did you mean 2027-01-13?"),
            ("2027-13-01", "there is no month 13"),
            ("13/2027", "there is no month 13"),
            ("1 Feb", "the year is missing; did you mean "),
            ("1/2", "the year is missing"),
            ("01/02/27", "write the year in four figures; did you mean 2027-02-01?"),
            ("2027", "more than one day; say on which, such as 2027-01-01"),
            ("2027-02", "more than one day; say on which, such as 2027-02-01"),
            ("Spring 2027", "more than one day"),
            ("undated", "no day that can be read"),
            ("some day", "no day that can be read; write it as year, month and day: 2027-02-01"),
        ] {
            assert!(day(typed).is_err_and(|said| said.contains(why)), "{typed}: {}", why_not(typed));
        }
    }
}
