//! How long a limit is and how firmly it is promised, as people write both.

use super::section::squeezed;
use crate::days::clock::{Assumed, Firmness};
use crate::days::period::{Period, PeriodError};
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// A length of time, to show to authors.
pub(super) const LENGTH_EXAMPLE: &str = "10 working days";

/// A whole limit on one line, to show to authors.
pub(super) const LIMIT_EXAMPLE: &str = "10 working days from receipt (4.5)";

/// Parts `about 10 working days` into how firm it is and the rest.
pub(super) fn firmness(line: &str) -> (Firmness, &str) {
    for (word, firmness) in [
        ("about ", Firmness::Aim),
        ("usually ", Firmness::Usually),
        ("up to ", Firmness::UpTo),
        ("at most ", Firmness::UpTo),
        ("no more than ", Firmness::UpTo),
        ("a maximum of ", Firmness::UpTo),
        ("within ", Firmness::Firm),
    ] {
        // Cut on a character, whatever was pasted.
        if let Some((start, rest)) = line.split_at_checked(word.len())
            && start.eq_ignore_ascii_case(word)
        {
            return (firmness, rest.trim());
        }
    }
    (Firmness::Firm, line)
}

/// A limit that runs from its start whatever is agreed on the way says so before or after the start.
pub(super) fn in_total(line: &str) -> (String, bool) {
    let rest = line.strip_suffix(" in total").map(str::to_owned);
    let rest = rest.or_else(|| line.contains(" in total from ").then(|| line.replacen(" in total from ", " from ", 1)));
    rest.map_or_else(|| (line.to_owned(), false), |rest| (rest, true))
}

/// How long, as written: a period, and whether it comes on top of what was promised.
pub(super) struct Length {
    pub(super) within: Period,
    pub(super) more: bool,
    pub(super) assumed: Vec<Assumed>,
}

/// Reads `10 working days`, `10 more working days`, `a further 10 working days`.
///
/// What cannot be read is told with what `instead` gives to write; where that leaves no doubt, it is read as `meant`.
pub(super) fn read_length(
    typed: &str,
    at: Place,
    key: &str,
    meant: Option<&str>,
    instead: impl FnOnce(&PeriodError, &Problems<'_>) -> String,
    problems: &mut Problems<'_>,
) -> Option<Length> {
    let plain = squeezed(typed);
    let further = ["a further ", "another "].iter().find_map(|word| plain.strip_prefix(word)).map(str::to_owned);
    let more = further.or_else(|| plain.contains(" more ").then(|| plain.replacen(" more ", " ", 1)));
    let within = match more.as_deref().unwrap_or(typed).parse::<Period>() {
        Ok(period) => period,
        Err(error) => {
            let write = instead(&error, problems);
            let found = format!("{key}: {error}");
            let Some(meant) = meant.and_then(|meant| meant.parse().ok()) else {
                problems.error(&rules::UNREADABLE_TIME, at, found, write);
                return None;
            };
            problems.read_as_meant(&rules::UNREADABLE_TIME, at, found, write);
            meant
        }
    };
    let assumed =
        if says_only_days(more.as_deref().unwrap_or(typed)) { vec![Assumed::CalendarDays] } else { Vec::new() };
    Some(Length { within, more: more.is_some(), assumed })
}

/// "14 days" leaves open which days; "14 calendar days" does not.
fn says_only_days(period: &str) -> bool {
    let period = period.to_lowercase();
    (period.ends_with(" days") || period.ends_with(" day"))
        && !period.contains("working")
        && !period.contains("business")
        && !period.contains("calendar")
        && !period.contains("same")
}
