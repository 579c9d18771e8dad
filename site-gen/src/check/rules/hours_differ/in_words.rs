//! Hours of opening in words: "from nine till four", "half past eight to five".

use crate::prose::AnyOf;

/// The hours at which anything opens or closes.
const HOURS: [(&str, u16); 12] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// Words between two hours.
const TO: [&str; 5] = ["to", "till", "until", "and", "o'clock"];

pub(super) static ANY: AnyOf = AnyOf::new(&[" to ", " till ", " until ", " and "]);

/// What may stand behind the second hour: no unit of time, and nothing that can be counted.
const BEHIND: [&str; 14] = [
    "on",
    "every",
    "each",
    "from",
    "monday",
    "mondays",
    "weekdays",
    "except",
    "daily",
    "in",
    "o'clock",
    "tuesday",
    "wednesday",
    "saturday",
];

/// The words with both hours in figures, wherever two stand beside one another.
pub(super) fn in_figures(words: &str) -> String {
    if !ANY.is_in(words) {
        return words.to_owned();
    }
    let parts: Vec<&str> = words.split(' ').collect();
    let mut all: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    for at in 1..parts.len().saturating_sub(1) {
        let between = parts[at];
        let Some((last, sign)) = hour(parts[at + 1]) else { continue };
        let Some((first, "")) = hour(parts[at - 1]) else { continue };
        let is_end = !sign.is_empty()
            || parts.get(at + 2).is_none_or(|next| BEHIND.contains(&next.trim_end_matches([',', '.', ';'])));
        if !TO.contains(&between) || !is_end || between == "and" && !words.contains("between") {
            continue;
        }
        // Offices open in the morning, and close later than they open.
        let opens = if (6..=11).contains(&first) { "am" } else { "pm" };
        let closes = if last > first && last < 12 && opens == "am" { "am" } else { "pm" };
        all[at - 1] = format!("{first}{opens}");
        all[at] = "to".to_owned();
        all[at + 1] = format!("{last}{closes}{sign}");
    }
    all.join(" ")
}

/// The hour of a word, with the sign behind it.
fn hour(word: &str) -> Option<(u16, &str)> {
    let bare = word.trim_end_matches([',', '.', ';', ')']);
    let (_, hour) = HOURS.iter().find(|(name, _)| *name == bare)?;
    Some((*hour, word.get(bare.len()..)?))
}
