//! The entries of a calendar file.

use chrono::{NaiveDate, NaiveDateTime};
use complaints::days::moment::Moment;

/// What stands on a day of a calendar, and by which name it is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its UID.
    pub(super) name: String,
    /// The day on which it stands, in London.
    pub(super) day: NaiveDate,
}

/// Every entry of a calendar file, in its order; a line that goes on begins with a space (RFC 5545, 3.1).
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let text = text.replace("\r\n ", "");
    let (mut all, mut name, mut day) = (Vec::new(), None, None);
    for line in text.lines() {
        let value = line.rsplit(':').next().unwrap_or_default().trim();
        if line.starts_with("UID") {
            name = Some(value.to_owned());
        } else if line.starts_with("DTSTART") {
            day = start(value);
        } else if line.starts_with("END:VEVENT") {
            all.extend(name.take().zip(day.take()).map(|(name, day)| Entry { name, day }));
        }
    }
    all
}

fn start(value: &str) -> Option<NaiveDate> {
    let whole = NaiveDate::parse_from_str(value, "%Y%m%d").ok();
    let timed = || NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").ok();
    whole.or_else(|| Some(Moment::at(timed()?.and_utc()).day()))
}
