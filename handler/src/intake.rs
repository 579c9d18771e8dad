//! The write path: answers → one stored case, whatever happens on the way.
//!
//! One conditional put. When it fails or its answer is lost, one projected
//! read tells what is there, and the same act of sending gives the same
//! reference again. When the table does not answer, the second store takes it.
//! If a reference is shown, the complaint is on disk once.

use complaints::case::json::DeadlineJson;
use complaints::days::moment::Moment;
use complaints::form::Role;
use complaints::form::answers::Answers;
use complaints::form::reference::{Key, Reference, Token};
use complaints::policy::RISK;
use fail::fail_point;
use serde::Serialize;

use crate::app::App;
use crate::connect;
use crate::flags::flags;
use crate::item::{Case, SameWords, whole};
use crate::known::Known;
use crate::log;
use crate::marks;
use crate::notice::{self, Notice, NoticeKind};
use crate::promised::{NoDates, Promised, promised};
use crate::spool::Unreachable;
use crate::table::{Put, Unavailable};
use crate::waiting::{self, Door, Kept};
use crate::words::LandlordWords;

/// How often a taken reference is followed by another before we give up.
const TRIES: usize = 4;

/// How long another writer of the same items is given to end.
const BUSY: std::time::Duration = std::time::Duration::from_millis(40);

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

/// Stores answers for a landlord: in the table, or when that does not answer in
/// the second store; within the time that leaves room for an answer.
pub async fn store(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending) -> Outcome {
    let now = app.now();
    let digest = answers.fingerprint(words.form(), words.slug());
    let sent = sending.token.unwrap_or_else(|| Token::of_answers(&digest, now.day()));
    let flags = flags(app, words, answers, sending, now);
    let act = Act { app, words, answers, sending, digest, now, flags, attempt: (app.random)() };
    // Where the search for a free reference has come to; what is kept elsewhere goes on from there.
    let mut token = sent;
    let stored = tokio::time::timeout(connect::TABLE, act.store(&mut token)).await.unwrap_or_else(|_| {
        log::fault("intake", &"the table took too long");
        None
    });
    let stored = match stored {
        Some(stored) => Some(stored),
        None => tokio::time::timeout(connect::SPOOL, act.keep(token)).await.unwrap_or_else(|_| {
            log::fault("intake", &"the second store took too long");
            None
        }),
    };
    let Some((outcome, news)) = stored else { return Outcome::Unavailable(sent) };
    // Outside that time: a notice that is slow must not make a stored complaint look unsent.
    if let Some(notice) = news {
        notice::tell(app, &notice).await;
    }
    outcome
}

/// What ended an act of sending, and what somebody has to be told of it.
type Done = (Outcome, Option<Notice>);

/// One act of sending.
struct Act<'a> {
    app: &'a App,
    words: &'a LandlordWords,
    answers: &'a Answers,
    sending: &'a Sending,
    digest: [u8; 32],
    now: Moment,
    /// What an officer should look at.
    flags: Vec<String>,
    /// Marks what this request wrote, so that its own write is known again
    /// when the answer to it was lost.
    attempt: [u8; 16],
}

