//! Pauses: time in which a clock stands still, and how much longer it makes a period.

use chrono::{Days, NaiveDate};

use crate::days::calendar::Calendar;
use crate::days::moment::Moment;
use crate::days::period::Unit;

/// A time in which a clock stands still.
///
/// The day on which it stops is still counted; the day on which it starts
/// again is not, as a day of receipt is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it stopped; that day is still counted.
    pub from: Moment,
    /// When it started again, a day that is not counted; `None` while it stands still.
    pub to: Option<Moment>,
}

impl Pause {
    /// Whether the clock stood still on `day`.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        self.from.day() < day && self.to.is_some_and(|to| day <= to.day())
    }
}

/// The last day after the pauses that began before it, each as long as the days
/// it covers: working days for a limit in working days, else all.
///
/// A clock that stops on Tuesday 8 December 2026 and starts again on Thursday
/// the 10th has counted Tuesday, and stood still on Wednesday and Thursday: two
/// days, so a last day on Monday the 14th becomes Wednesday the 16th. `before` is
/// the day before the first that counts.
pub(super) fn stretched(
    last: NaiveDate,
    unit: Unit,
    before: NaiveDate,
    pauses: &[Pause],
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let mut last = last;
    for pause in pauses {
        let (from, Some(to)) = (pause.from.day().max(before), pause.to.map(Moment::day)) else { continue };
        // A pause that begins on the last day, or ends before the clock starts, changes nothing.
        if from >= last || to <= from {
            continue;
        }
        last = if unit == Unit::WorkingDays {
            let stood = calendar.worked_between(from, to)?;
            if stood == 0 { last } else { calendar.working_day_after(last, stood)? }
        } else {
            last.checked_add_days(Days::new(u64::try_from((to - from).num_days()).ok()?))?
        };
    }
    Some(last)
}
