//! `GET /form/health`: ready or not, and why not.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{Datelike, Days};
use complaints::days::rota::Rota;
use complaints::form::reference::Token;
use serde::Serialize;
use store::envelope::Audience;
use store::log;
use store::words::{NoWay, Undated};

use crate::app::App;
use crate::reply;

/// How far ahead the dates of a new complaint lie: they must not rest on bank holidays that nobody has published.
const LOOK_AHEAD: Days = Days::new(365);

/// The JSON that a monitor reads.
#[derive(Serialize)]
struct Health {
    ready: bool,
    built_for: chrono::NaiveDate,
    seals_with: SealsWith,
    problems: Vec<String>,
}

/// The ids of the public keys that words are sealed with, as `register keys --check` names them.
#[derive(Serialize)]
struct SealsWith {
    officers: String,
    lead: String,
}

/// 200 where the table answers and holds all that was taken; 503 where not, although complaints may be
/// taken still. `problems` also names what is wrong but stops nothing.
pub(crate) async fn health(State(app): State<App>) -> Response {
    let mut problems = Vec::new();
    let mut wrong = |problem: &str| problems.push(problem.to_owned());
    if app.words.are_old(app.now()) {
        wrong("the words are old: the daily build did not run");
    }
    let last_year = *app.words.library.holidays.years().end();
    if (app.now().day() + LOOK_AHEAD).year() > last_year {
        wrong("the published bank holidays end within a year: run `site-gen holidays` with the newer file");
    }
    if !app.watched {
        wrong("nobody is told of complaints: no notice path is set");
    }
    let holes = app.rota.as_ref().map(Rota::holes).unwrap_or_default();
    if !holes.is_empty() {
        wrong(&format!("nobody is named for danger at these hours, and none is promised then: {}", holes.join(", ")));
    }
    let closed = app.is_closed();
    if closed {
        wrong("the form is closed: nothing that is sent is taken");
    }
    // A key that nobody has: the role may read by key and not ask about the table.
    let ready = app.table.complaint(&Token::new([0; 16]).reference()).await.is_ok();
    if !ready {
        wrong("the table does not answer");
    }
    // Somebody was told that their words are safe, and no officer can find them in a complaint.
    let unfiled = matches!(app.table.unfiled().await, Ok(1..));
    if unfiled {
        wrong("complaints wait that could not be filed: `register list` names them");
    }
    problems.extend(undated(&app).await);
    let well = ready && !unfiled && !closed;
    let status = if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let id = |audience| app.seal.id(audience).unwrap_or_default().to_owned();
    let seals_with = SealsWith { officers: id(Audience::Officers), lead: id(Audience::Lead) };
    reply::json(status, &Health { ready: well, built_for: app.words.built_for(), seals_with, problems })
}

/// A problem for each landlord whose complaints have no dates. They are taken all the same.
async fn undated(app: &App) -> Vec<String> {
    let (parts, now) = (app.clone(), app.now());
    // The first time of a day it reads the words of every landlord: others are not kept waiting.
    let tried = tokio::task::spawn_blocking(move || parts.words.undated(now)).await;
    match tried {
        Ok(undated) => undated.iter().map(problem).collect(),
        Err(fault) => {
            log::fault("health", &fault);
            vec!["nobody could try the dates of the landlords: see the log".to_owned()]
        }
    }
}

fn problem(Undated { slug, because }: &Undated) -> String {
    match because {
        NoWay::Words => format!("the words of {slug} cannot be read: the log says why; build them again"),
        NoWay::Count(fault) => format!("the dates of a complaint to {slug} cannot be worked out: {fault}"),
    }
}
