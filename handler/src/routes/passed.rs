//! `GET /form/<landlord>/passed?received=…&told=…`: which date has passed, from days
//! that somebody typed in; and `…/letter`, `…/refused`, `…/words`, what they can
//! hand on, each with `.txt` beside it.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::standing::Case;
use complaints::pages::{self, Document, DocumentKind, Outcome, PassedBoxes, Shown, WrongBoxes};
use store::words::LandlordWords;

use crate::app::App;
use crate::reply;

/// Shows which date has passed and what can be done about it, or the questions.
pub(crate) async fn passed(State(app): State<App>, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Response {
    answer(&app, &slug, query.as_deref(), |words, shown| page(&app, words, shown))
}

/// A letter or words, as a page.
pub(crate) async fn document(
    State(app): State<App>,
    Path((slug, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some((kind, as_text)) = named(&name) else { return reply::nothing_here(State(app)).await };
    answer(&app, &slug, query.as_deref(), |words, shown| {
        if !shown.can_be_written(kind, &words.round) {
            return page(&app, words, shown);
        }
        written(&app, words, shown, &Document { kind, as_text, told: None })
    })
}

/// The page; what was mistyped is told there.
fn page(app: &App, words: &LandlordWords, shown: &Shown<'_>) -> Response {
    let status = if shown.outcome.is_mistaken() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    reply::page(app, status, pages::passed(&app.words.renderer, &words.round, &app.words.library, shown))
}

/// A document as a page, or as a file under a name that says nothing of a complaint.
pub(super) fn written(app: &App, words: &LandlordWords, shown: &Shown<'_>, document: &Document<'_>) -> Response {
    let text = pages::document(&app.words.renderer, &words.round, &app.words.library, shown, document);
    match text {
        Ok(text) if document.as_text => {
            let name = format!("{}.txt", document.kind.address());
            reply::download(text, "text/plain; charset=utf-8", &name)
        }
        text => reply::page(app, StatusCode::OK, text),
    }
}

/// What the last part of an address names: `letter`, `words.txt`.
pub(super) fn named(name: &str) -> Option<(DocumentKind, bool)> {
    let (stem, as_text) = name.strip_suffix(".txt").map_or((name, false), |stem| (stem, true));
    DocumentKind::named(stem).map(|kind| (kind, as_text))
}

/// Reads the boxes, finds the complaint that they tell of, and answers with it.
fn answer(
    app: &App,
    slug: &str,
    query: Option<&str>,
    with: impl Fn(&LandlordWords, &Shown<'_>) -> Response,
) -> Response {
    let words = match reply::landlord(app, slug) {
        Ok(words) => words,
        Err(response) => return response,
    };
    let (boxes, now) = (boxes(query), app.now());
    let day = boxes.received_on(now.day());
    let version = day.and_then(|day| words.version_on(day));
    let policy = version.map_or(&words.version().policy, |version| &version.policy);
    let older = (policy.id != words.version().policy.id).then(|| app.words.library.calendar(policy));
    let rules = app.words.library.rulebook(policy, older.as_ref().unwrap_or(words.calendar()));
    let stages = rules.stages(day.unwrap_or(now.day()));
    // Nobody knows the hour at which it was sent, and for which of them somebody was named then.
    let watched = app.watched && app.rota.is_none();
    let shown = |outcome| Shown { outcome, now, watched, site: &app.site };
    let asked = |wrong| with(&words, &shown(Outcome::Asked { boxes: &boxes, wrong, stages }));
    if !boxes.sent {
        return asked(None);
    }
    let told = match boxes.told(now.day()) {
        Ok(_) if version.is_none() => return asked(Some(WrongBoxes::not_covered())),
        Ok(told) => told,
        Err(wrong) => return asked(Some(wrong)),
    };
    let record = match told.record(&rules, now) {
        Ok(record) => record,
        Err(wrong) => return asked(Some(wrong)),
    };
    let case = Case::of(&rules, &record, now);
    with(&words, &shown(Outcome::Typed { boxes: &boxes, told: &told, case: &case }.within_the_calendar()))
}

fn boxes(query: Option<&str>) -> PassedBoxes {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query.unwrap_or_default()).unwrap_or_default();
    let sent = pairs.iter().any(|(name, _)| PassedBoxes::NAMES.contains(&name.as_str()));
    let typed = |name: &str| {
        pairs.iter().find(|(box_name, _)| box_name == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    PassedBoxes {
        sent,
        received: typed("received"),
        asked: typed("asked"),
        told: typed("told"),
        told_on: typed("told_on"),
        agreed: typed("agreed"),
        agreed_on: typed("agreed_on"),
    }
}
