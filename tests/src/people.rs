//! People who send complaints over a bad line: what each of them does.

mod acts;
mod again;
pub mod doors;
pub mod journal;
pub mod officers;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::encode;
use crate::function::Fleet;
use doors::{Door, Doors};
use journal::{Journal, Promise, Safe};
use officers::Officers;

/// The landlords they complain to.
pub const LANDLORDS: [&str; 5] = ["impact-housing", "imani", "management-co-op", "inspiring-housing", "incommunities"];

/// How often somebody tries again before they give up for today.
const PATIENCE: usize = 8;
/// How long they wait before.
const BREATH: Duration = Duration::from_millis(150);

/// Who is there besides those who send.
pub struct Around {
    /// Those who answer and close.
    pub officers: Officers,
    /// The form at other times and with other sights; without it everybody sends now, by functions.
    pub doors: Option<Doors>,
}

/// One who sends.
#[derive(Clone)]
struct Person<'a> {
    door: Door<'a>,
    around: &'a Around,
    journal: &'a Mutex<Journal>,
    landlord: &'static str,
    token: String,
    email: Option<String>,
    /// What their program asks for: a page or JSON.
    accept: &'static str,
    /// Whether they open each receipt.
    reads: bool,
}

impl<'a> Person<'a> {
    fn note<T>(&self, what: impl FnOnce(&mut Journal) -> T) -> T {
        what(&mut self.journal.lock().expect("no panic before"))
    }

    /// The same person at another door.
    fn at(&self, door: Door<'a>) -> Self {
        Self { door, ..self.clone() }
    }

    /// The same person, who fills in the form once more.
    fn with_token(&self, token: String) -> Self {
        Self { token, ..self.clone() }
    }

    /// Path and body of the form with this text.
    fn form(&self, text: &str) -> (String, String) {
        let mut fields = vec![("what_happened", text), ("name", "Jo"), ("token", &self.token)];
        if let Some(email) = &self.email {
            fields.extend([("contact_by", "email"), ("email", email)]);
        }
        (format!("/form/{}/send", self.landlord), encode(&fields))
    }

    /// Sends a text until it is said to be safe; the answer that said so.
    async fn send(&self, text: &str) -> Option<Safe> {
        self.until_safe(text, self.form(text)).await
    }

    /// Adds a text at a receipt until it is said to be safe; with the token of the box, or as an old page does.
    async fn add(&self, text: &str, receipt: &str, token: Option<&str>) -> Option<Safe> {
        let added = self.until_safe(text, self.addition(text, receipt, token)).await;
        self.note(|journal| journal.added += usize::from(added.is_some()));
        added
    }

    /// Path and body of a box with this text.
    fn addition(&self, text: &str, receipt: &str, token: Option<&str>) -> (String, String) {
        let day = format!("{receipt} {}", self.door.clock().now().date_naive());
        self.note(|journal| journal.sends_by_box(text, token.unwrap_or(&day)));
        let token = token.map(|token| ("token", token));
        let fields: Vec<(&str, &str)> = [("what_happened", text)].into_iter().chain(token).collect();
        (format!("{receipt}/add"), encode(&fields))
    }

    async fn until_safe(&self, text: &str, (path, body): (String, String)) -> Option<Safe> {
        for _ in 0..PATIENCE {
            self.note(|journal| journal.sends(text));
            let start = Instant::now();
            let answer = self.door.ask("POST", &path, self.accept, &body).await;
            self.note(|journal| journal.waits.push(start.elapsed()));
            let Ok(answer) = answer else {
                self.note(|journal| journal.cut_off += 1);
                continue;
            };
            match answer.status {
                404 => {
                    self.note(|journal| journal.turned_away.push(format!("{path}: {text}")));
                    return None;
                }
                413 => {
                    self.note(|journal| journal.too_large.insert(text.to_owned()));
                    return None;
                }
                _ => {}
            }
            match Safe::of(answer.status, &answer.location, &answer.body) {
                Some(safe) => {
                    self.note(|journal| journal.safe(text, &safe));
                    if self.reads {
                        self.open(&safe).await;
                    }
                    return Some(safe);
                }
                None => self.refused().await,
            }
        }
        None
    }

    /// Nobody presses the button again at once.
    async fn refused(&self) {
        self.note(|journal| journal.refused += 1);
        tokio::time::sleep(BREATH).await;
    }

    /// Opens a receipt, and remembers the days that it names.
    async fn open(&self, safe: &Safe) {
        let since = self.note(Journal::tick);
        let Some(answer) = self.door.receipt(&safe.receipt).await else { return };
        let (path, reference) = (safe.receipt.clone(), safe.reference_in_path());
        self.note(|journal| match answer.status {
            200 => {
                let (clock, dates) = (self.door.clock(), answer.page().dates());
                journal.promises.push(Promise { path, reference, clock, dates, since });
            }
            other => journal.turned_away.push(format!("{path}: the receipt is {other}")),
        });
    }

    /// Sends once and closes the page at once, whatever becomes of it.
    async fn hang_up(&self, text: &str, (path, body): (String, String), after: Duration) {
        self.note(|journal| {
            journal.sends(text);
            journal.hung_up += 1;
        });
        let answer = self.door.ask("POST", &path, self.accept, &body);
        let _never_read = tokio::time::timeout(after, answer).await;
    }
}

/// Lets people send until so many answers said that words are safe; so many of them at a time.
pub async fn send_all(fleet: &Arc<Fleet>, around: &Arc<Around>, wanted: usize, at_once: usize, seed: u64) -> Journal {
    let journal = Arc::new(Mutex::new(Journal::default()));
    let next = Arc::new(AtomicU64::new(0));
    let mut crowd = Vec::new();
    for _ in 0..at_once {
        let (fleet, journal, next) = (Arc::clone(fleet), Arc::clone(&journal), Arc::clone(&next));
        let around = Arc::clone(around);
        crowd.push(tokio::spawn(async move {
            while journal.lock().expect("no panic before").acknowledged < wanted {
                one(&fleet, &around, &journal, seed, next.fetch_add(1, Ordering::Relaxed)).await;
            }
        }));
    }
    for person in crowd {
        person.await.expect("nobody panics");
    }
    // What those left behind who hung up is done to its end too.
    fleet.quiet().await;
    Arc::into_inner(journal).expect("everybody is done").into_inner().expect("no panic before")
}

fn token(chance: &mut fastrand::Rng) -> String {
    format!("{:032x}", chance.u128(..))
}

/// What one person does, fixed by seed and number.
async fn one(fleet: &Fleet, around: &Around, journal: &Mutex<Journal>, seed: u64, number: u64) {
    let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number));
    let person = Person {
        door: Door::Functions(fleet),
        around,
        journal,
        landlord: LANDLORDS[chance.usize(0..LANDLORDS.len())],
        token: token(&mut chance),
        email: chance.bool().then(|| format!("tenant{number}@example.org")),
        accept: if chance.bool() { "text/html" } else { "application/json" },
        reads: chance.u8(0..3) == 0,
    };
    let text = format!("Complaint {number} of {seed}: no heating since March. گرمی نہیں ہے 😡");
    match chance.u8(0..24) {
        act @ 0..14 => person.now(act, &text, &mut chance).await,
        act @ 14..19 => person.after_an_answer(act - 14, &text, &mut chance).await,
        act => person.at_another_time(act - 19, &text, &mut chance).await,
    }
}
