//! `GET /form/<landlord>/dates?received=…&asked=…`: the look-up of dates; and
//! `…/dates.ics`, those that are to come as a calendar file.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::ics;
use complaints::case::standing::Case;
use complaints::pages::{self, Boxes, Found, LookUp};
use store::words::LandlordWords;

use crate::app::App;
use crate::reply;

/// Shows the dates of a complaint that came on a day, or of the next stage where somebody asked for it.
pub(crate) async fn dates(State(app): State<App>, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Response {
    answer(&app, &slug, query, |words, asked| {
        let status = if is_mistaken(asked) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        page(&app, words, status, asked)
    })
}

/// The dates of that page which are to come; the page itself where there are none.
pub(crate) async fn calendar(State(app): State<App>, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Response {
    answer(&app, &slug, query, |words, asked| {
        let file = if let Found::Case(case) = &asked.found { calendar_file(&app, words, case) } else { None };
        match file {
            Some(text) => reply::download(text, "text/calendar; charset=utf-8", "dates.ics"),
            None if is_mistaken(asked) => page(&app, words, StatusCode::UNPROCESSABLE_ENTITY, asked),
            None => page(&app, words, StatusCode::NOT_FOUND, asked),
        }
    })
}

fn is_mistaken(asked: &LookUp<'_>) -> bool {
    matches!(asked.found, Found::Mistaken(_))
}

fn page(app: &App, words: &LandlordWords, status: StatusCode, asked: &LookUp<'_>) -> Response {
    reply::page(app, status, pages::dates(&app.words.renderer, &words.round, &app.words.library, asked))
}

fn calendar_file(app: &App, words: &LandlordWords, case: &Case<'_>) -> Option<String> {
    let about = ics::CalendarFile {
        landlord: &case.policy().landlord,
        slug: words.slug(),
        phrases: &app.words.library.phrases,
        made: app.now().utc(),
        quiet: false,
        test: case.policy().demonstration,
    };
    ics::looked_up(&about, pages::began(case)?, pages::to_come(case))
}

/// Reads the two boxes, finds the case that they tell of, and answers with it.
fn answer(
    app: &App,
    slug: &str,
    query: Option<String>,
    with: impl FnOnce(&LandlordWords, &LookUp<'_>) -> Response,
) -> Response {
    let words = match reply::landlord(app, slug) {
        Ok(words) => words,
        Err(response) => return response,
    };
    let (boxes, today) = (boxes(query), app.now().day());
    let day = boxes.received_on(today);
    let version = day.and_then(|day| words.version_on(day));
    let policy = version.map_or(&words.version().policy, |version| &version.policy);
    let older = (policy.id != words.version().policy.id).then(|| app.words.library.calendar(policy));
    let rules = app.words.library.rulebook(policy, older.as_ref().unwrap_or(words.calendar()));
    let stages = rules.stages(day.unwrap_or(today));
    let shown = |found| LookUp { boxes: &boxes, found, stages };
    if boxes.received.is_none() && boxes.asked.is_empty() {
        return with(&words, &shown(Found::Nothing));
    }
    match boxes.record(today, version.is_some(), &rules) {
        Ok(record) => with(&words, &shown(Found::of(&Case::of(&rules, &record, app.now())))),
        Err(mistakes) => with(&words, &shown(Found::Mistaken(mistakes))),
    }
}

fn boxes(query: Option<String>) -> Boxes {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let typed = |name: &str| pairs.iter().find(|(box_name, _)| box_name == name).map(|(_, value)| value.clone());
    Boxes { received: typed("received"), asked: typed("asked").unwrap_or_default() }
}
