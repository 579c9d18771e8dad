//! Where a page of a list ends: `unread <since> <place>` or `open <since> <place>`.

use chrono::{DateTime, TimeDelta, Utc};

/// How the two parts of a list are named where a page ends.
pub(super) const UNREAD: &str = "unread ";
pub(super) const OPEN: &str = "open ";

/// Whether a text is what a page told of the next one.
#[must_use]
pub fn is_a_place(text: &str) -> bool {
    let place = text.strip_prefix(UNREAD).or_else(|| text.strip_prefix(OPEN));
    place.and_then(|place| place.split_once(' ')).is_some_and(|(since, _)| since.parse::<DateTime<Utc>>().is_ok())
}

/// How far the clocks of two machines may be apart: what came within that is shown once more rather than not at all.
pub(super) const CLOCKS_APART: TimeDelta = TimeDelta::seconds(60);

/// Since when pages are turned, and where the next one begins: `unread <place>` or `open <place>`.
pub(super) fn turned_since(after: &str) -> (DateTime<Utc>, String) {
    let (part, rest) = after.split_once(' ').unwrap_or((after, ""));
    let (since, place) = rest.split_once(' ').unwrap_or((rest, ""));
    // A text that no page told begins at the beginning, and leaves nothing out.
    (since.parse().unwrap_or(DateTime::UNIX_EPOCH), format!("{part} {place}"))
}
