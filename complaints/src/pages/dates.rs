//! The look-up of dates: those of a complaint that came on a day, or of the next
//! stage where somebody asked for it on another.
//!
//! Knows two boxes, and the record that they tell of. Every date is the case's.

use chrono::NaiveDate;
use serde::Serialize;

use super::date::{self, DateView};
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::case::events::{Event, EventError, EventKind, Events};
use crate::case::standing::{Case, StandingDates};
use crate::case::timeline::{Deadline, Due};
use crate::days::approximate::{Approximate, Reading, Yearless, in_latin, read};
use crate::days::clock::Step;
use crate::days::moment::Moment;
use crate::policy::Rulebook;
use crate::policy::library::Library;

mod mistake;

use mistake::{Mistake, Mistakes};

/// The two boxes as they were typed, shown again as they are: `27/3/27`.
#[derive(Debug, Default)]
pub struct Boxes {
    /// The day of the complaint; none where nothing was sent, not even an empty box.
    pub received: Option<String>,
    /// The day on which the landlord was asked to look again; empty where it was not.
    pub asked: String,
}

/// What there is to show.
#[derive(Debug)]
pub enum Found<'a> {
    /// Nothing was asked.
    Nothing,
    /// What was typed cannot be right.
    Mistaken(Mistakes),
    /// The complaint that the boxes tell of.
    Case(&'a Case<'a>),
}

/// The page that answers the two boxes.
#[derive(Debug)]
pub struct LookUp<'a> {
    /// What was typed.
    pub boxes: &'a Boxes,
    /// What was found for it.
    pub found: Found<'a>,
    /// How many stages a complaint of today can have: without a second nobody is asked for one.
    pub stages: u8,
}

/// What the template sees, besides what every page has.
#[derive(Serialize)]
struct DatesView<'a> {
    page: &'static str,
    boxes: BoxesView<'a>,
    mistakes: Mistakes,
    found: Option<FoundView>,
}

#[derive(Serialize)]
struct BoxesView<'a> {
    received: &'a str,
    asked: &'a str,
    /// There is a stage that can be asked for.
    more: bool,
}

/// A complaint and its dates.
#[derive(Serialize)]
struct FoundView {
    /// The day of the complaint, in words.
    received: Option<String>,
    /// The day of the request to look again, in words.
    asked: Option<String>,
    /// Every date that leads, in the order in which a complaint goes: how each was worked out.
    dates: Vec<DateView>,
    /// One of them is that of the answer.
    answered: bool,
    /// What has to happen before there is any date of the answer.
    waiting: Option<String>,
    /// The dates that have passed, the oldest first.
    missed: Vec<DateView>,
    /// The dates that have not, soonest first.
    to_come: Vec<DateView>,
    /// By when the landlord writes that it needs longer.
    hold: Option<DateView>,
    /// The request came too late, and is a new complaint.
    new_complaint: bool,
    /// Its dates cannot be worked out, and nobody mistyped anything.
    cannot_tell: bool,
    /// What stands behind the address of the page for a date that has passed.
    query: Option<String>,
    /// What stands behind the address of the calendar file, where a date is to come.
    file: Option<String>,
}

/// The day that somebody typed: `27 March 2027`, `27 3 2027`, `27/3/27`; `27 March` by the year that the question
/// gives it.
pub(super) fn asked_day(typed: &str, year: impl FnOnce(Yearless) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let typed = in_latin(typed);
    match read(&typed) {
        Reading::Date(Approximate::Day(day)) | Reading::Likely(Approximate::Day(day)) => Some(day),
        Reading::Words => Yearless::read(&typed).and_then(year),
        Reading::Date(_) | Reading::Likely(_) | Reading::Impossible(_) => None,
    }
}

/// Whether it is written like a day, and no calendar has it: `31 November 2026`.
pub(super) fn is_no_day(typed: &str) -> bool {
    matches!(read(&in_latin(typed)), Reading::Impossible(_))
}

impl Boxes {
    /// The day of the complaint, if there is one that can be read; without its year that of the day `today`.
    #[must_use]
    pub fn received_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        asked_day(self.received.as_deref()?, |day| day.nearest(today))
    }

    /// The record of the complaint that the boxes tell of, under a policy that covers its day or does not.
    ///
    /// # Errors
    /// When a day cannot be read, or cannot be right.
    pub fn record(&self, today: NaiveDate, covered: bool, rules: &Rulebook<'_>) -> Result<Events, Mistakes> {
        let again = Some(self.asked.trim()).filter(|typed| !typed.is_empty());
        let again_on = again.and_then(|typed| asked_day(typed, |day| day.nearest(today)));
        let unread = again.is_some() && again_on.is_none();
        let why = |typed| if is_no_day(typed) { Mistake::NoSuchDay } else { Mistake::NoDay };
        let mistaken = Mistakes { received: None, asked: again.filter(|_| unread).map(why) };
        let Some(received) = self.received_on(today) else {
            return Err(Mistakes { received: self.received.as_deref().or(Some("")).map(why), ..mistaken });
        };
        if !covered {
            return Err(Mistakes { received: Some(Mistake::NotCovered), ..mistaken });
        }
        if unread {
            return Err(mistaken);
        }
        let mut events = vec![Event::new(EventKind::Received, Moment::on(received)).at_stage(1)];
        events.extend(again_on.map(|day| Event::new(EventKind::EscalationRequested, Moment::on(day))));
        Events::new(events, rules.stages(received)).map_err(|fault| {
            let mistake = match fault {
                EventError::BeforeReceipt { .. } => Mistake::Early,
                _ => Mistake::NoStage,
            };
            Mistakes { received: None, asked: Some(mistake) }
        })
    }
}

