//! The write path: answers → one stored case, whatever happens on the way.
//!
//! One conditional put. When it fails or its answer is lost, one projected
//! read tells what is there, and the same act of sending gives the same
//! reference again. If a reference is shown, the complaint is on disk once.

use std::sync::Arc;

use chrono::SecondsFormat;
use complaints::answers::Answers;
use complaints::calendar::Calendar;
use complaints::events::Events;
use complaints::form::Role;
use complaints::library::kept_policy;
use complaints::moment::Moment;
use complaints::policy::Policy;
use complaints::reference::{Key, Reference, Token};
use complaints::timeline::{Deadline, timeline};
use complaints::told::{Told, told};
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;

use crate::app::App;
use crate::connect;
use crate::item::Case;
use crate::log;
use crate::notice::{Kind, Notice};
use crate::table::Put;
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
    /// It could not be stored, or nobody can tell; the same token makes trying again safe.
    Unavailable(Token),
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
    /// Characters that cannot be stored were taken out on an earlier page.
    pub mended: bool,
}

/// Stores answers for a landlord, within the time that leaves room for an answer.
pub async fn store(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending) -> Outcome {
    let now = app.now();
    let digest = answers.digest(&app.words.library.form, words.slug());
    let token = sending.token.unwrap_or_else(|| Token::of_answers(&digest, now.day()));
    let act = Act { app, words, answers, sending, digest, now, attempt: (app.random)() };
    let Ok((outcome, news)) = tokio::time::timeout(connect::REQUEST, act.store(token)).await else {
        log::fault("intake", &"the table took too long");
        return Outcome::Unavailable(token);
    };
    // Outside that time: a notice that is slow must not make a stored complaint look unsent.
    if let Some(notice) = news {
        tell(app, &notice).await;
    }
    outcome
}

/// One act of sending.
struct Act<'a> {
    app: &'a App,
    words: &'a LandlordWords,
    answers: &'a Answers,
    sending: &'a Sending,
    digest: [u8; 32],
    now: Moment,
    /// Marks what this request wrote, so that its own write is known again
    /// when the answer to it was lost.
    attempt: [u8; 16],
}

impl Act<'_> {
    async fn store(&self, sent: Token) -> (Outcome, Option<Notice>) {
        let unavailable = (Outcome::Unavailable(sent), None);
        let mut token = sent;
        let mut follows = None;
        for _ in 0..TRIES {
            let case = self.new_case(token, follows);
            let deadlines = match promised(self.app, &case) {
                Ok(deadlines) => deadlines,
                Err(fault) => {
                    log::fault("deadlines", &fault);
                    return unavailable;
                }
            };
            let put = self.app.table.put_case(&case, self.answers, &deadlines).await;
            if matches!(put, Ok(Put::Stored)) {
                let news = notice(&case, &deadlines, Kind::Complaint);
                return (Outcome::New(Accepted { case, key: token.key() }), Some(news));
            }
            // Taken, or no answer. Either way what is there now decides.
            let there = match self.app.table.case(&case.reference).await {
                Ok(Some(there)) => there,
                Ok(None) => {
                    let fault = put.err().map_or_else(|| "taken, and not there".to_owned(), |e| e.to_string());
                    log::fault("table", &fault);
                    return unavailable;
                }
                Err(fault) => {
                    log::fault("table", &fault);
                    return unavailable;
                }
            };
            if there.attempt == case.attempt {
                // Our own write, whose answer was lost; nobody has been told of it yet.
                let news = notice(&there, &deadlines, Kind::Complaint);
                return (Outcome::New(Accepted { case: there, key: token.key() }), Some(news));
            }
            if there.key_hash != case.key_hash {
                token = token.next();
                continue;
            }
            let same_landlord = there.landlord == case.landlord;
            if there.digest == self.digest && same_landlord {
                return (Outcome::Same(Accepted { case: there, key: token.key() }), None);
            }
            let same_person = case.contact_mark.is_some() && case.contact_mark == there.contact_mark;
            // Danger that is told of later starts a clock of its own, which only a case can have.
            let new_danger = case.when.iter().any(|id| !there.when.contains(id));
            if same_person && same_landlord && !new_danger {
                return self.add(there, token, sent).await;
            }
            // A form that somebody copied with its token is another complaint.
            follows = (same_person && same_landlord).then_some(there.reference);
            token = token.of_other(&self.digest);
        }
        log::fault("intake", &"every reference that was tried is taken");
        unavailable
    }

    async fn add(&self, case: Case, token: Token, sent: Token) -> (Outcome, Option<Notice>) {
        let put = self.app.table.put_addition(&case, &self.digest, self.now, &self.attempt, self.answers).await;
        let ours = match put {
            Ok(Put::Stored) => true,
            Ok(Put::Taken) | Err(_) => match self.app.table.addition(&case.reference, &self.digest).await {
                Ok(Some(attempt)) => attempt == self.attempt,
                Ok(None) => return (Outcome::Unavailable(sent), None),
                Err(fault) => {
                    log::fault("table", &fault);
                    return (Outcome::Unavailable(sent), None);
                }
            },
        };
        let mut news = None;
        if ours {
            match promised(self.app, &case) {
                Ok(deadlines) => {
                    let told = Case { received: self.now, ..case.clone() };
                    news = Some(notice(&told, &deadlines, Kind::Addition));
                }
                Err(fault) => log::fault("deadlines", &fault),
            }
        }
        (Outcome::Added(Accepted { case, key: token.key() }), news)
    }

    fn new_case(&self, token: Token, follows: Option<Reference>) -> Case {
        let form = &self.app.words.library.form;
        let version = self.words.version();
        let when = self.answers.circumstances(form);
        let contact_by = form.role(Role::ContactBy).map(|q| self.answers.all(&q.id).to_vec()).unwrap_or_default();
        let flags = [
            self.sending.token.is_none().then(|| "no token".to_owned()),
            (self.answers.mended || self.sending.mended).then(|| "mended".to_owned()),
            self.sending.file_refused.then(|| "file refused".to_owned()),
            (!self.answers.extra.is_empty()).then(|| "also sent".to_owned()),
            follows.map(|reference| format!("follows {reference}")),
        ];
        Case {
            reference: token.reference(),
            landlord: self.words.slug().to_owned(),
            digest: self.digest,
            attempt: self.attempt,
            key_hash: token.key().hash(),
            contact_mark: contact_mark(self.app, self.words.slug(), self.answers),
            received: self.now,
            policy: version.policy.id.clone(),
            clocks: version.front.clone(),
            urgent: !when.is_empty(),
            when,
            contact_by,
            shown_policy: self.sending.shown_policy.clone().filter(|shown| *shown != version.policy.id),
            flags: flags.into_iter().flatten().collect(),
            told: Vec::new(),
        }
    }
}

