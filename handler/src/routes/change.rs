//! `POST /form/<landlord>/change`: the form again, filled, at one question.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::pages::{self, Filled};

use crate::app::App;
use crate::reply;
use crate::request::form;

/// Shows the form with every answer in it, opened at the question that `change` names.
pub(crate) async fn change(State(app): State<App>, Path(slug): Path<String>, request: Request) -> Response {
    let (words, form) = match form::read(&app, &slug, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let (carried, token) = (form.carried(), form.sending.token);
    let focus = form.change.as_deref();
    let filled = Filled { answers: form.answers, token, carried, focus, ..Filled::default() };
    let page = pages::form(&app.words.renderer, &words.round, words.form(), &filled);
    reply::kept_page(&app, StatusCode::OK, page)
}
