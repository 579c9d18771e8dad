//! An instant and its date in London, read from what people and programs write.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::{Europe::London, Tz};

/// When something happened: an instant, or a day in London of which no time is known.
///
/// Of a day alone nobody knows more than its first and its last second; what is counted in hours from it carries both
/// on ([`Counted`](crate::days::count::Counted)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    at: DateTime<Utc>,
    /// The same on London's clocks, worked out once: most questions are about its day.
    local: NaiveDateTime,
    timed: bool,
}

/// Why a text is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// It is neither a date nor a date with a time.
    #[error("\"{0}\" is not a date and time such as 2026-12-24T10:00")]
    Shape(String),
    /// The clocks went forward over it.
    #[error("{0} did not exist in London: the clocks went forward over it")]
    Skipped(String),
}

impl Moment {
    /// The instant `at`, known to the second.
    #[must_use]
    pub fn at(at: DateTime<Utc>) -> Self {
        Self { at, local: at.with_timezone(&London).naive_local(), timed: true }
    }

    /// A day of which no time is known. Hours from it are over, at the earliest, as counted from 00:00.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self { at: start_of(day).to_utc(), local: day.and_time(NaiveTime::MIN), timed: false }
    }

    /// Reads `2026-12-24`, `2026-12-24T10:00` (London) or RFC 3339.
    ///
    /// A local time that occurs twice, when the clocks go back, is the first.
    ///
    /// # Errors
    /// When the text is none of these, or names a time the clocks went over.
    pub fn parse(text: &str) -> Result<Self, MomentError> {
        let text = text.trim();
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Ok(Self::on(day));
        }
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self::at(at.with_timezone(&Utc)));
        }
        let spaced = text.replacen(' ', "T", 1);
        let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
            .iter()
            .find_map(|shape| NaiveDateTime::parse_from_str(&spaced, shape).ok())
            .ok_or_else(|| MomentError::Shape(text.to_owned()))?;
        match London.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Ok(Self { at: at.to_utc(), local, timed: true }),
            LocalResult::None => Err(MomentError::Skipped(text.to_owned())),
        }
    }

    /// The instant in London's time; the first of its day where no time is known.
    #[must_use]
    pub fn instant(self) -> DateTime<Tz> {
        self.at.with_timezone(&London)
    }

    /// The last second at which it can have been: the end of its day where no time is known.
    #[must_use]
    pub fn at_the_latest(self) -> DateTime<Utc> {
        if self.timed { self.at } else { local(self.day(), END_OF_DAY).to_utc() }
    }

    /// The instant in UTC, as it is stored.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.at
    }

    /// The date in London, which decides what day something happened.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.local.date()
    }

    /// The time of day in London, if one is known.
    #[must_use]
    pub fn time(self) -> Option<NaiveTime> {
        self.timed.then(|| self.local.time())
    }

    /// RFC 3339 in London's time, to the second; a date alone where no time is known.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        if self.timed { rfc3339(self.instant()) } else { self.day().to_string() }
    }
}

/// The last second of a day.
pub(crate) const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// RFC 3339 in London's time, to the second.
#[must_use]
pub fn rfc3339(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// The first instant of a London day. London's clocks change at 01:00, so
/// midnight is there on every day.
fn start_of(day: NaiveDate) -> DateTime<Tz> {
    local(day, NaiveTime::MIN)
}

/// A London day and time as an instant; the first of two, the later side of a gap.
pub(crate) fn local(day: NaiveDate, time: NaiveTime) -> DateTime<Tz> {
    let naive = day.and_time(time);
    match London.from_local_datetime(&naive) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
        LocalResult::None => London.from_utc_datetime(&naive),
    }
}
