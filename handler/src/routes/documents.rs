//! `/form/<landlord>/receipt/<reference>/<key>/passed`: which date of this complaint
//! has passed; and what its person can hand on: `…/letter`, `…/refused`, `…/words`
//! and `…/record`, each with `.txt` beside it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::standing::Case;
use complaints::pages::{self, Document, DocumentKind, Outcome, Shown};
use store::flag::Flag;
use store::log;
use store::promised::{self, NoDates, OwnPolicy};
use store::words::LandlordWords;

use super::passed::{named, written};
use crate::app::App;
use crate::reply;
use crate::request::receipt_address::{Opened, opened};
use crate::routes::at_receipt::{Address, path_of};
use crate::routes::receipt::promises_hours;
use crate::told::as_told;

/// Shows which of its dates has passed, and what can be done about it.
pub(crate) async fn passed(State(app): State<App>, Path(address): Path<Address>) -> Response {
    answer(&app, &address, None).await
}

/// A letter, words or the record, as a page or as a file.
pub(crate) async fn document(
    State(app): State<App>,
    Path((slug, reference, key, name)): Path<(String, String, String, String)>,
) -> Response {
    match named(&name) {
        Some(document) => answer(&app, &(slug, reference, key), Some(document)).await,
        None => reply::nothing_here(State(app)).await,
    }
}

async fn answer(app: &App, address: &Address, document: Option<(DocumentKind, bool)>) -> Response {
    let (slug, reference, key) = address;
    let opened = match opened(app, slug, reference, key).await {
        Ok(opened) => opened,
        Err(response) => return response,
    };
    let words = match reply::words_of(app, &opened.complaint) {
        Ok(words) => words,
        Err(response) => return response,
    };
    let path = path_of(address);
    // Whoever sent the same words as somebody else has no letters to write in that complaint.
    if opened.is_anothers() {
        return reply::see_other(&path);
    }
    shown(app, &words, &opened, &path, document).unwrap_or_else(|fault| {
        log::fault("deadlines", &fault);
        reply::message(app, Some(&words), StatusCode::SERVICE_UNAVAILABLE, reply::Message::Down)
    })
}

/// The page or the document, or why there are no dates for it.
fn shown(
    app: &App,
    words: &LandlordWords,
    opened: &Opened,
    path: &str,
    document: Option<(DocumentKind, bool)>,
) -> Result<Response, NoDates> {
    let complaint = &opened.complaint;
    let own = OwnPolicy::of(complaint, &app.words)?;
    let rules = app.words.library.rulebook(own.policy(), own.calendar());
    let record = promised::happened(complaint, &rules)?;
    let told = promised::happened_as(complaint, &rules, as_told(opened)?)?;
    let case = Case::of(&rules, &record, app.now());
    let outcome = Outcome::Receipt {
        path,
        reference: complaint.reference,
        quiet: complaint.has(&Flag::Quiet),
        taken: complaint.channel.is_some(),
        case: &case,
    };
    let shown = Shown { outcome, now: app.now(), watched: promises_hours(app, complaint), site: &app.site };
    Ok(match document {
        Some((kind, as_text)) if shown.can_be_written(kind, &words.round) => {
            written(app, words, &shown, &Document { kind, as_text, told: Some(&told) })
        }
        // There is nothing to write of: the page says how the complaint stands.
        Some(_) => reply::see_other(&format!("{path}/passed")),
        None => reply::page(
            app,
            StatusCode::OK,
            pages::passed(&app.words.renderer, &words.round, &app.words.library, &shown),
        ),
    })
}
