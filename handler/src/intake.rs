//! The write path: answers → one stored case, whatever happens on the way.
//!
//! One conditional put. When it fails or its answer is lost, one projected
//! read tells what is there, and the same act of sending gives the same
//! reference again. If a reference is shown, the complaint is on disk once.

use chrono::SecondsFormat;
use complaints::answers::Answers;
use complaints::calendar::Calendar;
use complaints::form::Role;
use complaints::library::kept_policy;
use complaints::moment::Moment;
use complaints::policy::Policy;
use complaints::reference::{Key, Token};
use complaints::timeline::{Deadline, Events, timeline};
use complaints::told::{Told, told};
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;

use crate::app::App;
use crate::log;
use crate::notice::{Kind, Notice};
use crate::table::{Case, Put};
use crate::words::LandlordWords;

/// How often a taken reference is followed by another before we give up.
const TRIES: usize = 4;

/// How sending ended.
pub enum Outcome {
    /// It is stored now.
    New(Accepted),
    /// It was stored before, by the same act of sending.
    Same(Accepted),
    /// It was added to a case that the same person sent.
    Added(Accepted),
    /// It could not be stored.
    Unavailable,
}

/// A stored case, and the key that opens its receipt.
pub struct Accepted {
    /// The case.
    pub case: Case,
    /// Its key.
    pub key: Key,
}

/// What was sent besides the answers.
pub struct Sending {
    /// The token, if the form had one.
    pub token: Option<Token>,
    /// The version of the policy that the form was shown with.
    pub shown_policy: Option<String>,
    /// A file came with it and was not taken.
    pub file_refused: bool,
}

/// Stores answers for a landlord.
pub async fn store(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending) -> Outcome {
    let now = app.now();
    let digest = answers.digest(&app.words.library.form, words.slug());
    let mut token = sending.token.unwrap_or_else(|| Token::of_answers(&digest, now.day()));
    for _ in 0..TRIES {
        let case = new_case(app, words, answers, sending, token, digest, now);
        let deadlines = match promised(app, &case) {
            Ok(deadlines) => deadlines,
            Err(fault) => {
                log::fault("deadlines", &fault);
                return Outcome::Unavailable;
            }
        };
        let put = app.table.put_case(&case, answers, &deadlines.json, &deadlines.due).await;
        if matches!(put, Ok(Put::Stored)) {
            tell(app, &case, &deadlines, Kind::Complaint).await;
            return Outcome::New(Accepted { case, key: token.key() });
        }
        // Taken, or no answer. Either way what is there now decides.
        let found = match app.table.case(&case.reference).await {
            Ok(found) => found,
            Err(fault) => {
                log::fault("table", &fault);
                return Outcome::Unavailable;
            }
        };
        match found {
            None => {
                if let Err(fault) = put {
                    log::fault("table", &fault);
                }
                return Outcome::Unavailable;
            }
            Some(there) if there.key_hash == case.key_hash && there.digest == digest => {
                // Our own write whose answer was lost still has to be told of.
                if put.is_err() {
                    tell(app, &there, &deadlines, Kind::Complaint).await;
                }
                return Outcome::Same(Accepted { case: there, key: token.key() });
            }
            Some(there) if there.key_hash == case.key_hash => {
                let same_person = case.contact_mark.is_some() && case.contact_mark == there.contact_mark;
                if same_person {
                    return add(app, there, token.key(), answers, &digest, now).await;
                }
                // A form that somebody copied with its token: another complaint.
                token = token.of_other(&digest);
            }
            Some(_) => token = token.next(),
        }
    }
    log::fault("intake", &"every reference that was tried is taken");
    Outcome::Unavailable
}

async fn add(app: &App, case: Case, key: Key, answers: &Answers, digest: &[u8; 32], now: Moment) -> Outcome {
    match app.table.put_addition(&case, digest, now, answers).await {
        Ok(put) => {
            if put == Put::Stored
                && let Ok(deadlines) = promised(app, &case)
            {
                tell(app, &case, &deadlines, Kind::Addition).await;
            }
            Outcome::Added(Accepted { case, key })
        }
        Err(fault) => {
            log::fault("table", &fault);
            Outcome::Unavailable
        }
    }
}

fn new_case(
    app: &App,
    words: &LandlordWords,
    answers: &Answers,
    sending: &Sending,
    token: Token,
    digest: [u8; 32],
    now: Moment,
) -> Case {
    let form = &app.words.library.form;
    let version = words.version();
    let when = answers.circumstances(form);
    let contact_by = form.role(Role::ContactBy).map(|q| answers.all(&q.id).to_vec()).unwrap_or_default();
    let flags =
        [(sending.token.is_none(), "no token"), (answers.mended, "mended"), (sending.file_refused, "file refused")];
    Case {
        reference: token.reference(),
        landlord: words.slug().to_owned(),
        digest,
        key_hash: token.key().hash(),
        contact_mark: contact_mark(app, answers),
        received: now,
        policy: version.policy.id.clone(),
        clocks: version.front.clone(),
        urgent: !when.is_empty(),
        when,
        contact_by,
        shown_policy: sending.shown_policy.clone().filter(|shown| *shown != version.policy.id),
        flags: flags.iter().filter(|(is, _)| *is).map(|(_, flag)| (*flag).to_owned()).collect(),
    }
}

