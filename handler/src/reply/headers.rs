//! Round every route: the door that only the CDN may use, failures as they are
//! asked for, the security headers, one log line.

use axum::extract::{Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use complaints::pages::Sent;
use subtle::ConstantTimeEq;

use super::{Fate, Message, failures, message};
use crate::app::App;
use crate::request::accept;
use crate::request_log::RequestLine;

/// What every page of ours is sent with, the form's and the site's; `template.yaml` says the same to the CDN.
/// Nothing may run, and nothing may be loaded but our own style; the empty icon saves a request.
pub const PAGE_HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// In place of the first of these, the policy of the pages on which something is found in a long list, the site's front
/// list among them: they may run the one script of ours, which asks nobody for anything. No page of the form is one.
pub const FINDING_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The header that says with which words an answer was made.
const WORDS: HeaderName = HeaderName::from_static("redress-words");

/// Marks a request of which nothing could be read, as where a gateway passes on what is none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NotRead;

/// Refuses a request that did not come through the CDN; tells of words that are old.
pub(crate) async fn door(State(app): State<App>, request: Request, next: Next) -> Response {
    app.words.tell_if_old(app.now());
    let allowed = match &app.origin_secret {
        None => true,
        Some(secret) => {
            let sent = request.headers().get("x-origin-secret").map(HeaderValue::as_bytes).unwrap_or_default();
            bool::from(sent.ct_eq(secret.as_bytes()))
        }
    };
    if allowed {
        return next.run(request).await;
    }
    let mut response = message(&app, None, StatusCode::FORBIDDEN, Message::NotFound);
    // A person who sends words and comes here did nothing wrong: the CDN and we disagree.
    response.extensions_mut().insert(Fate::Lost(Message::Down, Sent::No));
    response
}

/// Gives each reply its headers and the kind that was asked for, and writes its log line.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let line = RequestLine::start(&request);
    let (json, not_read) = (accept::wants_json(request.headers()), request.extensions().get::<NotRead>().is_some());
    let response = if not_read {
        message(&app, None, StatusCode::BAD_REQUEST, Message::Unsupported)
    } else {
        next.run(request).await
    };
    let mut response = failures::as_asked(&app, json, response);
    // A page with somebody's words or dates is in no search engine.
    for (name, value) in PAGE_HEADERS.into_iter().chain([("x-robots-tag", "noindex")]) {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    // By which whoever deploys sees that the form has the words of the build, and the site those of the same.
    if let Some(build) = app.words.build().and_then(|build| HeaderValue::from_str(build).ok()) {
        response.headers_mut().insert(WORDS, build);
    }
    line.end(response.status());
    response
}
