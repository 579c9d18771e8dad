//! What was promised and how each thing stands, one row each: for the words to the
//! Ombudsman and the record of a complaint.

use serde::Serialize;

use super::outcome::Shown;
use crate::case::standing::Case;
use crate::case::timeline::{Because, Deadline, State};
use crate::days::clock::{Owner, Step};
use crate::pages::date::{self, DateView, DayView};
use crate::policy::RISK;
use crate::policy::in_words::stage_name;
use crate::policy::phrases::Phrases;

/// One thing that the landlord was to do, by one rule.
#[derive(Debug, Serialize)]
pub(super) struct RowView {
    /// The stage, by the landlord's name for it.
    stage: String,
    /// What was asked for is another look, and not the complaint.
    request: bool,
    /// Its day and its rule.
    date: DateView,
    /// How it stands: `met`, `overdue`, `due today` …
    state: &'static str,
    /// The day on which it was done.
    done_on: Option<String>,
    /// How late it was done.
    late: Option<String>,
    /// It leads up to an answer, was never recorded, and the answer came on this day.
    answered_on: Option<String>,
    /// It is something that the person can do.
    persons: bool,
}

/// Every day that the landlord had or has to keep, up to the stage that the case is in, the soonest of a stage first.
/// Of days that somebody typed in the stage that they asked about alone: nothing is said to be
/// missing of which nobody was asked.
pub(super) fn rows(shown: &Shown<'_>, phrases: &Phrases) -> Vec<RowView> {
    let Some(case) = shown.outcome.case() else { return Vec::new() };
    let mut theirs = landlords(shown, case);
    if !shown.outcome.is_typed() {
        let standing = case.standing_dates(shown.watched);
        theirs.extend(standing.ask.iter().chain(&standing.reopen).filter(|date| date.outer_bound().is_some()));
    }
    theirs.sort_by_key(|deadline| (deadline.stage, deadline.outer_bound().map(|counted| counted.due_at())));
    theirs.into_iter().filter_map(|deadline| row(deadline, case, phrases)).collect()
}

/// Whether one of them came late or never at a stage before the one that the case is in.
pub(super) fn was_late_before(shown: &Shown<'_>, case: &Case<'_>) -> bool {
    let late = |date: &&Deadline<'_>| matches!(date.state, State::Overdue(_) | State::Missed(..));
    landlords(shown, case).iter().any(|date| date.stage < case.stage() && late(date))
}

/// What the landlord had or has to do, as far as it is told.
fn landlords<'c, 'a>(shown: &Shown<'_>, case: &'c Case<'a>) -> Vec<&'c Deadline<'a>> {
    let Ok(dates) = case.dates() else { return Vec::new() };
    let first = if shown.outcome.is_typed() { case.stage() } else { 1 };
    let theirs = |d: &&Deadline<'_>| {
        d.owed_by() == Owner::Landlord
            && (first..=case.stage()).contains(&d.stage)
            && is_told(d, shown.watched)
            && shown.knows(d)
            && !is_needless(d, case)
    };
    dates.deadlines.iter().filter(theirs).collect()
}

impl RowView {
    /// A weekend lay on the way to its day.
    pub(super) fn leaves_out_weekends(&self) -> bool {
        self.days().any(|day| day.weekend)
    }

    /// The days that were not counted on the way to its day, and to the one before that.
    fn days(&self) -> impl Iterator<Item = &DayView> {
        self.date.not_counted.iter().chain(&self.date.not_counted_first)
    }
}

/// The days besides weekends that were not counted on the way to any of them, each once.
pub(super) fn days_not_counted(rows: &[RowView]) -> Vec<DayView> {
    let mut days: Vec<DayView> = Vec::new();
    for day in rows.iter().flat_map(RowView::days).filter(|day| !day.weekend) {
        if !days.iter().any(|known| known.day == day.day) {
            days.push(day.clone());
        }
    }
    days
}

/// What does not hold any more, and what never came into force, is no promise. The date of a danger is one only where
/// somebody is told at once.
fn is_told(deadline: &Deadline<'_>, watched: bool) -> bool {
    let over =
        matches!(deadline.state, State::Over(_) | State::NotStarted(Because::NoHoldingReply | Because::NotNeeded));
    let danger = deadline.when == Some(RISK);
    !over && (watched || !danger)
}

/// Nobody waits for word that an answer takes longer where its new date is there.
fn is_needless(deadline: &Deadline<'_>, case: &Case<'_>) -> bool {
    let done = matches!(deadline.state, State::Met(_) | State::Done(_) | State::Missed(..));
    deadline.step == Step::Hold && !done && case.is_put_off(deadline.stage)
}

fn row(deadline: &Deadline<'_>, case: &Case<'_>, phrases: &Phrases) -> Option<RowView> {
    let date = date::leading(deadline, case, phrases)?;
    let done_on = match deadline.state {
        State::Met(at) | State::Done(at) | State::Missed(_, at) => Some(at),
        _ => None,
    };
    let leads_up = Step::LEADING_UP.contains(&deadline.step) && deadline.state.is_overdue();
    let answered_on = case.events().answered_ever(deadline.stage).filter(|_| leads_up);
    Some(RowView {
        stage: stage_name(case.policy(), deadline.stage, phrases),
        request: deadline.stage > 1 && deadline.step == Step::Acknowledge,
        date,
        state: deadline.state.name(),
        done_on: done_on.map(|at| phrases.day(at.day())),
        late: date::came_late(deadline, case, phrases),
        answered_on: answered_on.map(|at| phrases.day(at.day())),
        persons: deadline.owed_by() == Owner::Resident,
    })
}
