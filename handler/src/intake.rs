//! The write path: answers → one stored case, whatever happens on the way.
//!
//! One conditional put. When it fails or its answer is lost, one projected
//! read tells what is there, and the same act of sending gives the same
//! reference again. If a reference is shown, the complaint is on disk once.

use complaints::answers::Answers;
use complaints::form::Role;
use complaints::moment::Moment;
use complaints::policy::RISK;
use complaints::reference::{Key, Reference, Token};
use complaints::told::Told;
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;

use crate::app::App;
use crate::connect;
use crate::item::{Case, SameWords};
use crate::log;
use crate::notice::{Kind, Notice};
use crate::promised::{NoDates, Promised, promised};
use crate::table::Put;
use crate::words::LandlordWords;

/// How often a taken reference is followed by another before we give up.
const TRIES: usize = 4;

/// How long another writer of the same items is given to end.
const BUSY: std::time::Duration = std::time::Duration::from_millis(40);

/// Nobody reads a page and presses its button in less, in seconds.
const A_BREATH: i64 = 2;

/// How sending ended.
pub enum Outcome {
    /// It is stored now.
    New(Accepted),
    /// It was stored before, by the same act of sending.
    Same(Accepted),
    /// It was added to a case that the same person sent.
    Added(Accepted),
    /// The same words of the same person were there already, under another act of sending.
    Linked(Accepted),
    /// It could not be stored, or nobody can tell; the same token makes trying again safe.
    Unavailable(Token),
}

/// A stored case, and what opens its receipt.
pub struct Accepted {
    /// The case.
    pub case: Case,
    /// The reference in the receipt's address: the case's own, or one that leads to it.
    pub door: Reference,
    /// The key to it.
    pub key: Key,
}

impl Accepted {
    fn new(case: Case, token: Token) -> Self {
        Self { door: case.reference, case, key: token.key() }
    }
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
    /// A field was filled in that no person sees.
    pub trapped: bool,
    /// When the page with the answers was made, in seconds of Unix time.
    pub opened: Option<i64>,
}

