//! People who send complaints over a bad line: what each of them does.

pub mod journal;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::encode;
use crate::function::{Fleet, event};
use journal::{Journal, Safe};

/// The landlords they complain to.
pub const LANDLORDS: [&str; 5] = ["impact-housing", "imani", "management-co-op", "inspiring-housing", "incommunities"];

/// How often somebody tries again before they give up for today.
const PATIENCE: usize = 8;

/// One who sends.
struct Person<'a> {
    fleet: &'a Fleet,
    journal: &'a Mutex<Journal>,
    landlord: &'static str,
    token: String,
    email: Option<String>,
    /// What their program asks for: a page or JSON.
    accept: &'static str,
}

impl Person<'_> {
    fn note<T>(&self, what: impl FnOnce(&mut Journal) -> T) -> T {
        what(&mut self.journal.lock().expect("no panic before"))
    }

    /// Path and body of the form with this text.
    fn form(&self, text: &str, token: &str) -> (String, String) {
        let mut fields = vec![("what_happened", text), ("name", "Jo"), ("token", token)];
        if let Some(email) = &self.email {
            fields.extend([("contact_by", "email"), ("email", email)]);
        }
        (format!("/form/{}/send", self.landlord), encode(&fields))
    }

    /// Sends a text until it is said to be safe; the answer that said so.
    async fn send(&self, text: &str, token: &str) -> Option<Safe> {
        self.until_safe(text, self.form(text, token)).await
    }

    /// Adds a text at a receipt until it is said to be safe.
    async fn add(&self, text: &str, receipt: &str) -> Option<Safe> {
        let added = self.until_safe(text, (format!("{receipt}/add"), encode(&[("what_happened", text)]))).await;
        self.note(|journal| journal.added += usize::from(added.is_some()));
        added
    }

    async fn until_safe(&self, text: &str, (path, body): (String, String)) -> Option<Safe> {
        for _ in 0..PATIENCE {
            self.note(|journal| journal.sends(text));
            let start = Instant::now();
            let answer = self.fleet.invoke(event("POST", &path, self.accept, &body)).await;
            self.note(|journal| journal.waits.push(start.elapsed()));
            let Ok(answer) = answer else {
                self.note(|journal| journal.cut_off += 1);
                continue;
            };
            let of = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let status = answer["statusCode"].as_u64().unwrap_or_default();
            if status == 404 {
                self.note(|journal| journal.turned_away.push(format!("{path}: {text}")));
                return None;
            }
            match Safe::of(status, &of(&answer["headers"]["location"]), &of(&answer["body"])) {
                Some(safe) => {
                    self.note(|journal| journal.safe(text, &safe));
                    return Some(safe);
                }
                None => self.note(|journal| journal.refused += 1),
            }
        }
        None
    }

    /// Sends once and closes the page at once, whatever becomes of it.
    async fn hang_up(&self, text: &str, (path, body): (String, String), after: Duration) {
        self.note(|journal| {
            journal.sends(text);
            journal.hung_up += 1;
        });
        let answer = self.fleet.invoke(event("POST", &path, self.accept, &body));
        let _never_read = tokio::time::timeout(after, answer).await;
    }
}

/// Lets people send until so many answers said that words are safe; so many of them at a time.
pub async fn send_all(fleet: &Arc<Fleet>, wanted: usize, at_once: usize, seed: u64) -> Journal {
    let journal = Arc::new(Mutex::new(Journal::default()));
    let next = Arc::new(AtomicU64::new(0));
    let mut crowd = Vec::new();
    for _ in 0..at_once {
        let (fleet, journal, next) = (Arc::clone(fleet), Arc::clone(&journal), Arc::clone(&next));
        crowd.push(tokio::spawn(async move {
            while journal.lock().expect("no panic before").acknowledged < wanted {
                one(&fleet, &journal, seed, next.fetch_add(1, Ordering::Relaxed)).await;
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

/// What one person does, fixed by seed and number.
async fn one(fleet: &Fleet, journal: &Mutex<Journal>, seed: u64, number: u64) {
    let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number));
    let token = |chance: &mut fastrand::Rng| format!("{:032x}", chance.u128(..));
    let person = Person {
        fleet,
        journal,
        landlord: LANDLORDS[chance.usize(0..LANDLORDS.len())],
        token: token(&mut chance),
        email: chance.bool().then(|| format!("tenant{number}@example.org")),
        accept: if chance.bool() { "text/html" } else { "application/json" },
    };
    let text = format!("Complaint {number} of {seed}: no heating since March. گرمی نہیں ہے 😡");
    let more = format!("{text} And the window.");
    let soon = |chance: &mut fastrand::Rng| Duration::from_millis(chance.u64(0..20));
    match chance.u8(0..14) {
        // Somebody presses the button twice.
        0 => {
            let (a, b) = tokio::join!(person.send(&text, &person.token), person.send(&text, &person.token));
            if let (Some(a), Some(b)) = (a, b) {
                person.note(|journal| journal.same(&text, &a, &b));
            }
        }
        // Somebody thinks of more.
        1 => {
            if person.send(&text, &person.token).await.is_some() {
                person.send(&more, &person.token).await;
            }
        }
        // Somebody who can be known again fills in the form once more.
        2 if person.email.is_some() => {
            if person.send(&text, &person.token).await.is_some() {
                person.send(&text, &token(&mut chance)).await;
            }
        }
        // Somebody comes back to the page and sends it again; what is shown has to be what was shown first.
        3 => {
            if let Some(first) = person.send(&text, &person.token).await {
                tokio::time::sleep(Duration::from_millis(chance.u64(0..1500))).await;
                if let Some(again) = person.send(&text, &person.token).await {
                    person.note(|journal| journal.same(&text, &first, &again));
                }
            }
        }
        // Somebody adds words at the receipt, and once more the same.
        4 | 5 => {
            if let Some(first) = person.send(&text, &person.token).await {
                tokio::time::sleep(Duration::from_millis(chance.u64(0..1500))).await;
                person.add(&more, &first.receipt).await;
                if chance.bool() {
                    person.add(&more, &first.receipt).await;
                }
            }
        }
        // Somebody hangs up, and some of them come back.
        6 => {
            person.hang_up(&text, person.form(&text, &person.token), soon(&mut chance)).await;
            if chance.bool() {
                person.send(&text, &person.token).await;
            }
        }
        // Somebody adds words and hangs up.
        7 => {
            if let Some(first) = person.send(&text, &person.token).await {
                let add = (format!("{}/add", first.receipt), encode(&[("what_happened", &more)]));
                person.hang_up(&more, add, soon(&mut chance)).await;
            }
        }
        _ => {
            person.send(&text, &person.token).await;
        }
    }
}
