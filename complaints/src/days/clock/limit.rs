//! A limit: a period from an anchor, how firmly it is promised, and how it ends.
//!
//! Knows how a limit is printed on one line; refuses to know a date.

use std::fmt;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::anchor::{Anchor, Start};
use super::fact::Fact;
use crate::days::period::Period;
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// How firmly a time is promised.
    #[derive(Default)]
    pub enum Firmness {
        /// "Within".
        #[default]
        Firm = "firm",
        /// "We aim to".
        Aim = "aim",
        /// "Usually".
        Usually = "usually",
        /// "At most".
        UpTo = "up to",
    }
}

impl Firmness {
    /// How a date is spoken of: firm, aim or usually.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Firm | Self::UpTo => "firm",
            Self::Aim => "aim",
            Self::Usually => "usually",
        }
    }
}

vocabulary! {
    /// On which day a limit of days ends, seen from the last day counted.
    pub enum Ends {
        /// It ends that day all the same.
        ThatDay = "that day",
        /// It ends on the next working day.
        NextWorkingDay = "next working day",
        /// It ends the day before: "before twelve months have passed", "one year starting on the day".
        DayBefore = "the day before",
    }
}

vocabulary! {
    /// A part of a limit that the policy does not say and that was assumed, in the order in which it is told.
    pub enum Assumed {
        /// The event it starts from: a policy said only "within 10 working days".
        Start = "start",
        /// That "days" means calendar days.
        CalendarDays = "calendar days",
        /// Which day is day one, for a policy that does not say.
        DayOne = "day one",
        /// That the clock may stop, for a policy that does not say when it may.
        Pause = "pause",
        /// That a resident's last day moves to one that is worked, for a policy that does not say so.
        End = "end",
    }
}

/// A period that starts somewhere, promised with some firmness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// `10 working days`.
    pub within: Period,
    /// The event from which it is counted.
    pub from: Anchor,
    /// Whether it is a promise, an aim or a maximum.
    pub firmness: Firmness,
    /// Other windows, of which the one that ends last counts ("the later of").
    pub or_later: Vec<(Period, Anchor)>,
    /// Other windows, of which the one that ends first counts ("the earlier of"); one of the two lists is empty.
    pub or_sooner: Vec<(Period, Anchor)>,
    /// The exception in words, `there is a good reason`; a limit with one is soft.
    pub unless: Option<String>,
    /// The limit runs from its start whatever is agreed on the way ("in total").
    pub in_total: bool,
    /// The date is to be agreed with the resident.
    pub agreed: bool,
    /// Where it ends; `None` is the usual rule (a landlord's limit that day, a resident's next working day).
    pub ends: Option<Ends>,
    /// The time of day by which it must be done on the last day.
    pub by: Option<NaiveTime>,
    /// What was assumed, in a fixed order.
    pub assumed: Vec<Assumed>,
}

impl Limit {
    /// Each of its windows, the first one first; of several, the last end counts, or the first: [`Self::or_sooner`].
    pub fn windows(&self) -> impl Iterator<Item = (Period, Anchor)> {
        std::iter::once((self.within, self.from)).chain(self.or_later.iter().chain(&self.or_sooner).copied())
    }

    /// Whether the first of several ends counts, and not the last.
    #[must_use]
    pub fn first_end_counts(&self) -> bool {
        !self.or_sooner.is_empty()
    }

    /// Whether a single window says it.
    #[must_use]
    pub fn is_one_window(&self) -> bool {
        self.or_later.is_empty() && self.or_sooner.is_empty()
    }

    /// Whether it is for a new answer, after one that was taken back by a reopening.
    #[must_use]
    pub fn is_for_a_new_answer(&self) -> bool {
        self.from.start == Start::Reopening
    }
}

impl fmt::Display for Limit {
    /// The limit as an author writes it on one line, without its section; what only a mapping can say stands behind it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.firmness {
            Firmness::Firm => "",
            Firmness::Aim => "about ",
            Firmness::Usually => "usually ",
            Firmness::UpTo => "up to ",
        })?;
        write!(f, "{}{} from {}", self.within, if self.in_total { " in total" } else { "" }, self.from)?;
        for (within, from) in self.or_later.iter().chain(&self.or_sooner) {
            write!(f, ", or {within} from {from}")?;
        }
        if !self.is_one_window() {
            f.write_str(if self.first_end_counts() { ", whichever is sooner" } else { ", whichever is later" })?;
        }
        if let Some(by) = self.by {
            write!(f, ", by {}", by.format("%H:%M"))?;
        }
        if let Some(ends) = self.ends {
            write!(f, ", ends {}", ends.name())?;
        }
        match &self.unless {
            Some(why) => write!(f, ", unless {why}"),
            None => Ok(()),
        }
    }
}

/// A limit, and the circumstance in which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The id of the circumstance; `None` holds always.
    pub when: Option<String>,
    /// The time, which a policy may leave out or contradict.
    pub limit: Fact<Limit>,
}
