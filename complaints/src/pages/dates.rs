//! The calculator: the dates of a complaint that came on a day.

use chrono::NaiveDate;
use serde::Serialize;

use super::date::{self, DateView};
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::case::standing::Case;
use crate::days::approximate::{Approximate, Reading, read};
use crate::days::clock::Step;
use crate::policy::library::Library;

/// The day that somebody asked about, and the dates that were found for it.
#[derive(Debug)]
pub struct Dates<'a> {
    /// The day as typed, shown again in its box: `27/3/27`.
    pub typed: &'a str,
    /// Whether anything was asked, if only an empty box.
    pub asked: bool,
    /// Whether a version of the policy covers the day.
    pub covered: bool,
    /// The day, if it was understood.
    pub day: Option<NaiveDate>,
    /// The complaint of that day, if a version of the policy covers it.
    pub case: Option<&'a Case<'a>>,
}

/// What the template of the calculator sees, besides what every page has.
#[derive(Serialize)]
struct DatesView<'a> {
    page: &'static str,
    /// The day in words, where its dates are known.
    received: Option<String>,
    acknowledge: Option<DateView>,
    respond: Option<DateView>,
    typed: &'a str,
    /// Why there are no dates: `before` the first policy, too `far` ahead, no `day`; empty where there are.
    problem: &'static str,
}

/// The day that somebody typed: `27 March 2027`, `27 3 2027`, `27/3/27`.
#[must_use]
pub fn asked_day(typed: &str) -> Option<NaiveDate> {
    match read(typed) {
        Reading::Date(Approximate::Day(day)) | Reading::Likely(Approximate::Day(day)) => Some(day),
        Reading::Date(_) | Reading::Likely(_) | Reading::Impossible(_) | Reading::Words => None,
    }
}

/// The page of the calculator, with the two dates that people ask for first.
///
/// # Errors
/// When the template is at fault.
pub fn dates(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    asked: &Dates<'_>,
) -> Result<String, RenderError> {
    let p = &library.phrases;
    let lead = |step: Step| date::leading_of(asked.case?, 1, step, p);
    let known = asked.case.is_some_and(|case| case.dates().is_ok());
    let view = DatesView {
        page: "dates",
        received: asked.day.filter(|_| known).map(|day| p.day(day)),
        acknowledge: lead(Step::Acknowledge),
        respond: lead(Step::Respond),
        typed: asked.typed,
        problem: match asked.day {
            _ if known || !asked.asked => "",
            Some(_) if !asked.covered => "before",
            Some(_) => "far",
            None => "day",
        },
    };
    renderer.render("form/dates.html", &round.with(&view)?)
}
