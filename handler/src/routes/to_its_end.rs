//! Round every POST: what somebody has asked for is done to its end, also for one
//! who closes the page meanwhile, and no answer loses what they wrote.
//!
//! A server drops what it does for a connection that is gone, and a complaint
//! that was stored just then would have raised no notice. And whatever a route
//! answers, a panic among it, the words are there to be given back.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use complaints::pages::Sent;
use store::log;

use crate::app::App;
use crate::reply::kept::{self, Given};
use crate::reply::{self, Fate, Message, closed};
use crate::request::body::MAX_BODY_BYTES;

/// Reads what was sent, lets its route answer, and gives the words back where that does not.
pub(crate) async fn keep_words(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let bytes = match to_bytes(body, MAX_BODY_BYTES).await {
        Ok(bytes) => bytes,
        Err(error) => {
            let text = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            let why = if text.contains("length limit") { Message::TooLarge } else { Message::CutShort };
            return kept::unread(&app, &parts, why);
        }
    };
    let given = Given { parts: parts.clone(), bytes: bytes.clone() };
    let answer = to_its_end(app.clone(), next.run(Request::from_parts(parts, Body::from(bytes)))).await;
    let answer = closed::in_place_of(&app, &given, answer);
    kept::or_words(&app, given, answer).await
}

/// Does `work` in a task of its own. Where it panics nobody can tell what was stored.
pub(crate) async fn to_its_end(app: App, work: impl Future<Output = Response> + Send + 'static) -> Response {
    tokio::spawn(work).await.unwrap_or_else(|_| {
        // What a panic says may quote what was sent; where it was stands in the log already.
        log::fault("route", &"it ended before it answered");
        let mut response = reply::message(&app, None, StatusCode::INTERNAL_SERVER_ERROR, Message::Down);
        response.extensions_mut().insert(Fate::Lost(Message::Down, Sent::Unknown));
        response
    })
}
