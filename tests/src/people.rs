//! People who send complaints over a bad line, what they were shown, and a
//! judge who compares that with what is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use complaints::form::reference::Reference;
use office::desk::Desk;
use office::{listing, read};
use serde_json::Value;
use store::flag::Flag;
use store::table::Table;
use store::words::Words;

use crate::function::{Fleet, event};
use crate::keys::keys;
use crate::{answer, built, encode};

/// The landlords they complain to.
pub const LANDLORDS: [&str; 5] = ["impact-housing", "imani", "management-co-op", "inspiring-housing", "incommunities"];

/// How often somebody tries again before they give up for today.
const PATIENCE: usize = 8;

/// What was sent and what was shown.
#[derive(Debug, Default)]
pub struct Journal {
    /// Every text that somebody sent, shown to be safe or not.
    pub sent: BTreeSet<String>,
    /// The references that were shown, each with the text it was shown for.
    pub shown: Vec<(String, String)>,
    /// The answers that said that a complaint is safe.
    pub acknowledged: usize,
    /// The answers that said that it is not.
    pub refused: usize,
    /// Functions that ended before they answered.
    pub cut_off: usize,
    /// Texts that were shown two dates of receipt, or two lists of deadlines.
    pub changed: Vec<String>,
    /// How long each answer took.
    pub waits: Vec<Duration>,
}

/// One who sends.
struct Person<'a> {
    fleet: &'a Fleet,
    journal: &'a Mutex<Journal>,
    landlord: &'static str,
    token: String,
    email: Option<String>,
}

impl Person<'_> {
    /// Sends a text until it is said to be safe; the answer that said so.
    async fn send(&self, text: &str, token: &str) -> Option<Value> {
        self.journal.lock().expect("no panic before").sent.insert(text.to_owned());
        let mut fields = vec![("what_happened", text), ("name", "Jo"), ("token", token)];
        if let Some(email) = &self.email {
            fields.extend([("contact_by", "email"), ("email", email)]);
        }
        let body = encode(&fields);
        let path = format!("/form/{}/send", self.landlord);
        for _ in 0..PATIENCE {
            let start = Instant::now();
            let answer = self.fleet.invoke(event("POST", &path, "application/json", &body)).await;
            let mut journal = self.journal.lock().expect("no panic before");
            journal.waits.push(start.elapsed());
            let Ok(answer) = answer else {
                journal.cut_off += 1;
                continue;
            };
            match answer["statusCode"].as_u64() {
                Some(200 | 201) => {
                    let answer: Value = serde_json::from_str(answer["body"].as_str().unwrap_or_default())
                        .unwrap_or_else(|e| panic!("an answer is JSON ({e}): {answer}"));
                    journal.acknowledged += 1;
                    let reference = answer["reference"].as_str().expect("a reference").to_owned();
                    journal.shown.push((reference, text.to_owned()));
                    return Some(answer);
                }
                Some(503) => journal.refused += 1,
                status => panic!("an answer that nobody expects, {status:?}: {answer}"),
            }
        }
        None
    }

    /// The same again; what is shown has to be what was shown first.
    async fn again(&self, text: &str, first: &Value) {
        if let Some(again) = self.send(text, &self.token).await
            && again != *first
        {
            self.journal.lock().expect("no panic before").changed.push(told_two_ways(text, first, &again));
        }
    }
}

