//! The page *A date has passed*: which date, what it means, what to do today.

use serde::Serialize;

use super::boxes::{PassedBoxes, WrongBoxes};
use super::kind::DocumentKind;
use super::outcome::{Outcome, Shown};
use super::rows::was_late_before;
use crate::case::broken::Broken;
use crate::case::events::EventKind;
use crate::case::standing::{Case, Phase};
use crate::case::timeline::{Deadline, RefusedDate};
use crate::days::clock::Step;
use crate::days::moment::Moment;
use crate::form::reference::Reference;
use crate::pages::date::{self, DateView};
use crate::pages::renderer::{RenderError, Renderer};
use crate::pages::surroundings::Surroundings;
use crate::policy::in_words::stage_name;
use crate::policy::library::Library;
use crate::policy::phrases::Phrases;

/// What the template sees, besides what every page has.
#[derive(Serialize)]
struct PassedView<'a> {
    page: &'static str,
    boxes: Option<BoxesView<'a>>,
    wrong: WrongBoxes,
    /// A complaint was found, and what follows is of it.
    found: bool,
    /// What the page tells, by which its title is chosen.
    tells: Tells,
    /// The days on which it was answered and closed at this stage.
    answered: Option<String>,
    closed: Option<String>,
    /// How late the answer of this stage came.
    came_late: Option<String>,
    /// Of a stage that was closed without an answer: by when that was due.
    owed: Option<DateView>,
    /// Its public name, where it is of a receipt.
    named: Option<String>,
    /// The path of the receipt, where it is of one.
    path: Option<&'a str>,
    quiet: bool,
    /// Where its letters stand, and what stands behind their address.
    at: String,
    query: String,
    received: Option<String>,
    /// The day on which it is told.
    today: String,
    /// The day of the request to look again.
    asked: Option<String>,
    broken: Vec<BrokenView>,
    /// The places of these, the one that passed first before the others.
    oldest: Vec<usize>,
    /// Nobody can say when the landlord told them that it has it.
    unsure: bool,
    /// The day by which they had to be told, where it has passed and they cannot say whether they were.
    untold: Option<DateView>,
    /// The new date that was agreed or told, and that counts.
    moved: Option<String>,
    refused: Option<RefusedView>,
    /// There are words for the body outside.
    outside: bool,
    /// What is to come, as a receipt tells it, soonest first.
    to_come: Vec<DateView>,
    new_complaint: bool,
    cannot_tell: bool,
    /// The landlord owes an answer.
    open: bool,
    /// A stage comes after this one.
    more: bool,
}

/// What there is to tell of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Tells {
    /// Nothing was asked yet.
    Nothing,
    /// A date has passed.
    Passed,
    /// Whether one has only they can say.
    MayHave,
    /// No date has passed, and an answer is owed.
    NoneHas,
    /// The same, and at a stage before something came late or never.
    NoneNow,
    /// It was answered, and nothing is owed.
    Answered,
    /// It was closed after an answer.
    Closed,
    /// It was closed without one.
    ClosedUnanswered,
    /// The same of a request to look again.
    RequestUnanswered,
}

#[derive(Serialize)]
struct BoxesView<'a> {
    #[serde(flatten)]
    typed: &'a PassedBoxes,
    /// There is a stage that can be asked for.
    more: bool,
}

/// One thing that was not done: by which rules, and what else there is for it.
#[derive(Debug, Serialize)]
pub(super) struct BrokenView {
    step: &'static str,
    /// What was asked for is another look, and not the complaint.
    request: bool,
    /// The landlord's name for the stage, where there is more than one.
    stage: Option<String>,
    /// The law's date passed before the landlord's own.
    law_first: bool,
    /// The landlord's own date, passed or not.
    own: Option<DateView>,
    /// The law's.
    law: Option<DateView>,
}

/// A new date that the rules do not allow.
#[derive(Debug, Serialize)]
pub(super) struct RefusedView {
    until: String,
    /// Why: `beyond-cap`, `no-reason`, `not-later`, `not-reached`.
    why: &'static str,
    /// The day that decided it.
    day: Option<String>,
}

impl BrokenView {
    pub(super) fn of(broken: &Broken<'_, '_>, case: &Case<'_>, phrases: &Phrases) -> Self {
        let view = |date: Option<&Deadline<'_>>| date.and_then(|date| date::view(date, case, phrases));
        let first = broken.first().is_some_and(|first| !first.is_promise());
        Self {
            stage: (case.stages() > 1).then(|| stage_name(case.policy(), broken.stage, phrases)),
            law_first: first,
            step: broken.step.name(),
            request: broken.stage > 1 && broken.step == Step::Acknowledge,
            own: view(broken.own),
            law: view(broken.law),
        }
    }
}

impl RefusedView {
    fn of(refused: &RefusedDate<'_>, phrases: &Phrases) -> Option<Self> {
        Some(Self {
            until: phrases.day(refused.event.until?),
            why: refused.because.name(),
            day: refused.because.day().map(|day| phrases.day(day)),
        })
    }

    /// The last new date of the stage that was not taken.
    pub(super) fn last(case: &Case<'_>, phrases: &Phrases) -> Option<Self> {
        let refused = &case.dates().ok()?.refused;
        refused.iter().rev().find(|one| one.stage == case.stage()).and_then(|one| Self::of(one, phrases))
    }
}

