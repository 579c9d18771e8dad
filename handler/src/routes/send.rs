//! `POST /form/<landlord>/send`: one write, then the receipt.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::json::DeadlineJson;
use complaints::form::reference::Token;
use complaints::pages::{self, Sent};
use serde::Serialize;
use store::log;
use store::promised::{NoDates, promised};
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::{self, Accepted, Outcome};
use crate::reply;
use crate::request::accept;
use crate::request::form::{self, Form};
use crate::routes::check;
use crate::routes::receipt::ADDED;

/// Stores a complaint and shows where its receipt is.
pub(crate) async fn send(State(app): State<App>, Path(slug): Path<String>, request: Request) -> Response {
    let (words, form) = match form::read_to_store(&app, &slug, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let json = accept::wants_json(&form.parts.headers);
    let mistakes = form.answers.mistakes(words.form(), app.now().day());
    if !mistakes.is_empty() {
        return check::with_mistakes(&app, &words, form, &mistakes);
    }
    // Another website can make a browser send a form; only a person on this one sends a complaint.
    if form.is_cross_site(&app) {
        if json {
            return reply::json(StatusCode::FORBIDDEN, &serde_json::json!({ "error": "cross-site" }));
        }
        let token = form.sending.token.unwrap_or_else(|| app.fresh_token());
        return check::seen(&app, &words, &form, token);
    }
    taken(&app, &words, &form).await
}

/// Stores what is without a mistake and leads to its receipt, or says that it was not sent.
pub(crate) async fn taken(app: &App, words: &LandlordWords, form: &Form) -> Response {
    let json = accept::wants_json(&form.parts.headers);
    let (outcome, token) = intake::submit(app, words, &form.answers, &form.sending).await;
    // What came with the act of sending once more, after "Back", was added: the page says that it came.
    let added = matches!(outcome, Outcome::Added(_));
    let (status, accepted) = match outcome {
        Outcome::New(accepted) => (StatusCode::CREATED, accepted),
        Outcome::Replay(accepted) | Outcome::Added(accepted) | Outcome::Linked(accepted) => (StatusCode::OK, accepted),
        Outcome::Erased if json => return reply::json(StatusCode::GONE, &serde_json::json!({ "error": "erased" })),
        // Not as an error, which would give them a button that sends it once more.
        Outcome::Erased => return reply::message(app, Some(words), StatusCode::OK, reply::Message::Erased),
        Outcome::TooLarge => {
            return reply::message(app, Some(words), StatusCode::PAYLOAD_TOO_LARGE, reply::Message::TooLarge);
        }
        Outcome::Unavailable { unsent } => {
            let sent = if unsent { Sent::No } else { Sent::Unknown };
            return not_sent(app, words, form, token, sent, json);
        }
    };
    // The link that this form would lead to opens nothing any more, and whoever has the form is given no new one.
    if !json && accepted.complaint.relinked.is_some() {
        return reply::message(app, Some(words), StatusCode::OK, reply::Message::LinkEnded);
    }
    if !json {
        let path = accepted.receipt_path();
        return reply::see_other(&if added { format!("{path}?{ADDED}") } else { path });
    }
    match Receipt::of(app, &accepted) {
        Ok(answer) => reply::json(status, &answer),
        // It is stored: whoever asks again is told so, and nobody is told that it was not sent.
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::json_not_sent(StatusCode::SERVICE_UNAVAILABLE, Sent::Unknown, token)
        }
    }
}

/// The page that says first whether it was sent, and holds every answer and the same token.
fn not_sent(app: &App, words: &LandlordWords, form: &Form, token: Token, sent: Sent, json: bool) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    if json {
        return reply::json_not_sent(status, sent, token);
    }
    let page = pages::not_sent(&app.words.renderer, &words.round, words.form(), &form.check(app, words, token), sent);
    reply::given_back(app, status, sent, page)
}

/// What a program is told of a stored complaint, see `docs/api.md`.
#[derive(Serialize)]
struct Receipt<'a> {
    reference: String,
    receipt: String,
    received: String,
    policy: &'a str,
    deadlines: Vec<DeadlineJson>,
}

impl<'a> Receipt<'a> {
    fn of(app: &App, accepted: &'a Accepted) -> Result<Self, NoDates> {
        let complaint = &accepted.complaint;
        Ok(Self {
            reference: complaint.reference.to_string(),
            receipt: format!("{}{}", app.site, accepted.receipt_path()),
            received: complaint.received.to_rfc3339(),
            policy: &complaint.policy,
            // What was said first is said again, whatever is counted in another way since.
            deadlines: match complaint.first_deadlines.as_slice() {
                [] => promised(&app.words, complaint)?.deadlines,
                first => first.to_vec(),
            },
        })
    }
}
