//! What a closed form answers in place of every refusal: that it is closed, how to complain otherwise, and whether
//! what was sent is with the landlord already.
//!
//! Its stores take nothing ([`crate::app::App::new`]), so a route finds what was stored before it was closed and
//! fails with everything else. Nobody who fails has to think of it.

use axum::http::StatusCode;
use axum::response::Response;
use complaints::pages::Sent;

use super::kept::Given;
use super::{Fate, Message, message};
use crate::app::App;

/// The answer, or where a closed form refused something that was to be taken the one that says that it is closed.
pub(crate) fn in_place_of(app: &App, given: &Given, response: Response) -> Response {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !app.is_closed() || !given.is_to_be_taken() || !failed {
        return response;
    }
    let sent = match response.extensions().get() {
        Some(Fate::Kept(sent) | Fate::Lost(_, sent)) => *sent,
        None if status.is_client_error() => Sent::No,
        None => Sent::Unknown,
    };
    page(app, given.slug(), sent)
}

/// The answer of a closed form, to be given with the words where they could be read.
pub(crate) fn page(app: &App, slug: &str, sent: Sent) -> Response {
    let landlord = app.words.landlord_on_any_day(slug).ok().flatten();
    let mut closed = message(app, landlord.as_deref(), StatusCode::SERVICE_UNAVAILABLE, Message::Closed);
    closed.extensions_mut().insert(Fate::Lost(Message::Closed, sent));
    closed
}
