//! `GET /form/<landlord>/dates?received=…`: the calculator.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::moment::Moment;
use complaints::pages;
use complaints::timeline::{Events, timeline};

use crate::app::App;
use crate::reply;

/// Shows the dates of a complaint that came on a day.
pub async fn dates(State(app): State<App>, Path(slug): Path<String>, RawQuery(asked): RawQuery) -> Response {
    let words = match reply::landlord(&app, &slug) {
        Ok(words) => words,
        Err(response) => return response,
    };
    let pairs: Vec<(String, String)> = serde_html_form::from_str(&asked.unwrap_or_default()).unwrap_or_default();
    let typed = pairs.into_iter().find(|(name, _)| name == "received").map(|(_, value)| value).unwrap_or_default();
    let policy = &words.version().policy;
    let day = pages::asked_day(&typed);
    let deadlines = day.and_then(|day| timeline(policy, &Events::received(Moment::on(day)), &words.calendar).ok());
    let status =
        if deadlines.is_some() || typed.trim().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = pages::Dates { typed: &typed, day, deadlines: deadlines.as_deref(), policy, calendar: &words.calendar };
    let page = pages::dates(&app.words.renderer, &words.round, &app.words.library, &shown);
    reply::page(&app, status, page)
}