/// The day of the complaint, and of the request that began the stage.
pub(super) fn began(case: &Case<'_>, phrases: &Phrases) -> (Option<String>, Option<String>) {
    let asked = case.events().first(EventKind::EscalationRequested, case.stage());
    (case.events().receipt().map(|at| phrases.day(at.day())), asked.map(|at| phrases.day(at.day())))
}

/// Where the letters of a case stand: the path before their names, and what stands behind.
pub(super) fn addresses(outcome: &Outcome<'_>, slug: &str) -> (String, String) {
    match outcome {
        Outcome::Asked { .. } => (format!("/form/{slug}/passed"), String::new()),
        Outcome::Typed { told, .. } => (format!("/form/{slug}/passed"), format!("?{}", told.as_query())),
        Outcome::Receipt { path, .. } => (format!("{path}/passed"), String::new()),
    }
}

/// The page as HTML.
///
/// # Errors
/// When the template is at fault.
pub fn passed(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    shown: &Shown<'_>,
) -> Result<String, RenderError> {
    let p = &library.phrases;
    let case = shown.outcome.case();
    let (at, query) = addresses(&shown.outcome, &round.view.slug);
    let (received, asked) = case.map_or((None, None), |case| began(case, p));
    let moved = case.and_then(|case| case.leading(Step::Respond)?.moved?.by.until).map(|day| p.day(day));
    let standing = case.map(|case| (case, case.standing_dates(shown.watched)));
    let to_come = standing.as_ref().map_or_else(Vec::new, |(case, dates)| {
        dates.owed_ahead().into_iter().filter_map(|date| date::leading(date, case, p)).collect()
    });
    let untold = standing.as_ref().and_then(|(case, dates)| {
        let date = dates.acknowledge.filter(|date| date.state.is_overdue() && !shown.knows(date))?;
        date::leading(date, case, p)
    });
    let broken = shown.broken();
    let tells = match case {
        None => Tells::Nothing,
        Some(_) if !broken.is_empty() => Tells::Passed,
        Some(_) if untold.is_some() => Tells::MayHave,
        Some(case) if case.was_closed_unanswered() && case.stage() > 1 => Tells::RequestUnanswered,
        Some(case) if case.was_closed_unanswered() => Tells::ClosedUnanswered,
        Some(case) if case.phase() == Phase::Closed => Tells::Closed,
        Some(case) if !case.owes_an_answer() => Tells::Answered,
        Some(case) if was_late_before(shown, case) => Tells::NoneNow,
        Some(_) => Tells::NoneHas,
    };
    let answer = case.and_then(|case| Some((case, case.leading(Step::Respond)?)));
    let on = |at: Option<Moment>| at.map(|at| p.day(at.day()));
    let mut oldest: Vec<usize> = (0..broken.len()).collect();
    let passed = |at: &usize| broken[*at].first().and_then(Deadline::outer_bound).map(|by| by.due_at());
    oldest.sort_by_key(passed);
    let (boxes, wrong, stages) = match &shown.outcome {
        Outcome::Asked { boxes, wrong, stages } => (Some(*boxes), wrong.unwrap_or_default(), *stages),
        Outcome::Typed { boxes, case, .. } => (Some(*boxes), WrongBoxes::default(), case.stages()),
        Outcome::Receipt { .. } => (None, WrongBoxes::default(), 0),
    };
    let view = PassedView {
        page: "passed",
        boxes: boxes.map(|typed| BoxesView { typed, more: stages > 1 || !typed.asked.is_empty() }),
        wrong,
        found: case.is_some(),
        tells,
        answered: case.and_then(|case| on(case.events().answered_ever(case.stage()))),
        closed: case.and_then(|case| on(case.events().closed(case.stage()))),
        came_late: answer.and_then(|(case, answer)| date::came_late(answer, case, p)),
        owed: answer.filter(|(_, answer)| answer.state.is_overdue()).and_then(|(case, date)| date::view(date, case, p)),
        named: shown.outcome.reference().map(Reference::grouped),
        path: if let Outcome::Receipt { path, .. } = shown.outcome { Some(path) } else { None },
        quiet: matches!(shown.outcome, Outcome::Receipt { quiet: true, .. }),
        at,
        query,
        received,
        today: p.day(shown.now.day()),
        asked,
        broken: case
            .map_or_else(Vec::new, |case| broken.iter().map(|broken| BrokenView::of(broken, case, p)).collect()),
        oldest,
        unsure: shown.outcome.is_unsure(),
        untold,
        moved,
        refused: case.and_then(|case| RefusedView::last(case, p)),
        outside: shown.can_be_written(DocumentKind::Ombudsman, round),
        to_come,
        new_complaint: case.is_some_and(|case| case.dates().is_ok_and(|dates| dates.new_complaint.is_some())),
        cannot_tell: case.is_some_and(|case| case.dates().is_err()),
        open: case.is_some_and(Case::owes_an_answer),
        more: case.is_some_and(Case::has_more_stages),
    };
    renderer.render("form/passed.html", &round.with(&view)?)
}
