//! Replies that many routes share: pages, files, refusals, redirects.
//!
//! What refuses words says so (`Fate`), so that no answer loses them: `kept` has the
//! page that keeps them, `last` the one for when no template can be rendered.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use complaints::form::reference::Token;
use complaints::pages::{RenderError, Sent, plain_context};
use serde::Serialize;
use store::complaint::Complaint;
use store::log;
use store::words::LandlordWords;

use crate::app::App;

pub(crate) mod closed;
mod failures;
pub(crate) mod headers;
pub(crate) mod kept;
mod last;

/// What an answer does with the words that somebody sent. Whatever refuses and is
/// not [`Fate::Kept`] is exchanged by [`kept::or_words`] for a page that keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// They stand on the page, in a form that can be sent again; with what is known of them.
    Kept(Sent),
    /// They do not; why, and what is known of them.
    Lost(Message, Sent),
}

/// A page, or the plain page for a mistake of ours.
pub(crate) fn page(app: &App, status: StatusCode, text: Result<String, RenderError>) -> Response {
    match text {
        Ok(text) => html(status, text),
        Err(error) => {
            log::fault("template", &error);
            message(app, None, StatusCode::INTERNAL_SERVER_ERROR, Message::Down)
        }
    }
}

/// A page that answers a form and has every word of it. The browser may keep it for
/// its own Back button: without that, Back shows an error in place of the words,
/// and sending again would be a second act of sending.
pub(crate) fn kept_page(app: &App, status: StatusCode, text: Result<String, RenderError>) -> Response {
    // A page that was to say that no store answered: of what it cannot say, nothing is known here.
    let sent = if status.is_server_error() { Sent::Unknown } else { Sent::No };
    given_back(app, status, sent, text)
}

/// The same, where it is known what became of the words.
pub(crate) fn given_back(app: &App, status: StatusCode, sent: Sent, text: Result<String, RenderError>) -> Response {
    let fate = if text.is_ok() { Fate::Kept(sent) } else { Fate::Lost(Message::Down, sent) };
    let mut response = page(app, status, text);
    response.extensions_mut().insert(fate);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

fn html(status: StatusCode, text: String) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// A file to keep, under a name that says nothing of whose it is.
pub(crate) fn download(text: String, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (StatusCode::OK, [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], text).into_response()
}

/// A value as JSON.
pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Response {
    match serde_json::to_string(value) {
        Ok(text) => (status, [(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(error) => {
            log::fault("json", &error);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What a short page says; `form/message.html` has the words of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    /// There is nothing at this address, or nothing for whoever asks.
    NotFound,
    /// More was sent than can be stored.
    TooLarge,
    /// What was sent is no form.
    Unsupported,
    /// What was sent ended before its end.
    CutShort,
    /// It was sent before, and officers have ended the link to its page since.
    LinkEnded,
    /// It was sent before, and has been erased since: it is no longer kept.
    Erased,
    /// The form is closed for a while: nothing is taken.
    Closed,
    /// Something of ours does not work just now.
    Down,
}

impl Message {
    /// Its name in the template, and as `error` in JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::TooLarge => "too-large",
            Self::Unsupported => "unsupported",
            Self::CutShort => "cut-short",
            Self::LinkEnded => "link-ended",
            Self::Erased => "erased",
            Self::Closed => "closed",
            Self::Down => "down",
        }
    }
}

/// A short page that says what to do next, with the landlord's routes when it is known.
/// Where it answers words, nothing was done with them yet.
pub(crate) fn message(app: &App, words: Option<&LandlordWords>, status: StatusCode, what: Message) -> Response {
    let mut context = words.map_or_else(|| plain_context(app.words.style()), |w| w.round.context());
    context.insert("what", what.name());
    let mut response = match app.words.renderer.render("form/message.html", &context) {
        Ok(text) => html(status, text),
        Err(error) => {
            log::fault("template", &error);
            html(status, last::page())
        }
    };
    response.extensions_mut().insert(Fate::Lost(what, Sent::No));
    // For whoever gets it as JSON.
    response.extensions_mut().insert(what);
    response
}

/// What programs are told where nothing was stored, or nobody can tell; see `docs/api.md`.
pub(crate) fn json_not_sent(status: StatusCode, sent: Sent, token: Token) -> Response {
    let error = match sent {
        Sent::No => "not sent",
        Sent::Unknown => "not known",
    };
    let retry = "the same body with this token";
    let mut told = json(status, &serde_json::json!({ "error": error, "retry": retry, "token": token.to_hex() }));
    told.extensions_mut().insert(Fate::Lost(Message::Down, sent));
    told
}

/// Somewhere else, by a path alone.
pub(crate) fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)], Body::empty()).into_response()
}

/// The landlord of a path, or the page that says there is none.
#[expect(clippy::result_large_err, reason = "the error is the whole page that says why")]
pub(crate) fn landlord(app: &App, slug: &str) -> Result<Arc<LandlordWords>, Response> {
    match app.words.landlord(slug, app.now().day()) {
        Ok(Some(words)) => Ok(words),
        Ok(None) => Err(message(app, None, StatusCode::NOT_FOUND, Message::NotFound)),
        Err(error) => {
            log::fault("words", &error);
            Err(message(app, None, StatusCode::SERVICE_UNAVAILABLE, Message::Down))
        }
    }
}

/// The words for a complaint, whether or not its landlord is on the site; or the page that says that there are none.
#[expect(clippy::result_large_err, reason = "the error is the whole page that says why")]
pub(crate) fn words_of(app: &App, complaint: &Complaint) -> Result<Arc<LandlordWords>, Response> {
    let words = app.words.of_complaint(complaint, app.now().day()).map_err(|error| error.to_string());
    let unreadable = || format!("a complaint's copy of its policy {} cannot be read", complaint.policy);
    words.and_then(|words| words.ok_or_else(unreadable)).map_err(|fault| {
        log::fault("words", &fault);
        message(app, None, StatusCode::SERVICE_UNAVAILABLE, Message::Down)
    })
}

/// A reader who opens the address of a form's answer is shown the form; other methods are refused.
pub(crate) async fn only_post(State(app): State<App>, Path(slug): Path<String>, method: Method) -> Response {
    match landlord(&app, &slug) {
        Ok(words) if matches!(method, Method::GET | Method::HEAD) => {
            see_other(&format!("{}/complain/", words.round.view.base))
        }
        Ok(words) => {
            let mut refused = message(&app, Some(&words), StatusCode::METHOD_NOT_ALLOWED, Message::Unsupported);
            refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
            refused
        }
        Err(response) => response,
    }
}

/// The page for a path that no route has.
pub(crate) async fn nothing_here(State(app): State<App>) -> Response {
    message(&app, None, StatusCode::NOT_FOUND, Message::NotFound)
}
