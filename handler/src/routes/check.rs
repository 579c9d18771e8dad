//! `POST /form/<landlord>/check`: answers → *check your answers*, or the form with what to change.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::answers::Mistake;
use complaints::form::reference::Token;
use complaints::pages::{self, Filled};
use serde::Serialize;
use store::words::LandlordWords;

use crate::app::App;
use crate::reply;
use crate::request::accept;
use crate::request::form::{self, Form};
use crate::routes::send;

/// Shows the answers to be checked before they are sent, or the form again with each mistake.
pub(crate) async fn check(State(app): State<App>, Path(slug): Path<String>, request: Request) -> Response {
    let (words, form) = match form::read_to_store(&app, &slug, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mistakes = form.answers.mistakes(words.form(), app.now().day());
    if !mistakes.is_empty() {
        return with_mistakes(&app, &words, form, &mistakes);
    }
    // Nobody reads all of it through once more for a form that does not take it; what it took before is found.
    if app.is_closed() {
        return send::taken(&app, &words, &form).await;
    }
    let token = form.sending.token.unwrap_or_else(|| app.fresh_token());
    seen(&app, &words, &form, token)
}

/// The page on which somebody sees the answers before they are sent.
pub(crate) fn seen(app: &App, words: &LandlordWords, form: &Form, token: Token) -> Response {
    let page = pages::check(&app.words.renderer, &words.round, words.form(), &form.check(app, words, token));
    reply::kept_page(app, StatusCode::OK, page)
}

/// The form again, with every answer and what to change; for a program what to change alone.
pub(crate) fn with_mistakes(app: &App, words: &LandlordWords, form: Form, mistakes: &[Mistake]) -> Response {
    if accept::wants_json(&form.parts.headers) {
        return refused(mistakes);
    }
    let (carried, token) = (form.carried(), form.sending.token);
    let filled = Filled { answers: form.answers, mistakes, token, carried, ..Filled::default() };
    let page = pages::form(&app.words.renderer, &words.round, words.form(), &filled);
    reply::kept_page(app, StatusCode::UNPROCESSABLE_ENTITY, page)
}

#[derive(Serialize)]
struct Mistakes<'a> {
    mistakes: Vec<OneMistake<'a>>,
}

#[derive(Serialize)]
struct OneMistake<'a> {
    question: &'a str,
    message: &'a str,
}

fn refused(mistakes: &[Mistake]) -> Response {
    let mistakes = mistakes.iter().map(|m| OneMistake { question: &m.question, message: &m.message }).collect();
    reply::json(StatusCode::UNPROCESSABLE_ENTITY, &Mistakes { mistakes })
}