/// Lets people send until so many answers said that a complaint is safe; so many of them at a time.
pub async fn send_all(fleet: &Arc<Fleet>, wanted: usize, at_once: usize, seed: u64) -> Journal {
    let journal = Arc::new(Mutex::new(Journal::default()));
    let next = Arc::new(std::sync::atomic::AtomicU64::new(0));
    let mut crowd = Vec::new();
    for _ in 0..at_once {
        let (fleet, journal, next) = (Arc::clone(fleet), Arc::clone(&journal), Arc::clone(&next));
        crowd.push(tokio::spawn(async move {
            while journal.lock().expect("no panic before").acknowledged < wanted {
                let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                one(&fleet, &journal, seed, number).await;
            }
        }));
    }
    for person in crowd {
        person.await.expect("nobody panics");
    }
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
    };
    let text = format!("Complaint {number} of {seed}: no heating since March. گرمی نہیں ہے 😡");
    match chance.u8(0..10) {
        // Somebody presses the button twice.
        0 => {
            let (a, b) = tokio::join!(person.send(&text, &person.token), person.send(&text, &person.token));
            if let (Some(a), Some(b)) = (a, b)
                && a != b
            {
                journal.lock().expect("no panic before").changed.push(told_two_ways(&text, &a, &b));
            }
        }
        // Somebody thinks of more.
        1 => {
            if person.send(&text, &person.token).await.is_some() {
                person.send(&format!("{text} And the window."), &person.token).await;
            }
        }
        // Somebody who can be known again fills in the form once more.
        2 if person.email.is_some() => {
            if person.send(&text, &person.token).await.is_some() {
                person.send(&text, &token(&mut chance)).await;
            }
        }
        // Somebody comes back to the page and sends it again.
        3 => {
            if let Some(first) = person.send(&text, &person.token).await {
                tokio::time::sleep(Duration::from_millis(chance.u64(0..1500))).await;
                person.again(&text, &first).await;
            }
        }
        _ => {
            person.send(&text, &person.token).await;
        }
    }
}

fn told_two_ways(text: &str, a: &Value, b: &Value) -> String {
    let dates = if a["deadlines"] == b["deadlines"] { "the same dates" } else { "OTHER DATES" };
    format!("{text}: {} {}, then {} {}, with {dates}", a["reference"], a["received"], b["reference"], b["received"])
}

/// What the judge found. Empty lists are what everything here is for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Shown references that do not lead to their text.
    pub lost: Vec<String>,
    /// Texts that are stored more than once.
    pub doubled: Vec<String>,
    /// Texts that are stored, and nobody sent.
    pub invented: Vec<String>,
    /// Cases and additions.
    pub records: usize,
}

/// Compares what was shown with what is stored.
pub async fn judge(journal: &Journal, table: &Table) -> Verdict {
    let mut verdict = Verdict::default();
    // Each text, with the references under which it is stored.
    let mut stored: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // What a reference leads to besides itself.
    let mut leads: BTreeMap<String, String> = BTreeMap::new();
    for landlord in LANDLORDS {
        for listed in listing::open(table, landlord).await.expect("the table answers") {
            let whole = whole(table, &listed.reference).await.expect("what is listed is there");
            for answers in std::iter::once(&whole.words).chain(whole.added.iter().map(|added| &added.words)) {
                stored.entry(answer(&answers.answers, "what_happened")).or_default().push(listed.reference.clone());
                verdict.records += 1;
            }
            for flag in &whole.complaint.flags {
                if let Flag::WasShown(reference) = flag {
                    leads.insert(reference.to_string(), listed.reference.clone());
                }
            }
        }
    }
    for (reference, text) in &journal.shown {
        let at = stored.get(text).map(Vec::as_slice).unwrap_or_default();
        let mut reached = at.contains(reference) || leads.get(reference).is_some_and(|to| at.contains(to));
        if !reached {
            // Only now: most lead nowhere else.
            let first = whole(table, reference).await.and_then(|whole| whole.complaint.same_as);
            reached = first.is_some_and(|first| at.contains(&first.to_string()));
        }
        if !reached {
            verdict.lost.push(format!("{reference}: {text}"));
        }
    }
    verdict.doubled =
        stored.iter().filter(|(_, at)| at.len() > 1).map(|(text, at)| format!("{at:?}: {text}")).collect();
    verdict.invented = stored.into_keys().filter(|text| !journal.sent.contains(text)).collect();
    verdict
}

async fn whole(table: &Table, reference: &str) -> Option<read::CaseFile> {
    let reference: Reference = reference.parse().expect("a reference that was shown is one");
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::open(&built().join("words")).expect("the built words can be read"));
    let desk = Desk { table, words: &WORDS, keys: keys(), seal: None, marks: None, officer: "the judge", lead: true };
    read::case_file(&desk, &reference).await.expect("the table answers")
}