impl<'a> Found<'a> {
    /// A complaint, or the mistake that makes its dates too far away for anybody to know.
    #[must_use]
    pub fn of(case: &'a Case<'a>) -> Self {
        let calendar = case.rules().calendar;
        let far = |day: Option<NaiveDate>| {
            let unknown = |day: &NaiveDate| *day < calendar.first_day() || *day > calendar.known_until();
            day.filter(unknown).map(|_| Mistake::Far)
        };
        let mistakes = Mistakes { received: far(received(case)), asked: far(asked(case)) };
        if case.dates().is_err() && mistakes.any() { Self::Mistaken(mistakes) } else { Self::Case(case) }
    }
}

fn received(case: &Case<'_>) -> Option<NaiveDate> {
    case.events().receipt().map(Moment::day)
}

fn asked(case: &Case<'_>) -> Option<NaiveDate> {
    case.events().first(EventKind::EscalationRequested, case.stage()).map(Moment::day)
}

/// The day on which the stage began that the dates are of.
#[must_use]
pub fn began(case: &Case<'_>) -> Option<NaiveDate> {
    asked(case).or_else(|| received(case))
}

/// The dates of the page that have not passed, soonest first.
#[must_use]
pub fn to_come<'c, 'a>(case: &'c Case<'a>) -> Vec<&'c Deadline<'a>> {
    standing(case).owed_ahead()
}

/// The dates of the stage asked about; none where the request for it is a new complaint. Nobody said that anybody is in
/// danger.
fn standing<'c, 'a>(case: &'c Case<'a>) -> StandingDates<'c, 'a> {
    if is_new_complaint(case) { StandingDates::default() } else { case.standing_dates(false) }
}

fn is_new_complaint(case: &Case<'_>) -> bool {
    case.dates().is_ok_and(|dates| dates.new_complaint.is_some())
}

/// The page of the look-up, with what the landlord owes somebody who complained on that day.
///
/// # Errors
/// When the template is at fault.
pub fn dates(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    asked_for: &LookUp<'_>,
) -> Result<String, RenderError> {
    let LookUp { boxes, found, stages } = asked_for;
    let p = &library.phrases;
    let found_view = |case: &Case<'_>| {
        let standing = standing(case);
        let show = |lead: &&Deadline<'_>| date::leading(lead, case, p);
        let day = |day: Option<NaiveDate>| day.map(|day| p.day(day));
        let mut owed: Vec<_> =
            standing.acknowledge.iter().chain(&standing.steps).chain(&standing.respond).copied().collect();
        let dates: Vec<_> = owed.iter().filter_map(show).collect();
        owed.sort_by_key(|lead| lead.outer_bound().map(|by| by.due_at()));
        let ahead = standing.owed_ahead();
        FoundView {
            received: day(received(case)),
            asked: day(asked(case)),
            answered: dates.iter().any(|date| date.step == Step::Respond.name()),
            dates,
            waiting: standing.respond.and_then(|lead| match lead.due {
                Due::Waiting { on, bound: None } => Some(p.waiting_for(on).to_owned()),
                _ => None,
            }),
            missed: owed.iter().filter_map(show).filter_map(DateView::missed).collect(),
            new_complaint: is_new_complaint(case),
            cannot_tell: case.dates().is_err(),
            query: query(case),
            file: if ahead.is_empty() { None } else { query(case) },
            to_come: ahead.iter().filter_map(show).collect(),
            hold: standing.hold.as_ref().and_then(show),
        }
    };
    let view = DatesView {
        page: "dates",
        boxes: BoxesView {
            received: boxes.received.as_deref().unwrap_or_default(),
            asked: &boxes.asked,
            more: *stages > 1 || !boxes.asked.is_empty(),
        },
        mistakes: if let Found::Mistaken(mistakes) = found { *mistakes } else { Mistakes::default() },
        found: if let Found::Case(case) = found { Some(found_view(case)) } else { None },
    };
    renderer.render("form/dates.html", &round.with(&view)?)
}

/// The two boxes of a case, as an address has them.
fn query(case: &Case<'_>) -> Option<String> {
    let again = asked(case).map(|day| format!("&asked={day}")).unwrap_or_default();
    Some(format!("received={}{again}", received(case)?))
}
