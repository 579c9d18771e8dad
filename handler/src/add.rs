//! `POST /form/<landlord>/receipt/<reference>/<key>/add`: more words for a complaint that was sent.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::Role;
use complaints::form::answers::Answers;
use complaints::pages;

use crate::app::App;
use crate::connect;
use crate::form_fields::{self, Form, Read};
use crate::item::{Case, LEAD, whole};
use crate::log;
use crate::notice::{self, Notice, NoticeKind};
use crate::promised::promised;
use crate::receipt::{ADDED, NOTHING_ADDED, opened};
use crate::reply;
use crate::table::Put;
use crate::waiting;
use crate::words::LandlordWords;

/// Adds them, and shows the receipt again.
pub async fn add(
    State(app): State<App>,
    Path((slug, reference, key)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let (words, read) = match form_fields::try_read(&app, &slug, request).await {
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
    if form.came_from_elsewhere() {
        return again(StatusCode::OK);
    }
    let case = match opened(&app, &slug, &reference, &key).await {
        Ok((case, _)) => case,
        Err(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => {
            return again(StatusCode::SERVICE_UNAVAILABLE);
        }
        Err(response) => return response,
    };
    if append(&app, &words, &case, &form.answers).await {
        reply::see_other(&format!("{path}?{ADDED}"))
    } else {
        again(StatusCode::SERVICE_UNAVAILABLE)
    }
}

/// Adds words to a case that somebody opened with its key: in the table, or when
/// that does not answer in the second store. Whether they are safe.
async fn append(app: &App, words: &LandlordWords, case: &Case, answers: &Answers) -> bool {
    let digest = answers.fingerprint(words.form(), words.slug());
    let (received, attempt) = (app.now(), (app.random)());
    let mut added = Case { digest, attempt, received, ..case.clone() }.added_to(case);
    // The box asks for no such thing, but a program may send it.
    if answers.are_for_lead(words.form()) && !added.is_for_lead() {
        added.flags.push(LEAD.to_owned());
    }
    let Ok(promised) = promised(app, case).map_err(|fault| log::fault("deadlines", &fault)) else { return false };
    let item = whole(&added, answers, &promised);
    let put = app.table.put_addition(&item, &case.reference, added.is_for_lead());
    let new = match tokio::time::timeout(connect::TABLE, put).await {
        // The same words were added before.
        Ok(Ok(Put::Taken)) => return true,
        Ok(Ok(_)) => true,
        Ok(Err(_)) | Err(_) => {
            let kept = waiting::keep_addition(&app.spool, &added, answers, &promised);
            matches!(tokio::time::timeout(connect::SPOOL, kept).await, Ok(Ok(_)))
        }
    };
    if new {
        notice::tell(app, &Notice::of(&added, &promised, NoticeKind::Addition)).await;
    }
    new
}

/// Nothing is sent to this address but words; whoever opens it sees the receipt.
pub async fn back(Path((slug, reference, key)): Path<(String, String, String)>) -> Response {
    reply::see_other(&format!("/form/{slug}/receipt/{reference}/{key}"))
}

/// The page that says first that nothing was added, with the words in their box.
fn not_added(app: &App, words: &LandlordWords, form: &Form, path: &str, typed: &str, status: StatusCode) -> Response {
    let page =
        pages::not_added(&app.words.renderer, &words.round, words.form(), path, typed, form.came_from_elsewhere());
    reply::kept_page(app, status, page)
}
