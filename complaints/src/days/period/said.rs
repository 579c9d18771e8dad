//! What people mean by a length of time that is not read as they wrote it.
//!
//! Nothing is counted by these: a message offers them, and the author decides.

use super::number_words::{nearest_number_word, number_word};
use super::{Period, Unit, nearest_unit};

/// Words of a promise that names no time. They stand for one where no figure stands beside them.
const NO_TIME: [&str; 22] = [
    "as soon as",
    "asap",
    "promptly",
    "prompt",
    "without delay",
    "without undue delay",
    "without unreasonable delay",
    "reasonable",
    "timely",
    "in due course",
    "immediately",
    "straight away",
    "straightaway",
    "right away",
    "quickly",
    "at once",
    "shortly",
    "soon",
    "to be confirmed",
    "tbc",
    "case by case",
    "varies",
];

/// What stands for the unit where people write shortly, or in words of another trade.
const SHORT: [(&[&str], Unit, u16); 8] = [
    (&["h", "hr", "hrs"], Unit::Hours, 1),
    (&["d", "ds", "cal days", "consecutive days", "days time"], Unit::Days, 1),
    (
        &[
            "w/days",
            "w/day",
            "wd",
            "wds",
            "w days",
            "w day",
            "wdays",
            "wk days",
            "wkdays",
            "wkg days",
            "work days",
            "work day",
            "workdays",
            "workday",
            "week days",
            "weekdays",
            "weekday",
            "bd",
            "bds",
            "b/days",
            "bus days",
            "business",
            "working",
            "office days",
            "workingdays",
            "workingday",
            "weekly days",
            "full working days",
        ],
        Unit::WorkingDays,
        1,
    ),
    (&["working weeks", "working week", "business weeks", "business week"], Unit::WorkingDays, 5),
    (&["w", "wk", "wks", "weeks time", "calendar weeks", "full weeks"], Unit::Weeks, 1),
    (&["fortnights", "fortnight"], Unit::Weeks, 2),
    (&["m", "mo", "mos", "mth", "mths", "mnths", "months time", "full months"], Unit::Months, 1),
    (&["y", "yr", "yrs", "calendar years", "full years"], Unit::Years, 1),
];

/// What stands before a time that is the most there is, and how that is written.
const BEFORE: [(&str, &str); 20] = [
    ("not more than ", "up to "),
    ("no later than ", "up to "),
    ("not later than ", "up to "),
    ("less than ", "up to "),
    ("not exceeding ", "up to "),
    ("a maximum of ", "up to "),
    ("maximum of ", "up to "),
    ("max of ", "up to "),
    ("maximum ", "up to "),
    ("max. ", "up to "),
    ("max ", "up to "),
    ("approximately ", "about "),
    ("approx. ", "about "),
    ("approx ", "about "),
    ("around ", "about "),
    ("roughly ", "about "),
    ("circa ", "about "),
    ("normally ", "usually "),
    ("generally ", "usually "),
    ("typically ", "usually "),
];

/// What stands behind one.
const BEHIND: [&str; 8] =
    [" maximum", " max", " max.", " at most", " at the latest", " or less", " or sooner", " or fewer"];

/// Whether a text promises something without a time: "as soon as possible".
pub(crate) fn gives_no_time(text: &str) -> bool {
    let small = text.to_lowercase();
    let words = format!(" {} ", small.replace([',', '.', ';'], " "));
    !small.chars().any(char::is_numeric) && NO_TIME.iter().any(|promise| words.contains(&format!(" {promise} ")))
}

