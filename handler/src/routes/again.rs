//! `/form/<landlord>/receipt/<reference>/<key>/again`: what asking the landlord to look
//! again would start, and by when; and the press that starts it.
//!
//! To open the address starts nothing, whoever or whatever opens it.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::standing::Case;
use complaints::form::reference::Token;
use complaints::pages::{self, LookAgainDates, LookAgainPage, Pressed, Sent};
use store::complaint::Complaint;
use store::log;
use store::promised::NoDates;
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::addition::{Kept, More};
use crate::intake::asking::Asking;
use crate::intake::look_again::Asked;
use crate::reply;
use crate::request::receipt_address::opened;
use crate::routes::at_receipt::{Address, Posted, path_of};
use crate::routes::receipt::{ADDED, ASKED, ASKED_LATE, promises_hours};

/// Shows what asking would start.
pub(crate) async fn page(State(app): State<App>, Path(address): Path<Address>) -> Response {
    let path = path_of(&address);
    let (slug, reference, key) = &address;
    let opened = match opened(&app, slug, reference, key).await {
        Ok(opened) => opened,
        Err(response) => return response,
    };
    let words = match reply::words_of(&app, &opened.complaint) {
        Ok(words) => words,
        Err(response) => return response,
    };
    if opened.is_anothers() {
        return reply::see_other(&path);
    }
    let token = Token::of_page("again", opened.key, app.now().utc().timestamp());
    let page = Shown { path: &path, typed: "", token, pressed: Pressed::Not };
    match shown(&app, &words, &opened.complaint, &page) {
        Ok(Some(page)) => reply::kept_page(&app, StatusCode::OK, page),
        // There is nothing to ask for: the receipt says how the complaint stands.
        Ok(None) => reply::see_other(&path),
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::message(&app, Some(&words), StatusCode::SERVICE_UNAVAILABLE, reply::Message::Down)
        }
    }
}

/// Starts what the page before showed, with the words that came with the press.
pub(crate) async fn ask(State(app): State<App>, Path(address): Path<Address>, request: Request) -> Response {
    let posted = match Posted::read(&app, &address, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let path = path_of(&address);
    let (slug, reference, key) = &address;
    let opened = match opened(&app, slug, reference, key).await {
        Ok(opened) => Some(opened),
        Err(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => None,
        Err(response) => return response,
    };
    let complaint = opened.as_ref().map(|opened| &opened.complaint);
    let again = |pressed, status| once_more(&app, &posted, complaint, (&path, pressed, status));
    if let Some(status) = posted.unread {
        return again(Pressed::CutShort, status);
    }
    if posted.is_mistaken(&app) {
        return again(Pressed::TooLong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Another website can make a browser press a button; only a person on this one asks.
    if posted.form.is_cross_site(&app) {
        return again(Pressed::Not, StatusCode::OK);
    }
    let Some(opened) = &opened else { return again(Pressed::NotTaken, StatusCode::SERVICE_UNAVAILABLE) };
    let (answers, sending) = (&posted.form.answers, &posted.form.sending);
    let asked = if !opened.is_anothers() {
        More::new(&app, &posted.words, opened, answers, sending).look_again().await
    } else if answers.is_empty() {
        Asked::Nothing
    } else {
        // Nothing can be asked for here; what was written is kept as it is at the receipt.
        match posted.keep(&app, opened).await {
            Ok(Some(to)) => return reply::see_other(&to),
            Ok(None) => Asked::Nothing,
            Err(not) => Asked::Not(not),
        }
    };
    match asked {
        Asked::Started => reply::see_other(&format!("{path}?{ASKED}")),
        Asked::ForOfficers => reply::see_other(&format!("{path}?{ASKED_LATE}")),
        Asked::Nothing if answers.is_empty() => reply::see_other(&path),
        Asked::Nothing => reply::see_other(&format!("{path}?{ADDED}")),
        Asked::Not(Kept::TooLarge) => again(Pressed::TooLong, StatusCode::PAYLOAD_TOO_LARGE),
        Asked::Not(Kept::Unavailable { unsent: false }) => again(Pressed::Unknown, StatusCode::SERVICE_UNAVAILABLE),
        Asked::Not(_) => again(Pressed::NotTaken, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// What the page says besides what would start.
struct Shown<'a> {
    path: &'a str,
    typed: &'a str,
    token: Token,
    pressed: Pressed,
}

/// The page again after a press that started nothing, with the words and the same token; without the dates
/// where nobody can read the complaint.
fn once_more(
    app: &App,
    posted: &Posted,
    complaint: Option<&Complaint>,
    (path, pressed, status): (&str, Pressed, StatusCode),
) -> Response {
    let Posted { words, form, .. } = posted;
    let token = form.sending.token.unwrap_or_else(|| app.fresh_token());
    let page = Shown { path, typed: posted.typed(), token, pressed };
    let with_dates = complaint.and_then(|complaint| {
        shown(app, words, complaint, &page).map_err(|fault| log::fault("deadlines", &fault)).ok().flatten()
    });
    let rendered = with_dates.unwrap_or_else(|| render(app, words, &page, None));
    let sent = if pressed == Pressed::Unknown { Sent::Unknown } else { Sent::No };
    reply::given_back(app, status, sent, rendered)
}

type Rendered = Result<String, pages::RenderError>;

/// The page with what would start; none where nothing can be asked for.
fn shown(
    app: &App,
    words: &LandlordWords,
    complaint: &Complaint,
    page: &Shown<'_>,
) -> Result<Option<Rendered>, NoDates> {
    let now = app.now();
    let asking = Asking::of(app, complaint, now)?;
    let Some(stage) = asking.again.stage() else { return Ok(None) };
    let (policy, calendar) = (asking.own.policy(), asking.own.calendar());
    let rules = app.words.library.rulebook(policy, calendar);
    let then = asking.then.as_ref().map(|then| Case::of(&rules, &then.events, now));
    let dates = LookAgainDates {
        policy,
        then: then.as_ref(),
        again: &asking.again,
        stage,
        watched: promises_hours(app, complaint),
    };
    Ok(Some(render(app, words, page, Some(dates))))
}

fn render(app: &App, words: &LandlordWords, page: &Shown<'_>, dates: Option<LookAgainDates<'_>>) -> Rendered {
    let Shown { path, typed, token, pressed } = *page;
    let page = LookAgainPage { path, typed, token, pressed, dates, form: words.form() };
    pages::look_again(&app.words.renderer, &words.round, &app.words.library, &page)
}
