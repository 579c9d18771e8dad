//! A sent form as answers, token and version: what check, send and change share.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use complaints::answers::Answers;
use complaints::pages::{self, Filled};
use complaints::reference::Token;

use crate::app::App;
use crate::body::{self, Refused, Sent};
use crate::intake::Sending;
use crate::reply;
use crate::words::LandlordWords;

/// A form as it was sent.
pub struct Form {
    /// The request without its body.
    pub parts: Parts,
    /// The answers.
    pub answers: Answers,
    /// What came with them.
    pub sending: Sending,
    /// The question to change, if one was asked for.
    pub change: Option<String>,
}

/// Reads a form, or gives the page that says why it cannot be read.
#[allow(clippy::result_large_err)]
pub async fn read(app: &App, words: &LandlordWords, request: Request) -> Result<Form, Response> {
    let (parts, sent) = body::read(request).await;
    match sent {
        Ok(sent) => Ok(form(app, parts, sent)),
        Err(Refused::TooLarge) => Err(reply::message(app, Some(words), StatusCode::PAYLOAD_TOO_LARGE, "too-large")),
        Err(Refused::CutShort) => Err(reply::message(app, Some(words), StatusCode::BAD_REQUEST, "cut-short")),
        Err(Refused::Unsupported(sent)) => {
            // What could be read is shown again, so that nothing is typed twice.
            let form = form(app, parts, sent);
            let filled = Filled { answers: form.answers, token: form.sending.token, unread: true, ..Filled::default() };
            let page = pages::form(&app.words.renderer, &words.round, &app.words.library.form, &filled);
            Err(reply::page(app, StatusCode::UNSUPPORTED_MEDIA_TYPE, page))
        }
    }
}

fn form(app: &App, parts: Parts, sent: Sent) -> Form {
    let field = |name: &str| sent.pairs.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone());
    let sending = Sending {
        token: field("token").and_then(|t| Token::from_hex(&t)),
        // A name of a version is short; anything else is not ours.
        shown_policy: field("policy").filter(|p| p.len() <= 32),
        file_refused: sent.file_refused,
    };
    let change = field("change");
    Form { parts, answers: Answers::read(&app.words.library.form, sent.pairs), sending, change }
}
