//! How a landlord counts, whatever the period.

use chrono::NaiveTime;

use super::pause::Pause;
use crate::days::calendar::DayOne;
use crate::days::clock::Ends;

/// The rules of one limit, apart from its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules<'p> {
    /// Whether a receipt on a day that is not worked moves day zero to the next working day.
    pub day_one: DayOne,
    /// The time after which something counts as received on the next working day.
    pub cut_off: Option<NaiveTime>,
    /// What becomes of a last day that is not worked.
    pub ends: Option<Ends>,
    /// The time of day by which it is due; `None` is the end of the day.
    pub by: Option<NaiveTime>,
    /// When the clock stood still, in order and without overlap.
    pub pauses: &'p [Pause],
}
