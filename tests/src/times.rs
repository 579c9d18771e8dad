//! The days and the lengths of time that a text says, as a person reads them.

use chrono::NaiveDate;

/// What counts, in the words of pages.
const UNITS: [&str; 6] = ["hour", "day", "week", "month", "year", "working"];
const NUMBERS: [&str; 13] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "more"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The words of a text, without the signs round them; a comma parts what it stands between: "call 999, day or night".
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().map(|word| word.trim_matches(['.', '?', ')', '(', ':', ';'])).collect()
}

/// Every day that is written whole, such as `Wednesday 30 December 2026`, in its order.
///
/// # Errors
/// What stands there where a day has another weekday than its own, or is none.
pub fn days(text: &str) -> Result<Vec<NaiveDate>, String> {
    let words: Vec<&str> = words(text).into_iter().map(|word| word.trim_matches(',')).collect();
    let whole = words.windows(4).filter(|four| WEEKDAYS.contains(&four[0]) && MONTHS.contains(&four[2]));
    whole
        .map(|four| {
            let text = four.join(" ");
            NaiveDate::parse_from_str(&text, "%A %d %B %Y").map_err(|_| text)
        })
        .collect()
}

/// Every length of time that is written with a figure, in its order: `10 working day` for `10 working days`.
#[must_use]
pub fn periods(text: &str) -> Vec<String> {
    let words: Vec<&str> = words(text).into_iter().map(|word| word.trim_matches(',')).collect();
    let mut found = Vec::new();
    for at in 0..words.len() {
        let figure = !words[at].is_empty() && words[at].chars().all(|c| c.is_ascii_digit());
        let unit = match words.get(at + 1..).unwrap_or_default() {
            ["working", day, ..] if day.trim_end_matches('s') == "day" => "working day",
            [unit, ..] if UNITS.contains(&unit.trim_end_matches('s')) => unit.trim_end_matches('s'),
            _ => continue,
        };
        if figure {
            found.push(format!("{} {unit}", words[at]));
        }
    }
    found
}

/// Whether a text says how long something takes, or a day of a year.
#[must_use]
pub fn says_a_time(text: &str) -> bool {
    words(text).windows(2).any(|pair| {
        let (first, second) = (pair[0], pair[1].trim_end_matches(','));
        let figure = !first.is_empty() && first.chars().all(|c| c.is_ascii_digit());
        let number = figure || NUMBERS.contains(&first.to_lowercase().as_str());
        let counts = UNITS.iter().any(|unit| second == *unit || second.strip_suffix('s') == Some(unit));
        let month = MONTHS.contains(&second) && figure;
        let year = MONTHS.contains(&first) && second.len() == 4 && second.chars().all(|c| c.is_ascii_digit());
        number && counts || month || year
    })
}