/// What to write for a length of time, with how firm it is: `up to 10 working days` for "5-10 w/days".
pub(crate) fn meant(text: &str) -> Option<String> {
    let plain = plain(text);
    let mut rest = plain.as_str();
    let mut firm = "";
    if let Some((before, behind)) =
        rest.split_once("within ").filter(|(before, _)| !before.chars().any(char::is_numeric))
    {
        firm = if before.is_empty() { firm } else { "within " };
        rest = behind;
    }
    for (word, written) in BEFORE {
        if let Some(behind) = rest.strip_prefix(word) {
            (firm, rest) = (written, behind);
        }
    }
    for word in BEHIND {
        if let Some(before) = rest.strip_suffix(word) {
            (firm, rest) = ("up to ", before);
        }
    }
    for word in ["by ", "in ", "some ", "the ", "a full ", "in about "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    if let Some(most) = range(rest) {
        return Some(format!("up to {most}"));
    }
    period(rest).map(|period| format!("{firm}{period}"))
}

/// In small letters, with plain figures, strokes and single blanks.
fn plain(text: &str) -> String {
    let small = text.to_lowercase().replace(['–', '—', '‑', '−'], "-").replace(['’', '\''], "");
    let figures: String = small.chars().map(|c| figure(c).unwrap_or(c)).collect();
    figures.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figure that one of another script, or a wide one, stands for.
fn figure(c: char) -> Option<char> {
    [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0xFF10]
        .into_iter()
        .find_map(|zero| u32::from(c).checked_sub(zero).filter(|figure| *figure < 10))
        .and_then(|figure| char::from_digit(figure, 10))
}

/// The outer bound of `5-10 working days`, `between 5 and 10 working days`, `5 or 10 working days`.
fn range(text: &str) -> Option<Period> {
    let (bare, betweens) = match (text.strip_prefix("between "), text.strip_prefix("from ")) {
        (Some(bare), _) => (bare, &[" and ", " to ", "-"][..]),
        (None, Some(bare)) => (bare, &[" to ", "-"][..]),
        (None, None) => (text, &[" to ", " or ", "-", "/"][..]),
    };
    betweens.iter().find_map(|between| {
        let (least, most) = bare.split_once(between)?;
        let most = period(most.trim())?;
        let least = least.trim();
        let same_unit = period(&format!("{least} {}", most.unit().name()));
        let other_unit = || period(least).filter(|_| *between != " or ");
        let least = same_unit.or_else(other_unit)?;
        (least.usual_days() < most.usual_days()).then_some(most)
    })
}

/// A number and a unit, each as people may have meant it.
fn period(text: &str) -> Option<Period> {
    if let Ok(period) = text.parse::<Period>() {
        return Some(period);
    }
    let (count, rest) = counted(text)?;
    let (unit, times) = unit(rest.trim())?;
    Period::of(count.checked_mul(times)?, unit).filter(|_| count <= super::MAX_COUNT)
}

/// The number at the start of a text, and what stands behind it: `ten (10) working days`, `1O days`, `10days`.
fn counted(text: &str) -> Option<(u16, String)> {
    let text = text.trim_start_matches(['-', '+', '~', '<', '(']);
    let two = ["a couple of ", "couple of ", "a couple ", "a pair of "];
    if let Some(rest) = two.iter().find_map(|word| text.strip_prefix(word)) {
        return Some((2, rest.to_owned()));
    }
    let words: Vec<&str> = text.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let first = *words.first()?;
    let (count, joined, taken) = match words.get(1).and_then(|second| number_word(&format!("{first}-{second}"))) {
        Some(count) => (count, "", 2),
        None => figures(first)
            .or_else(|| Some((number_word(first).or_else(|| nearest_number_word(first))?, "")))
            .map(|(count, joined)| (count, joined, 1))?,
    };
    let mut rest = words.get(taken..).unwrap_or_default();
    // The same number once more, in brackets.
    if rest.first().is_some_and(|word| word.starts_with('(') && word.ends_with(')')) {
        rest = rest.get(1..).unwrap_or_default();
    }
    let joined = std::iter::once(joined).chain(rest.iter().copied()).filter(|word| !word.is_empty());
    Some((count, joined.collect::<Vec<_>>().join(" ")))
}

/// A number in figures, with letters that look like some; and the letters that were typed on to it.
fn figures(word: &str) -> Option<(u16, &str)> {
    let like_figures = |c: char| c.is_ascii_digit() || matches!(c, 'o' | 'l');
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(like_figures) {
        return Some((word.replace('o', "0").replace('l', "1").parse().ok()?, ""));
    }
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = word.strip_suffix(letters)?.parse().ok()?;
    Some((count, if ["st", "nd", "rd", "th", "+", ")"].contains(&letters) { "" } else { letters }))
}

/// The unit that a text stands for, and how many of it.
fn unit(text: &str) -> Option<(Unit, u16)> {
    let bare = text.trim_end_matches('.');
    let short = || SHORT.iter().find(|(words, ..)| words.contains(&bare)).map(|(_, unit, times)| (*unit, *times));
    Unit::parse(bare)
        .map(|unit| (unit, 1))
        .or_else(short)
        .or_else(|| nearest_unit(bare).and_then(Unit::parse).map(|unit| (unit, 1)))
}

#[cfg(test)]
mod tests {
    use super::{gives_no_time, meant};

    #[test]
    fn what_people_mean_is_offered_in_words_that_are_read() {
        for (said, written) in [
            ("10 w/days", "10 working days"),
            ("10wd", "10 working days"),
            ("10 buisness days", "10 working days"),
            ("10-working-day", "10 working days"),
            ("ten (10) working days", "10 working days"),
            ("twenty eight days", "28 days"),
            ("a couple of weeks", "2 weeks"),
            ("2 fortnights", "4 weeks"),
            ("2 working weeks", "10 working days"),
            ("5-10 working days", "up to 10 working days"),
            ("between 5 and 10 working days", "up to 10 working days"),
            ("5 to 10 working days", "up to 10 working days"),
            ("5 working days to 2 weeks", "up to 2 weeks"),
            ("10 working days maximum", "up to 10 working days"),
            ("max 10 days", "up to 10 days"),
            ("1O working days", "10 working days"),
            ("tenn working days", "10 working days"),
            ("１０ working days", "10 working days"),
            ("-10 working days", "10 working days"),
            ("as soon as we can, and within 10 working days", "within 10 working days"),
            ("approx 3 wks", "about 3 weeks"),
            ("the 10th working day", "10 working days"),
        ] {
            assert_eq!(meant(said).as_deref(), Some(written), "{said}");
        }
    }

    #[test]
    fn what_has_no_one_meaning_is_left_to_the_author() {
        for said in [
            "10",
            "working days",
            "a few days",
            "several weeks",
            "1.5 weeks",
            "20 clear days",
            "10 working days or 2 weeks",
            "0 days",
            "0 working days",
        ] {
            assert_eq!(meant(said), None, "{said}");
        }
    }

    #[test]
    fn a_promise_without_a_time_is_known_by_its_words() {
        for said in ["as soon as possible", "Promptly", "within a reasonable time", "ASAP", "without delay"] {
            assert!(gives_no_time(said), "{said}");
        }
        for said in ["10 working days", "as soon as possible and within 10 days", "a few days", "sooner or later"] {
            assert!(!gives_no_time(said), "{said}");
        }
    }
}
