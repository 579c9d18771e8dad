//! The page on which somebody asks the landlord to look again at its answer:
//! what will start, and by when, before anything does.

use serde::Serialize;

use super::date::{self, DateView};
use super::not_added::story;
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::case::again::LookAgain;
use crate::case::standing::Case;
use crate::days::clock::Step;
use crate::form::Form;
use crate::form::reference::Token;
use crate::policy::Policy;
use crate::policy::in_words::stage_name;
use crate::policy::library::Library;
use crate::policy::phrases::Phrases;

/// What the button did, where it was pressed and nothing started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pressed {
    /// It was not pressed, or not by somebody who saw this page.
    Not,
    /// Nothing was stored.
    NotTaken,
    /// Nobody can tell whether it was; to press again is safe.
    Unknown,
    /// The words are more than can be taken.
    TooLong,
    /// What was sent could not be read whole.
    CutShort,
}

/// What the page is made from.
#[derive(Debug)]
pub struct LookAgainPage<'a> {
    /// The path of the receipt.
    pub path: &'a str,
    /// Words that were typed already.
    pub typed: &'a str,
    /// The idempotency key of the press.
    pub token: Token,
    /// What became of a press before.
    pub pressed: Pressed,
    /// What would start; none where nobody can read the complaint just now.
    pub dates: Option<LookAgainDates<'a>>,
    /// The questions that the landlord asks today.
    pub form: &'a Form,
}

/// What asking would start.
#[derive(Debug)]
pub struct LookAgainDates<'a> {
    /// The policy as the case keeps it.
    pub policy: &'a Policy,
    /// The case in which it was asked just now; none where officers decide first.
    pub then: Option<&'a Case<'a>>,
    /// What asking does.
    pub again: &'a LookAgain,
    /// The stage that is asked for, counted from 1.
    pub stage: u8,
    /// Somebody is told at once where anybody could get hurt.
    pub watched: bool,
}

#[derive(Serialize)]
struct View<'a> {
    path: &'a str,
    typed: &'a str,
    token: String,
    pressed: Pressed,
    /// The field in which words come.
    story: &'a str,
    /// How many characters it takes, as people write the number.
    most: usize,
    known: bool,
    starts: bool,
    /// Until when it could be asked for, where that is over.
    until: Option<UntilView>,
    stage: Option<String>,
    acknowledge: Option<DateView>,
    respond: Option<DateView>,
    /// What the policy promises besides in a circumstance of the case, and sooner.
    sooner: Vec<DateView>,
}

/// What the receipt would tell besides the two dates that lead, the urgent answer among it.
fn sooner(dates: Option<&LookAgainDates<'_>>, phrases: &Phrases) -> Vec<DateView> {
    let Some((then, watched)) = dates.and_then(|dates| Some((dates.then?, dates.watched))) else { return Vec::new() };
    let standing = then.standing_dates(watched);
    standing.urgent.iter().chain(&standing.sooner).filter_map(|date| date::view(date, then, phrases)).collect()
}

/// The last day on which the next stage could be asked for.
#[derive(Serialize)]
struct UntilView {
    /// The name of its rule: `stage-1.escalate`.
    id: String,
    by: String,
}

/// The page as HTML.
///
/// # Errors
/// When the template is at fault.
pub fn look_again(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    page: &LookAgainPage<'_>,
) -> Result<String, RenderError> {
    let p = &library.phrases;
    let lead = |step: Step| {
        let dates = page.dates.as_ref()?;
        date::leading_of(dates.then?, dates.stage, step, p)
    };
    let dates = page.dates.as_ref();
    let view = View {
        path: page.path,
        typed: page.typed,
        token: page.token.to_hex(),
        pressed: page.pressed,
        story: story(page.form),
        most: page.form.question(story(page.form)).map_or(0, |question| question.most),
        known: dates.is_some(),
        starts: dates.is_some_and(|dates| dates.then.is_some()),
        until: match dates.map(|dates| dates.again) {
            Some(LookAgain::Late { until, stage }) => {
                Some(UntilView { id: format!("stage-{}.escalate", stage - 1), by: p.day(*until) })
            }
            _ => None,
        },
        stage: dates.map(|dates| stage_name(dates.policy, dates.stage, p)),
        acknowledge: lead(Step::Acknowledge),
        respond: lead(Step::Respond),
        sooner: sooner(dates, p),
    };
    renderer.render("form/look-again.html", &round.with(&view)?)
}
