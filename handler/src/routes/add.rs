//! `POST /form/<landlord>/receipt/<reference>/<key>/add`: more words for a complaint that was sent.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::Role;
use complaints::form::reference::Key;
use complaints::pages;
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::addition;
use crate::reply;
use crate::request::form::{Form, Read, try_read};
use crate::request::receipt_address::opened;
use crate::routes::receipt::{ADDED, NOTHING_ADDED};
use crate::routes::to_its_end::to_its_end;

/// Adds the words to the complaint that the address opens, and leads back to its receipt.
pub(crate) async fn add(
    State(app): State<App>,
    Path(address): Path<(String, String, String)>,
    request: Request,
) -> Response {
    to_its_end(app.clone(), accept(app, address, request)).await
}

async fn accept(app: App, (slug, reference, key): (String, String, String), request: Request) -> Response {
    let words = match words(&app, &slug, &reference, &key).await {
        Ok(words) => words,
        Err(response) => return response,
    };
    let read = match try_read(&app, &words, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let path = format!("/form/{slug}/receipt/{reference}/{key}");
    let (form, unread) = match read {
        Read::Whole(form) => (form, None),
        Read::Part(form, status) => (form, Some(status)),
    };
    let Some(typed) = words.form().role(Role::Story).and_then(|q| form.answers.one(&q.id)) else {
        return reply::see_other(&format!("{path}?{NOTHING_ADDED}"));
    };
    let again = |status| not_added(&app, &words, &form, &path, typed, status);
    if let Some(status) = unread {
        return again(status);
    }
    // Another website can make a browser send words; only a person on this one adds them.
    if form.is_cross_site(&app) {
        return again(StatusCode::OK);
    }
    let complaint = match opened(&app, &slug, &reference, &key).await {
        Ok((complaint, _)) => complaint,
        Err(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => {
            return again(StatusCode::SERVICE_UNAVAILABLE);
        }
        Err(response) => return response,
    };
    let Some(opener) = Key::from_hex(&key.to_lowercase()) else { return reply::see_other(&path) };
    if addition::add(&app, &words, &complaint, opener, &form.answers).await {
        reply::see_other(&format!("{path}?{ADDED}"))
    } else {
        again(StatusCode::SERVICE_UNAVAILABLE)
    }
}

/// The words of the landlord, or where it has left the site those of the complaint.
async fn words(app: &App, slug: &str, reference: &str, key: &str) -> Result<Arc<LandlordWords>, Response> {
    if app.words.slugs().any(|known| known == slug) {
        return reply::landlord(app, slug);
    }
    let (complaint, _) = opened(app, slug, reference, key).await?;
    reply::words_of(app, &complaint)
}

/// Nothing is sent to this address but words; whoever opens it sees the receipt.
pub(crate) async fn back(Path((slug, reference, key)): Path<(String, String, String)>) -> Response {
    reply::see_other(&format!("/form/{slug}/receipt/{reference}/{key}"))
}

/// The page that says first that nothing was added, with the words in their box.
fn not_added(app: &App, words: &LandlordWords, form: &Form, path: &str, typed: &str, status: StatusCode) -> Response {
    let page = pages::not_added(&app.words.renderer, &words.round, words.form(), path, typed, form.is_cross_site(app));
    reply::kept_page(app, status, page)
}
