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
use crate::case::standing::Case;
use crate::case::timeline::{Deadline, Due};
use crate::days::approximate::{Approximate, Reading, in_latin, read};
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

/// A complaint and its two dates.
#[derive(Serialize)]
struct FoundView {
    /// The day of the complaint, in words.
    received: Option<String>,
    /// The day of the request to look again, in words.
    asked: Option<String>,
    acknowledge: Option<DateView>,
    respond: Option<DateView>,
    /// What has to happen before there is any date of the answer.
    waiting: Option<String>,
    /// The dates that have passed.
    missed: Vec<MissedView>,
    /// The request came too late, and is a new complaint.
    new_complaint: bool,
    /// Its dates cannot be worked out, and nobody mistyped anything.
    cannot_tell: bool,
    /// What stands behind the address of the page for a date that has passed.
    query: Option<String>,
    /// What stands behind the address of the calendar file, where a date is to come.
    file: Option<String>,
}

/// A date that has passed.
#[derive(Serialize)]
struct MissedView {
    /// It was one of the answer.
    respond: bool,
    date: DateView,
}

/// The day that somebody typed: `27 March 2027`, `27 3 2027`, `27/3/27`.
pub(super) fn asked_day(typed: &str) -> Option<NaiveDate> {
    match read(&in_latin(typed)) {
        Reading::Date(Approximate::Day(day)) | Reading::Likely(Approximate::Day(day)) => Some(day),
        Reading::Date(_) | Reading::Likely(_) | Reading::Impossible(_) | Reading::Words => None,
    }
}

/// Whether it is written like a day, and no calendar has it: `31 November 2026`.
pub(super) fn is_no_day(typed: &str) -> bool {
    matches!(read(&in_latin(typed)), Reading::Impossible(_))
}

impl Boxes {
    /// The day of the complaint, if there is one that can be read.
    #[must_use]
    pub fn received_on(&self) -> Option<NaiveDate> {
        asked_day(self.received.as_deref()?)
    }

    /// The record of the complaint that the boxes tell of, under a policy that covers its day or does not.
    ///
    /// # Errors
    /// When a day cannot be read, or cannot be right.
    pub fn record(&self, covered: bool, rules: &Rulebook<'_>) -> Result<Events, Mistakes> {
        let again = Some(self.asked.trim()).filter(|typed| !typed.is_empty());
        let again_on = again.and_then(asked_day);
        let unread = again.is_some() && again_on.is_none();
        let mistaken = Mistakes { received: None, asked: unread.then_some(Mistake::NoDay) };
        let Some(received) = self.received_on() else {
            return Err(Mistakes { received: Some(Mistake::NoDay), ..mistaken });
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

/// What people ask for first, in its order.
const STEPS: [Step; 2] = [Step::Acknowledge, Step::Respond];

fn missed(step: Step, date: DateView) -> Option<MissedView> {
    Some(MissedView { respond: step == Step::Respond, date: date.missed()? })
}

/// The day on which the stage began that the dates are of.
#[must_use]
pub fn began(case: &Case<'_>) -> Option<NaiveDate> {
    asked(case).or_else(|| received(case))
}

/// The dates of the page that have not passed.
pub fn to_come<'c, 'a>(case: &'c Case<'a>) -> impl Iterator<Item = &'c Deadline<'a>> {
    let leads = STEPS.into_iter().filter_map(|step| lead(case, step));
    leads.filter(|lead| !lead.state.is_overdue() && lead.outer_bound().is_some())
}

/// The date that leads for a step of the stage asked about; none where the request for it is a new complaint.
fn lead<'c, 'a>(case: &'c Case<'a>, step: Step) -> Option<&'c Deadline<'a>> {
    case.leading(step).filter(|_| !is_new_complaint(case))
}

fn is_new_complaint(case: &Case<'_>) -> bool {
    case.dates().is_ok_and(|dates| dates.new_complaint.is_some())
}

/// The page of the look-up, with the two dates that people ask for first.
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
        let show = |step| lead(case, step).and_then(|lead| date::leading(lead, case, p));
        let day = |day: Option<NaiveDate>| day.map(|day| p.day(day));
        FoundView {
            received: day(received(case)),
            asked: day(asked(case)),
            acknowledge: show(Step::Acknowledge),
            respond: show(Step::Respond),
            waiting: lead(case, Step::Respond).and_then(|lead| match lead.due {
                Due::Waiting { on, bound: None } => Some(p.waiting_for(on).to_owned()),
                _ => None,
            }),
            missed: STEPS.into_iter().filter_map(|step| missed(step, show(step)?)).collect(),
            new_complaint: is_new_complaint(case),
            cannot_tell: case.dates().is_err(),
            query: query(case),
            file: to_come(case).next().and_then(|_| query(case)),
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