impl Act<'_> {
    /// Stores in the table; `None` when it does not answer, or nobody can tell.
    async fn store(&self, token: &mut Token) -> Option<Done> {
        let mut follows = None;
        let mut same = self.same_words();
        for _ in 0..TRIES {
            let case = self.new_case(*token, follows);
            let promised = self.promised(&case)?;
            let waits = self.waits(&case).await;
            if let Some(there) = waits.as_ref().filter(|there| Known::of(&case, there) == Known::Other) {
                // The place is taken already: what waits there comes home to it.
                follows = case.same_person(there).then_some(there.reference);
                *token = token.of_other(&self.digest);
                continue;
            }
            let waits = waits.filter(|there| Known::of(&case, there) == Known::Same);
            let item = whole(&case, self.answers, &promised);
            fail_point!("before-put", |_| std::process::abort());
            let put = self.app.table.put_case(&item, same.as_ref()).await;
            fail_point!("after-put", |_| std::process::abort());
            match put {
                Ok(Put::Stored) => return Some(stored_or_first(case, waits, *token, &promised)),
                Ok(Put::Busy) => {
                    tokio::time::sleep(BUSY).await;
                    continue;
                }
                Ok(Put::Repeated) => {
                    if let Some(words) = same.take()
                        && let Some(first) = answered(self.first_of(&words).await)?
                    {
                        return self.link(case, first, *token).await;
                    }
                    // What had these words is not there, or too old: this one stands for itself.
                    continue;
                }
                Ok(Put::Taken) | Err(_) => {}
            }
            // Taken, or no answer. Either way what is there now decides.
            let Some(there) = answered(self.app.table.case(&case.reference).await)? else {
                let fault = put.err().map_or_else(|| "taken, and not there".to_owned(), |e| e.to_string());
                log::fault("table", &fault);
                return None;
            };
            match Known::of(&case, &there) {
                // Our own write, whose answer was lost; nobody has been told of it yet.
                Known::Itself => return Some(stored_or_first(there, waits, *token, &promised)),
                Known::Same => match there.same_as {
                    Some(first) => return self.linked(&there, first, *token).await,
                    None => return Some((Outcome::Same(Accepted::new(there, *token)), None)),
                },
                Known::Addition => return self.add(there, &case, &promised, *token).await,
                Known::Other => {
                    follows = case.same_person(&there).then_some(there.reference);
                    *token = token.of_other(&self.digest);
                }
                Known::Stranger => *token = token.next(),
            }
        }
        log::fault("intake", &"every reference that was tried is taken");
        None
    }

    /// Keeps the complaint in the second store; `None` when that does not answer either.
    async fn keep(&self, token: Token) -> Option<Done> {
        let mut token = token;
        for _ in 0..TRIES {
            let case = self.new_case(token, None);
            let promised = self.promised(&case)?;
            let Some(there) = reached(waiting::case(&self.app.spool, &case.reference).await)? else {
                let same = self.same_words();
                let other = token.of_other(&self.digest);
                let other = Door { reference: other.reference(), key_hash: other.key().hash() };
                let kept = waiting::keep(&self.app.spool, &case, self.answers, &promised, same.as_ref(), other).await;
                return match reached(kept)? {
                    Kept::New => Some(stored(case, token, &promised)),
                    // Another of its kind was quicker by a moment: where this one belongs is decided when it comes home.
                    Kept::Behind(there) => Some((Outcome::Same(Accepted::new(*there, token)), None)),
                };
            };
            match Known::of(&case, &there) {
                Known::Itself => return Some(stored(there, token, &promised)),
                Known::Same => return Some((Outcome::Same(Accepted::new(there, token)), None)),
                Known::Addition => {
                    let added = case.added_to(&there);
                    reached(waiting::keep_addition(&self.app.spool, &added, self.answers, &promised).await)?;
                    let news = self.news_of_addition(&there, &promised, added.is_for_lead());
                    return Some((Outcome::Added(Accepted::new(there, token)), Some(news)));
                }
                Known::Other => token = token.of_other(&self.digest),
                Known::Stranger => token = token.next(),
            }
        }
        None
    }

    /// What waits under the same reference in the second store since a try before.
    async fn waits(&self, case: &Case) -> Option<Case> {
        tokio::time::timeout(connect::GLANCE, waiting::case(&self.app.spool, &case.reference)).await.ok()?.ok()?
    }

    fn promised(&self, case: &Case) -> Option<Promised> {
        promised(self.app, case).map_err(|fault| log::fault("deadlines", &fault)).ok()
    }

    fn same_words(&self) -> Option<SameWords> {
        marks::same_words(self.app, self.words, self.answers, &self.digest, self.now.day())
    }

    /// The case that had these words first, if it is there and no more than a day old.
    async fn first_of(&self, words: &SameWords) -> Result<Option<Case>, Unavailable> {
        self.app.table.first_of(&words.today, &self.digest, self.words.slug(), self.now).await
    }

    /// Leads this act of sending to the case that had its words first.
    async fn link(&self, case: Case, first: Case, token: Token) -> Option<Done> {
        let pointer = Case { same_as: Some(first.reference), ..case };
        answered(self.app.table.put_pointer(&pointer).await)?;
        let accepted = Accepted { door: pointer.reference, case: first, key: token.key() };
        Some((Outcome::Linked(accepted), None))
    }

    /// The same again for an act of sending that was led there before.
    async fn linked(&self, pointer: &Case, first: Reference, token: Token) -> Option<Done> {
        let case = answered(self.app.table.case(&first).await)??;
        Some((Outcome::Linked(Accepted { door: pointer.reference, case, key: token.key() }), None))
    }

    /// Adds the words of `case` to the one that is there, or to the one it leads to.
    async fn add(&self, there: Case, case: &Case, promised: &Promised, token: Token) -> Option<Done> {
        let door = there.reference;
        let there = match there.same_as {
            Some(first) => answered(self.app.table.case(&first).await)??,
            None => there,
        };
        let item = whole(case, self.answers, promised);
        let put = self.app.table.put_addition(&item, &there.reference, there.is_for_lead()).await;
        let ours = match put {
            Ok(Put::Stored) => true,
            Ok(_) | Err(_) => answered(self.app.table.addition(&there.reference, &self.digest).await)?? == self.attempt,
        };
        let news = ours.then(|| self.news_of_addition(&there, promised, case.is_for_lead()));
        Some((Outcome::Added(Accepted { door, case: there, key: token.key() }), news))
    }

    fn news_of_addition(&self, there: &Case, promised: &Promised, lead: bool) -> Notice {
        let news = Notice::of(&Case { received: self.now, ..there.clone() }, promised, NoticeKind::Addition);
        Notice { lead: news.lead || lead, ..news }
    }

    fn new_case(&self, token: Token, follows: Option<Reference>) -> Case {
        let form = self.words.form();
        let version = self.words.version();
        let when = self.answers.circumstances(form);
        let contact_by = form.role(Role::ContactBy).map(|q| self.answers.all(&q.id).to_vec()).unwrap_or_default();
        let follows = follows.map(|reference| format!("follows {reference}"));
        Case {
            reference: token.reference(),
            landlord: self.words.slug().to_owned(),
            digest: self.digest,
            attempt: self.attempt,
            key_hash: token.key().hash(),
            contact_mark: marks::contact(self.app, self.words, self.answers),
            received: self.now,
            policy: version.policy.id.clone(),
            clocks: version.front.clone(),
            urgent: when.iter().any(|id| id == RISK),
            when,
            contact_by,
            shown_policy: self.sending.shown_policy.clone().filter(|shown| *shown != version.policy.id),
            flags: self.flags.iter().cloned().chain(follows).collect(),
            same_as: None,
            told: Vec::new(),
            progress: Vec::new(),
        }
    }
}

