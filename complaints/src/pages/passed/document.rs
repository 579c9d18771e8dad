//! What a person can hand on: a letter to the landlord, words for the Ombudsman,
//! the record of a complaint; as a page to print and as plain text.
//!
//! Speaks as the person, and has a blank wherever it would need their words.

use serde::Serialize;

use super::kind::DocumentKind;
use super::outcome::{Outcome, Shown};
use super::page::{BrokenView, RefusedView, addresses, began};
use super::rows::{RowView, days_not_counted, rows};
use crate::case::events::Events;
use crate::case::standing::Case;
use crate::days::approximate::InForce;
use crate::days::clock::Step;
use crate::days::moment::Moment;
use crate::pages::date::DayView;
use crate::pages::happened::{HappenedView, Voice, happened};
use crate::pages::renderer::{RenderError, Renderer};
use crate::pages::surroundings::Surroundings;
use crate::policy::library::Library;

/// A paper as it is asked for.
#[derive(Debug)]
pub struct Document<'a> {
    /// Which one.
    pub kind: DocumentKind,
    /// As a file in place of a page.
    pub as_text: bool,
    /// What has happened, in the words that the person was told; none where nobody holds a record.
    pub told: Option<&'a Events>,
}

/// What the templates see, besides what every page has.
#[derive(Serialize)]
struct DocumentView<'a> {
    page: &'static str,
    kind: &'static str,
    /// Of a page: its letter, as the file has it.
    letter: Option<String>,
    /// Of a page: the address of the file, and of the page that it came from.
    file: String,
    back: String,
    quiet: bool,
    today: String,
    now: String,
    reference: Option<String>,
    received: Option<String>,
    /// When it was received, with the time where that is known.
    received_at: Option<String>,
    /// It came through the form of this website.
    by_form: bool,
    asked: Option<String>,
    policy_id: Option<&'a str>,
    policy_in_force: Option<String>,
    broken: Vec<BrokenView>,
    rows: Vec<RowView>,
    /// The days that were not counted on the way to any of them, each once; of weekends only that there were some.
    not_counted: Vec<DayView>,
    weekends: bool,
    happened: Vec<HappenedView>,
    /// A new date was agreed or told, and counts.
    moved: bool,
    refused: Option<RefusedView>,
    /// The landlord owes an answer.
    open: bool,
    /// The days on which the stage was answered and closed, and whether it was closed without an answer.
    answered: Option<String>,
    closed: Option<String>,
    unanswered: bool,
    /// The address of the receipt, and of the policy that counts, whole where the site's own is known.
    receipt_url: Option<String>,
    policy_url: Option<String>,
}

/// A paper as a page or as a file.
///
/// # Errors
/// When a template is at fault.
pub fn document(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    shown: &Shown<'_>,
    asked_for: &Document<'_>,
) -> Result<String, RenderError> {
    let mut view = view(round, library, shown, asked_for);
    let text = renderer.render(asked_for.kind.template(), &round.with(&view)?)?;
    if asked_for.as_text {
        return Ok(text);
    }
    view.letter = Some(text);
    let page = if asked_for.kind == DocumentKind::Record { "form/record.html" } else { "form/letter.html" };
    renderer.render(page, &round.with(&view)?)
}

fn view<'a>(round: &Surroundings, library: &Library, shown: &Shown<'a>, asked_for: &Document<'_>) -> DocumentView<'a> {
    let p = &library.phrases;
    let case = shown.outcome.case();
    let (at, query) = addresses(&shown.outcome, &round.view.slug);
    let address = asked_for.kind.address();
    let (received, asked) = case.map_or((None, None), |case| began(case, p));
    let rows = rows(shown, p);
    let on = |at: Option<Moment>| at.map(|at| p.day(at.day()));
    let receipt = case.and_then(|case| case.events().receipt());
    let policy = case.map(|case| case.policy());
    let (reference, quiet, taken, path) = match &shown.outcome {
        Outcome::Receipt { reference, quiet, taken, path, .. } => {
            (Some(reference.grouped()), *quiet, *taken, Some(*path))
        }
        Outcome::Asked { .. } | Outcome::Typed { .. } => (None, false, true, None),
    };
    DocumentView {
        page: "passed",
        kind: asked_for.kind.name(),
        letter: None,
        file: format!("{at}/{address}.txt{query}"),
        back: match path {
            Some(path) if asked_for.kind == DocumentKind::Record => path.to_owned(),
            _ => format!("{at}{query}"),
        },
        quiet,
        today: p.day(shown.now.day()),
        now: p.day_and_time(shown.now.instant()),
        reference,
        received,
        received_at: receipt.map(|at| if at.time().is_some() { p.day_and_time(at.instant()) } else { p.day(at.day()) }),
        by_form: !taken,
        asked,
        policy_id: policy.map(|policy| policy.id.as_str()),
        policy_in_force: policy.and_then(|policy| match policy.in_force {
            InForce::Undated => None,
            dated @ InForce::From(_) => Some(p.in_force(dated)),
        }),
        broken: case.map_or_else(Vec::new, |case| {
            shown.broken().iter().map(|broken| BrokenView::of(broken, case, p)).collect()
        }),
        weekends: rows.iter().any(RowView::leaves_out_weekends),
        not_counted: days_not_counted(&rows),
        rows,
        happened: match (asked_for.told, policy) {
            (Some(told), Some(policy)) => happened(told, Voice::Record, policy, p),
            _ => Vec::new(),
        },
        moved: case.is_some_and(|case| case.leading(Step::Respond).is_some_and(|date| date.moved.is_some())),
        refused: case.and_then(|case| RefusedView::last(case, p)),
        open: case.is_some_and(Case::owes_an_answer),
        answered: case.and_then(|case| on(case.events().answered(case.stage()))),
        closed: case.and_then(|case| on(case.events().closed(case.stage()))),
        unanswered: case.is_some_and(Case::was_closed_unanswered),
        receipt_url: path.map(|path| format!("{}{path}", shown.site)),
        policy_url: policy.map(|policy| format!("{}{}/policy/{}/", shown.site, round.view.base, policy.id)),
    }
}
