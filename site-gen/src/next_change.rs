//! When a build next makes other pages, though nobody has touched a word.
//!
//! The days on which something is sure to happen stand in one list (`turns`).
//! Which day is the next is not reasoned out from it: the pages of each day to
//! come are made, as a build makes them, until some are others.

mod pages;
mod turns;

use chrono::{Days, NaiveDate};

use crate::command_error::CommandError;
use crate::read::{self, Folders};
use pages::Pages;
pub(crate) use turns::{Turn, What};

/// For how many days ahead the pages are made: in a year every working day has come.
const DAYS: u64 = 366;

/// What is to come.
#[derive(Debug)]
pub(crate) struct NextChange {
    /// The day that was asked for.
    pub(crate) on: NaiveDate,
    /// The next day on which pages are others; none within a year.
    pub(crate) next: Option<Next>,
    /// What is sure to happen later, the soonest first.
    pub(crate) later: Vec<Turn>,
}

/// The next day on which a build makes other pages.
#[derive(Debug)]
pub(crate) struct Next {
    pub(crate) day: NaiveDate,
    /// What happens on that day.
    pub(crate) turns: Vec<Turn>,
    /// The files of the site that are others, or new, or gone.
    pub(crate) files: Vec<String>,
    /// The words can be published on the day that was asked for, and not on this one.
    pub(crate) stops: bool,
}

/// Finds the next change after the pages of `on`.
///
/// # Errors
/// When the words cannot be read, or cannot be published on that day.
pub(crate) fn find(folders: &Folders, on: NaiveDate) -> Result<NextChange, CommandError> {
    let today = Pages::of(folders, on)?;
    if !today.problems.is_empty() {
        return Err(CommandError::Problems(today.problems));
    }
    let library = read::checked_library(folders)?;
    let mut turns = turns::all(folders, &library, on)?;
    let ahead = (1..=DAYS).map_while(|n| on.checked_add_days(Days::new(n)));
    let mut next = None;
    for day in ahead {
        let pages = Pages::of(folders, day)?;
        let (stops, files) = (!pages.problems.is_empty(), pages.differ_from(&today));
        if stops || !files.is_empty() {
            next = Some(Next { day, turns: Vec::new(), files, stops });
            break;
        }
    }
    if let Some(next) = &mut next {
        let (now, later) = turns.into_iter().partition(|turn| turn.day <= next.day);
        next.turns = now;
        next.turns.extend(turns::of_times(folders, &library, on, next.day)?);
        turns = later;
    }
    Ok(NextChange { on, next, later: turns })
}
