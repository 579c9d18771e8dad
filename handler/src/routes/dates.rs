//! `GET /form/<landlord>/dates?received=…`: the calculator.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::events::Events;
use complaints::case::standing::Case;
use complaints::days::moment::Moment;
use complaints::pages;

use crate::app::App;
use crate::reply;

/// Shows the dates of a complaint that came on a day.
pub(crate) async fn dates(State(app): State<App>, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Response {
    let words = match reply::landlord(&app, &slug) {
        Ok(words) => words,
        Err(response) => return response,
    };
    let pairs: Vec<(String, String)> = serde_html_form::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let asked = pairs.iter().any(|(name, _)| name == "received");
    let typed = pairs.into_iter().find(|(name, _)| name == "received").map(|(_, value)| value).unwrap_or_default();
    let day = pages::asked_day(&typed);
    let version = day.and_then(|day| words.version_on(day));
    let policy = version.map_or(&words.version().policy, |version| &version.policy);
    let older = (policy.id != words.version().policy.id).then(|| app.words.library.calendar(policy));
    let calendar = older.as_ref().unwrap_or(&words.calendar);
    let events = day.filter(|_| version.is_some()).map(|day| Events::received(Moment::on(day)));
    let rules = app.words.library.rulebook(policy, calendar);
    // On the day of its receipt nothing is overdue: the calculator tells dates, not how a case stands.
    let found = events.as_ref().and_then(|events| Some(Case::of(&rules, events, events.receipt()?)));
    let dated = found.as_ref().is_some_and(|case| case.dates().is_ok());
    let status = if dated || !asked { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let covered = day.is_none() || version.is_some();
    let shown = pages::Dates { typed: &typed, asked, day, covered, case: found.as_ref() };
    let page = pages::dates(&app.words.renderer, &words.round, &app.words.library, &shown);
    reply::page(&app, status, page)
}