/// A complaint that is safe now, and the notice of it.
fn stored(case: Case, token: Token, promised: &Promised) -> Done {
    let news = Notice::of(&case, promised, NoticeKind::Complaint);
    (Outcome::New(Accepted::new(case, token)), Some(news))
}

/// The same, unless it was taken in an outage and `waits` to come home: what was
/// shown then stands, as it will in the table, and somebody was told already.
fn stored_or_first(case: Case, waits: Option<Case>, token: Token, promised: &Promised) -> Done {
    match waits {
        Some(first) => (Outcome::Same(Accepted::new(first, token)), None),
        None => stored(case, token, promised),
    }
}

/// What the second store said, or nothing where it did not answer.
fn reached<T>(asked: Result<T, Unreachable>) -> Option<T> {
    asked.map_err(|fault| log::fault("second store", &fault)).ok()
}

/// What the table said, or nothing where it did not answer.
fn answered<T>(asked: Result<T, Unavailable>) -> Option<T> {
    asked.map_err(|fault| log::fault("table", &fault)).ok()
}

/// What `send` answers to a program.
#[derive(Serialize)]
pub struct Answer<'a> {
    reference: String,
    receipt: String,
    received: String,
    policy: &'a str,
    deadlines: Vec<DeadlineJson>,
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
