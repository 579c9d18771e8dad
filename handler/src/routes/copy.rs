//! `POST /form/<landlord>/copy`: the answers as a text file to keep. Nothing is stored.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use complaints::pages;
use store::log;

use crate::app::App;
use crate::reply;
use crate::request::form;

/// The name of the file says nothing of a complaint.
const NAME: &str = "my-words.txt";

/// Gives the answers as a download.
pub(crate) async fn copy(State(app): State<App>, Path(slug): Path<String>, request: Request) -> Response {
    let (words, form) = match form::read(&app, &slug, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let made = app.words.library.phrases.day_and_time(app.now().instant());
    match pages::copy(&app.words.renderer, &words.round, words.form(), &form.answers, &made) {
        Ok(text) => reply::download(text, "text/plain; charset=utf-8", NAME),
        Err(fault) => {
            log::fault("template", &fault);
            reply::message(&app, Some(&words), axum::http::StatusCode::INTERNAL_SERVER_ERROR, reply::Message::Down)
        }
    }
}
