//! Hours at which somebody answers: days and times of day that there are, one after the other.

use super::wrong::Wrong;

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A time of day as typed, and in minutes since midnight; none where there is no such time.
struct Time {
    typed: String,
    minutes: Option<u16>,
}

pub(super) fn mistake(name: &str, typed: &str) -> Option<Wrong> {
    let lower = typed.to_lowercase();
    let with = |from: &str, to: &str| {
        let at = lower.find(from).filter(|at| typed.get(*at..*at + from.len()).is_some())?;
        Some(format!("`{name}: {}{to}{}`", typed.get(..at)?, typed.get(at + from.len()..)?))
    };
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 4) {
        let bare = word.strip_suffix('s').unwrap_or(word);
        let near = DAYS.into_iter().find(|day| strsim::damerau_levenshtein(day, bare) == 1);
        if let Some(day) = near.filter(|_| !DAYS.contains(&bare)) {
            let day = day.get(..1).unwrap_or_default().to_uppercase() + day.get(1..).unwrap_or_default();
            let write = with(word, &day).unwrap_or_else(|| format!("`{day}`"));
            return Wrong::error(format!("{name}: \"{word}\" is no day of the week"), write);
        }
    }
    let times = times(&lower);
    if let Some(none) = times.iter().find(|time| time.minutes.is_none()) {
        return Wrong::error(
            format!("{name}: there is no {} in a day", none.typed),
            format!("a time of day, such as `{name}: Monday to Friday, 9am to 5pm`"),
        );
    }
    let [from, to] = times.as_slice() else { return None };
    let is_over_night = ["night", "overnight"].iter().any(|night| lower.contains(night));
    (to.minutes <= from.minutes && !is_over_night).then(|| {
        Wrong::error(
            format!("{name}: {} comes before {}, so nobody would ever answer", to.typed, from.typed),
            format!("the first time and then the last, such as `{name}: Monday to Friday, 9am to 5pm`"),
        )
    })?
}

/// The times of day with `am` or `pm`.
fn times(lower: &str) -> Vec<Time> {
    let mut found = Vec::new();
    for half in ["am", "pm"] {
        for (at, _) in lower.match_indices(half) {
            let before = lower.get(..at).unwrap_or_default().trim_end();
            let goes_on = lower.get(at + 2..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':')).len();
            let figures = before.get(start..).unwrap_or_default().trim_matches(['.', ':']);
            if goes_on || figures.is_empty() {
                continue;
            }
            let (hour, minute) = figures.split_once(['.', ':']).unwrap_or((figures, "0"));
            let minutes = match (hour.parse::<u16>(), minute.parse::<u16>()) {
                (Ok(hour @ 1..=12), Ok(minute @ 0..=59)) => {
                    Some(hour % 12 * 60 + minute + if half == "pm" { 12 * 60 } else { 0 })
                }
                _ => None,
            };
            found.push((start, Time { typed: format!("{figures}{half}"), minutes }));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, time)| time).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_that_cannot_be_are_told_and_all_others_are_not() {
        for (typed, says) in [
            ("Monday to Firday, 9am to 5pm", Some("no day of the week")),
            ("Monday to Friday, 9am to 25pm", Some("no 25pm in a day")),
            ("Monday to Friday, 9am to 5am", Some("5am comes before 9am")),
            ("Monday to Friday, 9pm to 5pm", Some("5pm comes before 9pm")),
            ("Monday to Friday, 9am to 5.75pm", Some("no 5.75pm")),
            ("Monday to Friday, 9am to 5pm", None),
            ("Mondays and Fridays 10 am - 12 pm", None),
            ("Mon-Fri 9.00am–5.30pm, Sat 10am to 12pm", None),
            ("9am to midday, not on Sundays", None),
            ("24 hours a day", None),
            ("weekdays, 8pm to 8am overnight", None),
        ] {
            let told = mistake("hours", typed).map(|wrong| wrong.found);
            match says {
                Some(says) => assert!(told.as_ref().is_some_and(|told| told.contains(says)), "{typed}: {told:?}"),
                None => assert_eq!(told, None, "{typed}"),
            }
        }
    }
}