/// A mark that tells whether two contacts are the same without holding either.
fn contact_mark(app: &App, answers: &Answers) -> Option<[u8; 32]> {
    let form = &app.words.library.form;
    let one = |role| form.role(role).and_then(|q| answers.one(&q.id));
    let email = one(Role::Email).map(|e| format!("email:{}", e.to_lowercase()));
    let phone = one(Role::Phone).map(digits).filter(|d| !d.is_empty()).map(|d| format!("phone:{d}"));
    let contact = email.or(phone)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.contact_key).ok()?;
    mac.update(contact.as_bytes());
    Some(mac.finalize().into_bytes().into())
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// A case's dates, as they are cached in its item and printed in answers.
pub struct Promised {
    /// As the command line prints them.
    pub told: Vec<Told>,
    /// The same as JSON.
    pub json: String,
    /// The next instant at which the landlord owes something, in UTC; when
    /// there is none, the instant of receipt, so that officers see the case first.
    pub due: String,
    /// The landlord's first date in words.
    pub first: Option<String>,
}

/// Why a case has no dates.
#[derive(Debug, thiserror::Error)]
pub enum NoDates {
    /// The copy of the policy cannot be read any more.
    #[error("a case's copy of its policy {0} cannot be read")]
    Policy(String),
    /// The calendar does not cover them.
    #[error(transparent)]
    Count(#[from] complaints::count::CountError),
    /// They cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A case's policy as it has kept it, and the days its landlord works.
pub fn kept(app: &App, case: &Case) -> Result<(Policy, Calendar), NoDates> {
    let policy = kept_policy(&case.clocks, &case.policy).ok_or_else(|| NoDates::Policy(case.policy.clone()))?;
    let calendar = app.words.library.calendar(&policy);
    Ok((policy, calendar))
}

/// What has happened in a case so far.
pub fn events(case: &Case) -> Events {
    case.when.iter().fold(Events::received(case.received), |events, id| events.when(id))
}

/// A case's dates from its own copy of the clocks, so that the first answer and every later one are equal.
pub fn promised(app: &App, case: &Case) -> Result<Promised, NoDates> {
    let (policy, calendar) = kept(app, case)?;
    let deadlines = timeline(&policy, &events(case), &calendar)?;
    let phrases = &app.words.library.phrases;
    let told: Vec<Told> = deadlines.iter().map(|d| told(d, &policy, &calendar, phrases)).collect();
    let first = first_owed(&deadlines);
    let due = first.and_then(Deadline::counted).map_or(case.received.instant(), |c| c.due_at);
    Ok(Promised {
        json: serde_json::to_string(&told)?,
        due: due.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
        first: first.and_then(Deadline::counted).map(|c| complaints::moment::rfc3339(c.due_at)),
        told,
    })
}

/// What the landlord owes first.
fn first_owed<'d, 'p>(deadlines: &'d [Deadline<'p>]) -> Option<&'d Deadline<'p>> {
    let owed = deadlines.iter().filter(|d| d.owed_by() == complaints::clock::Owner::Landlord);
    owed.filter(|d| d.counted().is_some()).min_by_key(|d| d.counted().map(|c| c.due_at))
}

async fn tell(app: &App, case: &Case, promised: &Promised, kind: Kind) {
    let notice = Notice {
        kind,
        reference: case.reference.to_string(),
        landlord: case.landlord.clone(),
        received: case.received.to_rfc3339(),
        first_due: promised.first.clone(),
        urgent: case.urgent,
    };
    // The complaint is stored and stays in the register: a notice that fails changes no answer.
    if let Err(fault) = app.notices.send(&notice).await {
        log::fault("notice", &fault);
    }
}

/// What `send` answers to a program.
#[derive(Serialize)]
pub struct Answer<'a> {
    reference: String,
    receipt: String,
    received: String,
    policy: &'a str,
    deadlines: Vec<Told>,
}

impl<'a> Answer<'a> {
    /// The answer for a stored case.
    pub fn new(app: &App, accepted: &'a Accepted) -> Result<Self, NoDates> {
        let case = &accepted.case;
        Ok(Self {
            reference: case.reference.to_string(),
            receipt: format!("{}{}", app.site, receipt_path(accepted)),
            received: case.received.to_rfc3339(),
            policy: &case.policy,
            deadlines: promised(app, case)?.told,
        })
    }
}

/// The path of a case's receipt.
pub fn receipt_path(accepted: &Accepted) -> String {
    let case = &accepted.case;
    format!("/form/{}/receipt/{}/{}", case.landlord, case.reference, accepted.key.to_hex())
}
