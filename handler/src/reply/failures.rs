//! Every failure as what was asked for: JSON for whoever asks for it, a page of
//! ours for everybody else, also where the framework refused.

use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::response::Response;
use serde_json::json;

use super::{Message, message};
use crate::app::App;
use crate::reply;

/// An answer as it is, but a failure in the kind that was asked for.
pub(super) fn as_asked(app: &App, json: bool, response: Response) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let kind = response.headers().get(CONTENT_TYPE).map(|kind| kind.as_bytes().to_owned()).unwrap_or_default();
    if kind.starts_with(b"application/json") || (!json && kind.starts_with(b"text/html")) {
        return response;
    }
    let said = response.extensions().get::<Message>().copied();
    // The framework's own: an address that is no text is one that we do not have.
    let status = if status == StatusCode::BAD_REQUEST && said.is_none() { StatusCode::NOT_FOUND } else { status };
    let allow = response.headers().get(ALLOW).cloned();
    let mut failure = if json {
        reply::json(status, &json!({ "error": name(status, said) }))
    } else {
        match status {
            status if status.is_server_error() => message(app, None, status, Message::Down),
            StatusCode::METHOD_NOT_ALLOWED => message(app, None, status, Message::Unsupported),
            status => message(app, None, status, Message::NotFound),
        }
    };
    failure.headers_mut().extend(allow.map(|allow| (ALLOW, allow)));
    failure
}

/// What went wrong, in one word for a program; `docs/api.md` has the list.
fn name(status: StatusCode, said: Option<Message>) -> &'static str {
    match (status, said) {
        (StatusCode::METHOD_NOT_ALLOWED, _) => "method-not-allowed",
        (StatusCode::FORBIDDEN, _) => "forbidden",
        (_, Some(said)) => said.name(),
        (StatusCode::NOT_FOUND, None) => Message::NotFound.name(),
        (StatusCode::PAYLOAD_TOO_LARGE, None) => Message::TooLarge.name(),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, None) => Message::Unsupported.name(),
        (status, None) if status.is_server_error() => Message::Down.name(),
        (_, None) => "invalid",
    }
}
