//! A part of a day, which may end on the next one. It knows no day.

use chrono::NaiveTime;

/// From a time until another, which is that of the next day where it is not later. `24:00` is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hours {
    from: NaiveTime,
    /// Nothing: until the end of the day.
    until: Option<NaiveTime>,
}

impl Hours {
    /// Reads `17:00-22:00`, `17:00-09:00` or `00:00-24:00`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let until = if until == "24:00" { None } else { Some(time(until)?) };
        Some(Self { from: time(from)?, until })
    }

    /// Whether they end on the day on which they begin.
    pub(super) fn are_of_one_day(self) -> bool {
        self.until.is_none_or(|until| until > self.from)
    }

    /// Whether they have `time` of the day on which they begin.
    pub(super) fn have(self, time: NaiveTime) -> bool {
        time >= self.from && (!self.are_of_one_day() || self.until.is_none_or(|until| time < until))
    }

    /// Whether they have `time` of the day after that.
    pub(super) fn have_next_day(self, time: NaiveTime) -> bool {
        !self.are_of_one_day() && self.until.is_some_and(|until| time < until)
    }

    /// The times at which they begin and end.
    pub(super) fn edges(self) -> impl Iterator<Item = NaiveTime> {
        [Some(self.from), self.until].into_iter().flatten()
    }
}

/// `09:00`, with both figures of each.
fn time(text: &str) -> Option<NaiveTime> {
    (text.len() == 5).then(|| NaiveTime::parse_from_str(text, "%H:%M").ok()).flatten()
}
