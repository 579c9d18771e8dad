//! `GET /form/<landlord>/receipt/<reference>/<key>`: reference, dates, what next;
//! and `…/dates.ics`, the same dates as a calendar file.
//!
//! Whatever is wrong with an address gets one page, after one read of each
//! store: nobody learns from it whether a reference exists.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::ics;
use complaints::case::json::{DeadlineJson, changes, deadline_json};
use complaints::case::timeline::timeline;
use complaints::form::reference::{Key, Reference, Token};
use complaints::pages::{self, Receipt};
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::item::{AGAIN, Case, FILE_REFUSED, OLD, QUIET};
use crate::log;
use crate::promised;
use crate::reply;
use crate::waiting;

/// What stands behind the address of a receipt after something was added.
pub const ADDED: &str = "added=yes";

/// And where nothing was written that could be.
pub const NOTHING_ADDED: &str = "added=no";

/// Shows a receipt.
pub async fn receipt(
    State(app): State<App>,
    Path((slug, reference, key)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let path = format!("/form/{slug}/receipt/{reference}/{key}");
    match opened(&app, &slug, &reference, &key).await {
        Ok((case, linked)) => show(&app, &case, &path, linked, query.as_deref()),
        Err(response) => response,
    }
}

/// The same dates as a calendar file.
pub async fn calendar(
    State(app): State<App>,
    Path((slug, reference, key)): Path<(String, String, String)>,
) -> Response {
    let case = match opened(&app, &slug, &reference, &key).await {
        Ok((case, _)) => case,
        Err(response) => return response,
    };
    let now = app.now();
    let file = promised::kept(&app, &case).and_then(|kept| {
        let rules = app.words.library.rulebook(kept.policy(), kept.calendar());
        let record = promised::happened(&case, &rules)?;
        let timeline = timeline(&rules, &record, now)?;
        let (landlord, phrases) = (kept.policy().landlord.as_str(), &app.words.library.phrases);
        let about =
            ics::CalendarFile { landlord, slug: &case.landlord, phrases, made: now.utc(), quiet: case.has(QUIET) };
        Ok(ics::case(&about, &case.reference, &record, &timeline))
    });
    match file {
        Ok(text) => reply::download(text, "text/calendar; charset=utf-8", "dates.ics"),
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::message(&app, None, StatusCode::SERVICE_UNAVAILABLE, "down")
        }
    }
}

/// The case that an address opens, and whether it was led there from another
/// act of sending; or the one answer to every other address.
#[allow(clippy::result_large_err)]
pub async fn opened(app: &App, slug: &str, reference: &str, key: &str) -> Result<(Case, bool), Response> {
    // A text that is no reference or key is looked up all the same, as one that nobody has.
    let nobody = Token::new([0; 16]);
    let typed: Result<Reference, _> = reference.parse();
    let key_typed = Key::from_hex(&key.to_lowercase());
    let reference = typed.unwrap_or(nobody.reference());
    let unavailable = |fault: crate::table::Unavailable| {
        log::fault("table", &fault);
        reply::message(app, None, StatusCode::SERVICE_UNAVAILABLE, "down")
    };
    // Both stores are asked whatever the first one says: how long it takes tells nothing.
    let (lock, waits) = tokio::join!(app.table.lock_of(&reference), waiting::case(&app.spool, &reference));
    let waits = waits.map_err(|fault| log::fault("second store", &fault)).ok().flatten();
    let (lock, waits) = match (lock, waits) {
        (Ok(Some(lock)), _) => (Some(lock), None),
        (_, Some(case)) => (Some((case.landlord.clone(), case.key_hash)), Some(case)),
        (Ok(None), None) => (None, None),
        (Err(fault), None) => return Err(unavailable(fault)),
    };
    let hash = key_typed.unwrap_or(nobody.key()).hash();
    let opens = |(landlord, key_hash): &(String, [u8; 32])| {
        bool::from(key_hash.ct_eq(&hash)) && typed.is_ok() && key_typed.is_some() && *landlord == slug
    };
    let not_found = || reply::message(app, None, StatusCode::NOT_FOUND, "not-found");
    if !lock.as_ref().is_some_and(opens) {
        return Err(not_found());
    }
    let case = match waits {
        Some(case) => case,
        None => app.table.case(&reference).await.map_err(unavailable)?.ok_or_else(not_found)?,
    };
    match case.same_as {
        None => Ok((case, false)),
        Some(first) => {
            let case = app.table.case(&first).await.map_err(unavailable)?.ok_or_else(not_found)?;
            Ok((case, true))
        }
    }
}

fn show(app: &App, case: &Case, path: &str, linked: bool, query: Option<&str>) -> Response {
    let words = match reply::landlord(app, &case.landlord) {
        Ok(words) => words,
        Err(response) => return response,
    };
    let dates = promised::kept(app, case).and_then(|kept| {
        let (policy, calendar) = (kept.policy(), kept.calendar());
        let rules = app.words.library.rulebook(policy, calendar);
        let events = promised::happened(case, &rules)?;
        let phrases = &app.words.library.phrases;
        // Only days that came or went may differ from what was told: what happened since must not.
        let received = promised::received(case);
        let at_first = timeline(&rules, &received, app.now())?;
        let told: Vec<DeadlineJson> =
            at_first.deadlines.iter().map(|d| deadline_json(d, policy, calendar, phrases)).collect();
        Ok(pages::receipt(
            &app.words.renderer,
            &words.round,
            &app.words.library,
            &Receipt {
                reference: case.reference,
                path,
                linked,
                received: case.received.instant(),
                policy,
                events: &events,
                timeline: &timeline(&rules, &events, app.now())?,
                changes: &changes(&case.told, &told),
                calendar,
                urgent: case.urgent,
                watched: app.notices.reach_somebody(),
                reachable: words.form().gives_a_way(&case.contact_by),
                policy_changed: case.shown_policy.is_some(),
                form: words.form(),
                file_refused: case.has(FILE_REFUSED),
                old: case.has(OLD),
                quiet: case.has(QUIET),
                added: query == Some(ADDED),
                nothing_added: query == Some(NOTHING_ADDED),
                again: case.has(AGAIN),
                no_contact: words.form().wants_no_contact(&case.contact_by),
            },
        ))
    });
    match dates {
        Ok(page) => reply::page(app, StatusCode::OK, page),
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::message(app, Some(&words), StatusCode::SERVICE_UNAVAILABLE, "down")
        }
    }
}
