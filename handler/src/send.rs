//! `POST /form/<landlord>/send`: one write, then the receipt.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::answers::Mistake;
use complaints::form::reference::Token;
use complaints::pages;
use serde::Serialize;

use crate::app::App;
use crate::body;
use crate::check;
use crate::form_fields::{self, Form};
use crate::intake::{self, Answer, Outcome, receipt_path};
use crate::log;
use crate::reply;
use crate::words::LandlordWords;

/// Stores a complaint and shows where its receipt is.
pub async fn send(State(app): State<App>, Path(slug): Path<String>, request: Request) -> Response {
    let (words, form) = match form_fields::read(&app, &slug, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let json = body::wants_json(&form.parts);
    let mistakes = form.answers.mistakes(words.form(), app.now().day());
    if !mistakes.is_empty() {
        return if json { told(&mistakes) } else { check::with_mistakes(&app, &words, form, &mistakes) };
    }
    // Another website can make a browser send a form; only a person on this one sends a complaint.
    if form.came_from_elsewhere() {
        if json {
            return reply::json(StatusCode::FORBIDDEN, &serde_json::json!({ "error": "cross-site" }));
        }
        let token = form.sending.token.unwrap_or_else(|| app.fresh_token());
        return check::seen(&app, &words, &form, token);
    }
    let (status, accepted) = match intake::store(&app, &words, &form.answers, &form.sending).await {
        Outcome::New(accepted) => (StatusCode::CREATED, accepted),
        Outcome::Same(accepted) | Outcome::Added(accepted) | Outcome::Linked(accepted) => (StatusCode::OK, accepted),
        Outcome::Unavailable(token) => return not_sent(&app, &words, &form, token, json),
    };
    if !json {
        return reply::see_other(&receipt_path(&accepted));
    }
    match Answer::new(&app, &accepted) {
        Ok(answer) => reply::json(status, &answer),
        // It is stored: whoever asks again is told so, and nobody is told that it was not sent.
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::message(&app, Some(&words), StatusCode::SERVICE_UNAVAILABLE, "down")
        }
    }
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

fn told(mistakes: &[Mistake]) -> Response {
    let mistakes = mistakes.iter().map(|m| OneMistake { question: &m.question, message: &m.message }).collect();
    reply::json(StatusCode::UNPROCESSABLE_ENTITY, &Mistakes { mistakes })
}

/// The page that says first that nothing was sent, and holds every answer and the same token.
fn not_sent(app: &App, words: &LandlordWords, form: &Form, token: Token, json: bool) -> Response {
    if json {
        let error = serde_json::json!({ "error": "not sent", "retry": "the same body with this token", "token": token.to_hex() });
        return reply::json(StatusCode::SERVICE_UNAVAILABLE, &error);
    }
    let page = pages::not_sent(&app.words.renderer, &words.round, words.form(), &form.check(app, token));
    reply::kept_page(app, StatusCode::SERVICE_UNAVAILABLE, page)
}
