//! `POST /form/<landlord>/receipt/<reference>/<key>/add`: more words for a complaint that was sent.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::pages::{self, NotAdded, NotRead, Sent};

use crate::app::App;
use crate::intake::addition::Kept;
use crate::reply;
use crate::request::receipt_address::opened;
use crate::routes::at_receipt::{Address, Posted, path_of};
use crate::routes::receipt::{ADDED, NOTHING_ADDED};

/// Adds the words to the complaint that the address opens, and leads back to its receipt.
pub(crate) async fn add(State(app): State<App>, Path(address): Path<Address>, request: Request) -> Response {
    let posted = match Posted::read(&app, &address, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let path = path_of(&address);
    if posted.form.answers.is_empty() {
        return reply::see_other(&format!("{path}?{NOTHING_ADDED}"));
    }
    let again = |status, sent| not_added(&app, &posted, &path, (status, sent));
    if let Some(status) = posted.unread {
        return again(status, Sent::No);
    }
    if posted.is_mistaken(&app) {
        return again(StatusCode::UNPROCESSABLE_ENTITY, Sent::No);
    }
    // Another website can make a browser send words; only a person on this one adds them.
    if posted.form.is_cross_site(&app) {
        return again(StatusCode::OK, Sent::No);
    }
    let (slug, reference, key) = &address;
    let opened = match opened(&app, slug, reference, key).await {
        Ok(opened) => opened,
        Err(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => {
            return again(StatusCode::SERVICE_UNAVAILABLE, Sent::No);
        }
        Err(response) => return response,
    };
    match posted.keep(&app, &opened).await {
        Ok(to) => reply::see_other(&to.unwrap_or_else(|| format!("{path}?{ADDED}"))),
        Err(Kept::TooLarge) => again(StatusCode::PAYLOAD_TOO_LARGE, Sent::No),
        Err(Kept::Unavailable { unsent: false }) => again(StatusCode::SERVICE_UNAVAILABLE, Sent::Unknown),
        Err(_) => again(StatusCode::SERVICE_UNAVAILABLE, Sent::No),
    }
}

/// Nothing is sent to this address but words; whoever opens it sees the receipt.
pub(crate) async fn back(Path(address): Path<Address>) -> Response {
    reply::see_other(&path_of(&address))
}

/// The page that says first whether anything was added, with the words in their box.
fn not_added(app: &App, posted: &Posted, path: &str, (status, sent): (StatusCode, Sent)) -> Response {
    let not_read = match status {
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => Some(NotRead::TooLong),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(NotRead::CutShort),
        _ => None,
    };
    let (cross_site, token) = (posted.form.is_cross_site(app), posted.form.sending.token);
    let back = NotAdded { path, typed: posted.typed(), token, cross_site, sent, not_read };
    let page = pages::not_added(&app.words.renderer, &posted.words.round, posted.words.form(), &back);
    reply::given_back(app, status, sent, page)
}