/// Stores answers for a landlord, within the time that leaves room for an answer.
pub async fn store(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending) -> Outcome {
    let now = app.now();
    let digest = answers.digest(words.form(), words.slug());
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
        let mut same = self.same_words();
        for _ in 0..TRIES {
            let case = self.new_case(token, follows);
            let deadlines = match promised(self.app, &case) {
                Ok(deadlines) => deadlines,
                Err(fault) => {
                    log::fault("deadlines", &fault);
                    return unavailable;
                }
            };
            let put = self.app.table.put_case(&case, self.answers, &deadlines, same.as_ref()).await;
            match put {
                Ok(Put::Stored) => {
                    let news = notice(&case, &deadlines, Kind::Complaint);
                    return (Outcome::New(Accepted::new(case, token)), Some(news));
                }
                Ok(Put::Busy) => {
                    tokio::time::sleep(BUSY).await;
                    continue;
                }
                Ok(Put::Repeated) => {
                    if let Some(words) = same.take()
                        && let Some(first) = self.first_of(&words).await
                    {
                        return (self.link(case, first, token, sent).await, None);
                    }
                    // What had these words is not there, or too old: this one stands for itself.
                    continue;
                }
                Ok(Put::Taken) | Err(_) => {}
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
                return (Outcome::New(Accepted::new(there, token)), Some(news));
            }
            if there.key_hash != case.key_hash {
                token = token.next();
                continue;
            }
            let same_landlord = there.landlord == case.landlord;
            if let Some(first) = there.same_as.filter(|_| there.digest == self.digest && same_landlord) {
                return (self.linked(&there, first, token, sent).await, None);
            }
            if there.digest == self.digest && same_landlord {
                return (Outcome::Same(Accepted::new(there, token)), None);
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

    /// Where the words of this person are found again; nowhere without a contact.
    fn same_words(&self) -> Option<SameWords> {
        let contact = contact_mark(self.app, self.words, self.answers)?;
        let mark = |day: chrono::NaiveDate| -> Option<[u8; 32]> {
            let mut mac = Hmac::<Sha256>::new_from_slice(&self.app.contact_key).ok()?;
            mac.update(&contact);
            mac.update(&self.digest);
            mac.update(day.to_string().as_bytes());
            Some(mac.finalize().into_bytes().into())
        };
        let today = self.now.day();
        Some(SameWords { today: mark(today)?, tomorrow: mark(today.succ_opt()?)? })
    }

    /// The case that had these words first, if it is there and no more than a day old.
    async fn first_of(&self, words: &SameWords) -> Option<Case> {
        let (reference, received) = self.app.table.first_of(&words.today).await.ok()??;
        let first = self.app.table.case(&reference).await.ok()??;
        let age = self.now.utc() - received.utc();
        (age < chrono::TimeDelta::hours(24) && first.digest == self.digest && first.landlord == self.words.slug())
            .then_some(first)
    }

    /// Leads this act of sending to the case that had its words first.
    async fn link(&self, case: Case, first: Case, token: Token, sent: Token) -> Outcome {
        let pointer = Case { same_as: Some(first.reference), ..case };
        match self.app.table.put_pointer(&pointer).await {
            Ok(_) => Outcome::Linked(Accepted { door: pointer.reference, case: first, key: token.key() }),
            Err(fault) => {
                log::fault("table", &fault);
                Outcome::Unavailable(sent)
            }
        }
    }

    /// The same again for an act of sending that was led there before.
    async fn linked(&self, pointer: &Case, first: Reference, token: Token, sent: Token) -> Outcome {
        match self.app.table.case(&first).await {
            Ok(Some(case)) => Outcome::Linked(Accepted { door: pointer.reference, case, key: token.key() }),
            Ok(None) => Outcome::Unavailable(sent),
            Err(fault) => {
                log::fault("table", &fault);
                Outcome::Unavailable(sent)
            }
        }
    }

    async fn add(&self, case: Case, token: Token, sent: Token) -> (Outcome, Option<Notice>) {
        let put = self.app.table.put_addition(&case, &self.digest, self.now, &self.attempt, self.answers).await;
        let ours = match put {
            Ok(Put::Stored) => true,
            Ok(_) | Err(_) => match self.app.table.addition(&case.reference, &self.digest).await {
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
        (Outcome::Added(Accepted::new(case, token)), news)
    }

    fn new_case(&self, token: Token, follows: Option<Reference>) -> Case {
        let form = self.words.form();
        let version = self.words.version();
        let when = self.answers.circumstances(form);
        let contact_by = form.role(Role::ContactBy).map(|q| self.answers.all(&q.id).to_vec()).unwrap_or_default();
        let flags = [
            self.sending.token.is_none().then(|| "no token".to_owned()),
            (self.answers.mended || self.sending.mended).then(|| "mended".to_owned()),
            self.sending.file_refused.then(|| "file refused".to_owned()),
            (!self.answers.extra.is_empty()).then(|| "also sent".to_owned()),
            self.sending.trapped.then(|| "hidden field filled in".to_owned()),
            self.sending
                .opened
                .filter(|at| self.now.utc().timestamp() - at < A_BREATH)
                .map(|_| "sent at once".to_owned()),
            follows.map(|reference| format!("follows {reference}")),
        ];
        Case {
            reference: token.reference(),
            landlord: self.words.slug().to_owned(),
            digest: self.digest,
            attempt: self.attempt,
            key_hash: token.key().hash(),
            contact_mark: contact_mark(self.app, self.words, self.answers),
            received: self.now,
            policy: version.policy.id.clone(),
            clocks: version.front.clone(),
            urgent: when.iter().any(|id| id == RISK),
            when,
            contact_by,
            shown_policy: self.sending.shown_policy.clone().filter(|shown| *shown != version.policy.id),
            flags: flags.into_iter().flatten().collect(),
            same_as: None,
            told: Vec::new(),
        }
    }
}

/// A mark that tells whether two contacts are the same without holding either.
fn contact_mark(app: &App, words: &LandlordWords, answers: &Answers) -> Option<[u8; 32]> {
    let form = words.form();
    let one = |role| form.role(role).and_then(|q| answers.one(&q.id));
    let email = one(Role::Email).map(|e| format!("email:{}", e.to_lowercase()));
    let phone = one(Role::Phone).map(digits).filter(|d| !d.is_empty()).map(|d| format!("phone:{d}"));
    let contact = email.or(phone)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.contact_key).ok()?;
    mac.update(words.slug().as_bytes());
    mac.update(contact.as_bytes());
    Some(mac.finalize().into_bytes().into())
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
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
    format!("/form/{}/receipt/{}/{}", accepted.case.landlord, accepted.door, accepted.key.to_hex())
}