/// A mark that tells whether two contacts are the same without holding either.
fn contact_mark(app: &App, landlord: &str, answers: &Answers) -> Option<[u8; 32]> {
    let form = &app.words.library.form;
    let one = |role| form.role(role).and_then(|q| answers.one(&q.id));
    let email = one(Role::Email).map(|e| format!("email:{}", e.to_lowercase()));
    let phone = one(Role::Phone).map(digits).filter(|d| !d.is_empty()).map(|d| format!("phone:{d}"));
    let contact = email.or(phone)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.contact_key).ok()?;
    mac.update(landlord.as_bytes());
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
    /// The landlord's first date, RFC 3339 in London's time.
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
pub enum Kept {
    /// It is the version in force, word for word, which is read already.
    InForce(Arc<LandlordWords>),
    /// It is another, read from the case's own copy.
    Own(Box<(Policy, Calendar)>),
}

impl Kept {
    /// The policy.
    pub fn policy(&self) -> &Policy {
        match self {
            Self::InForce(words) => &words.version().policy,
            Self::Own(own) => &own.0,
        }
    }

    /// The days its landlord works.
    pub fn calendar(&self) -> &Calendar {
        match self {
            Self::InForce(words) => &words.calendar,
            Self::Own(own) => &own.1,
        }
    }
}

/// What a case has kept of its policy.
pub fn kept(app: &App, case: &Case) -> Result<Kept, NoDates> {
    if let Ok(Some(words)) = app.words.landlord(&case.landlord) {
        let version = words.version();
        if version.policy.id == case.policy && version.front == case.clocks {
            return Ok(Kept::InForce(words));
        }
    }
    let policy = kept_policy(&case.clocks, &case.policy).ok_or_else(|| NoDates::Policy(case.policy.clone()))?;
    let calendar = app.words.library.calendar(&policy);
    Ok(Kept::Own(Box::new((policy, calendar))))
}

/// What has happened in a case so far.
pub fn events(case: &Case) -> Events {
    case.when.iter().fold(Events::received(case.received), |events, id| events.when(id))
}

/// A case's dates from its own copy of the clocks, so that the first answer and every later one are equal.
pub fn promised(app: &App, case: &Case) -> Result<Promised, NoDates> {
    let kept = kept(app, case)?;
    let (policy, calendar) = (kept.policy(), kept.calendar());
    let record = events(case);
    // What is promised does not depend on the moment at which it is asked.
    let timeline = timeline(&app.words.library.rulebook(policy, calendar), &record, case.received)?;
    let phrases = &app.words.library.phrases;
    let told: Vec<Told> = timeline.deadlines.iter().map(|d| told(d, policy, calendar, phrases)).collect();
    let first = first_owed(&timeline.deadlines).and_then(Deadline::counted);
    let due = first.map_or(case.received.instant(), |c| c.due_at());
    Ok(Promised {
        json: serde_json::to_string(&told)?,
        due: due.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
        first: first.map(|c| complaints::moment::rfc3339(c.due_at())),
        told,
    })
}

/// What the landlord owes first.
fn first_owed<'d, 'p>(deadlines: &'d [Deadline<'p>]) -> Option<&'d Deadline<'p>> {
    let owed = deadlines.iter().filter(|d| d.owed_by() == complaints::clock::Owner::Landlord);
    owed.filter(|d| d.counted().is_some()).min_by_key(|d| d.counted().map(|c| c.due_at()))
}

fn notice(case: &Case, promised: &Promised, kind: Kind) -> Notice {
    Notice {
        kind,
        reference: case.reference.to_string(),
        landlord: case.landlord.clone(),
        received: case.received.to_rfc3339(),
        first_due: promised.first.clone(),
        urgent: case.urgent,
    }
}

async fn tell(app: &App, notice: &Notice) {
    // The complaint is stored and stays in the register: a notice that fails changes no answer.
    match tokio::time::timeout(connect::NOTICE, app.notices.send(notice)).await {
        Ok(Ok(())) => {}
        Ok(Err(fault)) => log::fault("notice", &fault),
        Err(_) => log::fault("notice", &"the notice took too long"),
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
