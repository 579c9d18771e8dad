//! `/form/<landlord>/receipt/<reference>/<key>/again`: what asking the landlord to look
//! again would start, and by when; and the press that starts it.
//!
//! To open the address starts nothing, whoever or whatever opens it.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::again::{LookAgain, asked};
use complaints::case::timeline::timeline;
use complaints::form::Role;
use complaints::form::reference::Token;
use complaints::pages::{self, LookAgainPage, Pressed, Sent};
use store::complaint::Complaint;
use store::log;
use store::promised::{self, NoDates, OwnPolicy};
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::addition::{Kept, More};
use crate::intake::look_again::Asked;
use crate::reply;
use crate::request::form::{Form, Read, try_read};
use crate::request::receipt_address::opened;
use crate::routes::add::{too_long, words};
use crate::routes::receipt::{ADDED, ASKED, ASKED_LATE};

/// Shows what asking would start.
pub(crate) async fn page(
    State(app): State<App>,
    Path((slug, reference, key)): Path<(String, String, String)>,
) -> Response {
    let path = format!("/form/{slug}/receipt/{reference}/{key}");
    let opened = match opened(&app, &slug, &reference, &key).await {
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

/// Starts it.
pub(crate) async fn ask(
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
    let (form, unread) = match read {
        Read::Whole(form) => (form, None),
        Read::Part(form, status) => (form, Some(status)),
    };
    let path = format!("/form/{slug}/receipt/{reference}/{key}");
    let opened = match opened(&app, &slug, &reference, &key).await {
        Ok(opened) if opened.is_anothers() => return reply::see_other(&path),
        Ok(opened) => Some(opened),
        Err(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => None,
        Err(response) => return response,
    };
    let complaint = opened.as_ref().map(|opened| &opened.complaint);
    let again = |pressed, status| once_more(&app, &words, complaint, &form, (&path, pressed, status));
    if let Some(status) = unread {
        return again(Pressed::CutShort, status);
    }
    if too_long(&words, &form.answers, &app) {
        return again(Pressed::TooLong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Another website can make a browser press a button; only a person on this one asks.
    if form.is_cross_site() {
        return again(Pressed::Not, StatusCode::OK);
    }
    let Some(opened) = &opened else { return again(Pressed::NotTaken, StatusCode::SERVICE_UNAVAILABLE) };
    let mut more = More::new(&app, &words, opened, &form.answers, &form.sending);
    match more.look_again().await {
        Asked::Started => reply::see_other(&format!("{path}?{ASKED}")),
        Asked::ForOfficers => reply::see_other(&format!("{path}?{ASKED_LATE}")),
        Asked::Nothing if form.answers.is_empty() => reply::see_other(&path),
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
    words: &LandlordWords,
    complaint: Option<&Complaint>,
    form: &Form,
    (path, pressed, status): (&str, Pressed, StatusCode),
) -> Response {
    let typed = words.form().role(Role::Story).and_then(|q| form.answers.one(&q.id)).unwrap_or_default();
    let token = form.sending.token.unwrap_or_else(|| app.fresh_token());
    let page = Shown { path, typed, token, pressed };
    let with_dates = complaint.and_then(|complaint| {
        shown(app, words, complaint, &page).map_err(|fault| log::fault("deadlines", &fault)).ok().flatten()
    });
    let rendered = with_dates.unwrap_or_else(|| {
        let plain = LookAgainPage { path, typed, token, pressed, dates: None, form: words.form() };
        pages::look_again(&app.words.renderer, &words.round, &app.words.library, &plain)
    });
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
    let own = OwnPolicy::of(complaint, &app.words)?;
    let library = &app.words.library;
    let rules = library.rulebook(own.policy(), own.calendar());
    let (events, now) = (promised::happened(complaint, &rules)?, app.now());
    let again = LookAgain::of(&events, &timeline(&rules, &events, now)?);
    let Some(stage) = again.stage() else { return Ok(None) };
    let then = asked(&events, stage, now, &rules)?;
    let dates = timeline(&rules, &then, now)?;
    let Shown { path, typed, token, pressed } = *page;
    let dates = pages::LookAgainDates {
        policy: own.policy(),
        calendar: own.calendar(),
        timeline: &dates,
        again: &again,
        stage,
        // In format 1 nobody but an officer can move the dates of a complaint.
        starts: matches!(again, LookAgain::Starts { .. }) && complaint.format > 1,
    };
    let page = LookAgainPage { path, typed, token, pressed, dates: Some(dates), form: words.form() };
    Ok(Some(pages::look_again(&app.words.renderer, &words.round, library, &page)))
}
