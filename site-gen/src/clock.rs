//! The machine's clock, asked here and nowhere else in the commands: what a
//! command gives follows from its arguments and its words, but for today's date.

use chrono::{NaiveDate, Utc};
use complaints::days::moment::Moment;

/// This instant, known to the second.
pub(crate) fn now() -> Moment {
    Moment::at(Utc::now())
}

/// Today's date in London, wherever the machine stands.
pub(crate) fn today() -> NaiveDate {
    now().day()
}
