//! `GET /form/<landlord>/receipt/<reference>/<key>`: reference, dates, what next;
//! and `…/dates.ics`, the same dates as a calendar file.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::ics;
use complaints::case::json::{DeadlineJson, changes, deadline_json};
use complaints::case::standing::Case;
use complaints::form::reference::Token;
use complaints::pages::{self, Receipt};
use store::complaint::Complaint;
use store::flag::Flag;
use store::log;
use store::promised::{self, NoDates, OwnPolicy};
use store::words::LandlordWords;

use crate::app::App;
use crate::reply;
use crate::request::receipt_address::{Opened, opened};
use crate::routes::at_receipt::{Address, path_of};
use crate::told::as_told;

/// What stands behind the address of a receipt after something was added.
pub(crate) const ADDED: &str = "added=yes";

/// And after the landlord was asked to look again.
pub(crate) const ASKED: &str = "asked=yes";

/// And where officers decide whether it is too late for that.
pub(crate) const ASKED_LATE: &str = "asked=late";

/// And where nothing was written that could be.
pub(crate) const NOTHING_ADDED: &str = "added=no";

/// Shows the receipt that reference and key open; any other address gets the page for what is not there.
pub(crate) async fn receipt(
    State(app): State<App>,
    Path(address): Path<Address>,
    RawQuery(query): RawQuery,
) -> Response {
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
    let asked = Wanted { opened: &opened, path: &path, query: query.as_deref() };
    match page(&app, &words, &asked) {
        Ok(page) => reply::page(&app, StatusCode::OK, page),
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::message(&app, Some(&words), StatusCode::SERVICE_UNAVAILABLE, reply::Message::Down)
        }
    }
}

/// The same dates as a calendar file.
pub(crate) async fn calendar(
    State(app): State<App>,
    Path((slug, reference, key)): Path<(String, String, String)>,
) -> Response {
    let complaint = match opened(&app, &slug, &reference, &key).await {
        Ok(opened) => opened.complaint,
        Err(response) => return response,
    };
    match calendar_file(&app, &complaint) {
        Ok(text) => reply::download(text, "text/calendar; charset=utf-8", "dates.ics"),
        Err(fault) => {
            log::fault("deadlines", &fault);
            reply::message(&app, None, StatusCode::SERVICE_UNAVAILABLE, reply::Message::Down)
        }
    }
}

fn calendar_file(app: &App, complaint: &Complaint) -> Result<String, NoDates> {
    let (own, now) = (OwnPolicy::of(complaint, &app.words)?, app.now());
    let rules = app.words.library.rulebook(own.policy(), own.calendar());
    let record = promised::happened(complaint, &rules)?;
    let case = Case::of(&rules, &record, now);
    let (landlord, phrases) = (own.policy().landlord.as_str(), &app.words.library.phrases);
    let (quiet, test) = (complaint.has(&Flag::Quiet), own.policy().demonstration);
    let about = ics::CalendarFile { landlord, slug: &complaint.landlord, phrases, made: now.utc(), quiet, test };
    let dates = case.standing_dates(promises_hours(app, complaint));
    Ok(ics::case(&about, &complaint.reference, case.policy(), &dates))
}

/// Whether its receipt promised an hour to somebody who could get hurt. What it did not promise then it does not
/// promise later either, whoever is on duty by now.
pub(crate) fn promises_hours(app: &App, complaint: &Complaint) -> bool {
    app.watched && !complaint.has(&Flag::NobodyOnDuty)
}

/// A receipt that was asked for.
struct Wanted<'a> {
    opened: &'a Opened,
    path: &'a str,
    query: Option<&'a str>,
}

/// The page, or why there are no dates to show on it.
fn page(app: &App, words: &LandlordWords, wanted: &Wanted<'_>) -> Result<Result<String, pages::RenderError>, NoDates> {
    let Wanted { opened, path, query } = *wanted;
    let complaint = &opened.complaint;
    let own = OwnPolicy::of(complaint, &app.words)?;
    let (policy, calendar) = (own.policy(), own.calendar());
    let library = &app.words.library;
    let rules = library.rulebook(policy, calendar);
    let events = promised::happened(complaint, &rules)?;
    // The dates are counted by what officers recorded; the page tells what they told the person.
    let told = promised::happened_as(complaint, &rules, as_told(opened)?)?;
    // Only days that came or went may differ from what was shown: what happened since must not.
    let received = promised::received(complaint);
    let at_first = Case::of(&rules, &received, app.now());
    let followed = at_first.policy();
    let at_first = at_first.dates().map_or(&[][..], |dates| dates.deadlines.as_slice());
    let deadlines = at_first.iter().map(|d| deadline_json(d, followed, calendar, &library.phrases));
    let deadlines: Vec<DeadlineJson> = deadlines.collect();
    // Where the same words came twice no holiday has moved what was shown the other time: the page names that besides.
    let changed = if opened.sent_again().is_none() { changes(opened.shown(), &deadlines) } else { Vec::new() };
    Ok(pages::receipt(
        &app.words.renderer,
        &words.round,
        library,
        &Receipt {
            reference: complaint.reference,
            path,
            anothers: opened.is_anothers(),
            follows: complaint.follows(),
            sent_again: opened.sent_again(),
            shown: opened.shown(),
            at_first: &deadlines,
            token: Token::of_page("add", opened.key, app.now().utc().timestamp()),
            received: complaint.received,
            taken: complaint.channel.is_some(),
            case: &Case::of(&rules, &events, app.now()),
            told: &told,
            changes: &changed,
            urgent: complaint.urgent,
            watched: promises_hours(app, complaint),
            nobody_on_duty: complaint.has(&Flag::NobodyOnDuty),
            reachable: !complaint.has(&Flag::NoContact),
            policy_changed: complaint.shown_policy.is_some(),
            contact_by: &complaint.contact_by,
            site: &app.site,
            form: words.form(),
            file_refused: complaint.has(&Flag::FileRefused),
            old: complaint.has(&Flag::Old),
            quiet: complaint.has(&Flag::Quiet),
            added: query == Some(ADDED),
            asked: query == Some(ASKED),
            asked_late: query == Some(ASKED_LATE),
            nothing_added: query == Some(NOTHING_ADDED),
            again: complaint.has(&Flag::Again),
            before: complaint.has(&Flag::Before),
            for_other: complaint.has(&Flag::ForOther),
            no_contact: words.form().wants_no_contact(&complaint.contact_by),
        },
    ))
}
