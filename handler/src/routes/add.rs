//! `POST /form/<landlord>/receipt/<reference>/<key>/add`: more words for a complaint that was sent.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::Role;
use complaints::form::answers::Answers;
use complaints::pages::{self, NotAdded, NotRead, Sent};
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::addition::{Kept, More};
use crate::intake::{self, Outcome};
use crate::reply;
use crate::request::form::{Form, Read, try_read};
use crate::request::receipt_address::{Opened, opened};
use crate::routes::receipt::{ADDED, NOTHING_ADDED};

/// Adds the words to the complaint that the address opens, and leads back to its receipt.
pub(crate) async fn add(
    State(app): State<App>,
    Path(address): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let (slug, reference, key) = address;
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
    if form.answers.is_empty() {
        return reply::see_other(&format!("{path}?{NOTHING_ADDED}"));
    }
    let again = |status, sent| not_added(&app, &words, &form, &path, (status, sent));
    if let Some(status) = unread {
        return again(status, Sent::No);
    }
    // What is missing is not asked for here; what is too long is told as on the form.
    if too_long(&words, &form.answers, &app) {
        return again(StatusCode::UNPROCESSABLE_ENTITY, Sent::No);
    }
    // Another website can make a browser send words; only a person on this one adds them.
    if form.is_cross_site() {
        return again(StatusCode::OK, Sent::No);
    }
    let opened = match opened(&app, &slug, &reference, &key).await {
        Ok(opened) => opened,
        Err(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => {
            return again(StatusCode::SERVICE_UNAVAILABLE, Sent::No);
        }
        Err(response) => return response,
    };
    match keep(&app, &words, &opened, &form).await {
        Ok(to) => reply::see_other(&to.unwrap_or_else(|| format!("{path}?{ADDED}"))),
        Err(Kept::TooLarge) => again(StatusCode::PAYLOAD_TOO_LARGE, Sent::No),
        Err(Kept::Unavailable { unsent: false }) => again(StatusCode::SERVICE_UNAVAILABLE, Sent::Unknown),
        Err(_) => again(StatusCode::SERVICE_UNAVAILABLE, Sent::No),
    }
}

/// Keeps the words; gives where to go, where that is another receipt.
async fn keep(app: &App, words: &LandlordWords, opened: &Opened, form: &Form) -> Result<Option<String>, Kept> {
    let complaint = &opened.complaint;
    if !opened.is_anothers() {
        let more = More::new(app, words, opened, &form.answers, &form.sending);
        return match more.add().await {
            Kept::Safe => Ok(None),
            not => Err(not),
        };
    }
    // Whoever has this address sent the same words as somebody else, perhaps: what they add stands for itself.
    let sent = intake::submit_behind(app, words, &form.answers, &form.sending, complaint).await;
    match sent {
        Outcome::New(accepted) | Outcome::Replay(accepted) | Outcome::Added(accepted) | Outcome::Linked(accepted) => {
            Ok(Some(accepted.receipt_path()))
        }
        Outcome::TooLarge => Err(Kept::TooLarge),
        Outcome::Unavailable { unsent } => Err(Kept::Unavailable { unsent }),
    }
}

/// Whether a given answer has more than its question takes.
pub(crate) fn too_long(words: &LandlordWords, answers: &Answers, app: &App) -> bool {
    let mistakes = answers.mistakes(words.form(), app.now().day());
    mistakes.iter().any(|mistake| answers.one(&mistake.question).is_some())
}

/// The words of the landlord, or where it has left the site those of the complaint.
pub(crate) async fn words(app: &App, slug: &str, reference: &str, key: &str) -> Result<Arc<LandlordWords>, Response> {
    if app.words.slugs().any(|known| known == slug) {
        return reply::landlord(app, slug);
    }
    reply::words_of(app, &opened(app, slug, reference, key).await?.complaint)
}

/// Nothing is sent to this address but words; whoever opens it sees the receipt.
pub(crate) async fn back(Path((slug, reference, key)): Path<(String, String, String)>) -> Response {
    reply::see_other(&format!("/form/{slug}/receipt/{reference}/{key}"))
}

/// The page that says first whether anything was added, with the words in their box.
fn not_added(
    app: &App,
    words: &LandlordWords,
    form: &Form,
    path: &str,
    (status, sent): (StatusCode, Sent),
) -> Response {
    let typed = words.form().role(Role::Story).and_then(|q| form.answers.one(&q.id)).unwrap_or_default();
    let not_read = match status {
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => Some(NotRead::TooLong),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(NotRead::CutShort),
        _ => None,
    };
    let (cross_site, token) = (form.is_cross_site(), form.sending.token);
    let back = NotAdded { path, typed, token, cross_site, sent, not_read };
    let page = pages::not_added(&app.words.renderer, &words.round, words.form(), &back);
    reply::given_back(app, status, sent, page)
}
