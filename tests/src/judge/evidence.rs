//! What the stores hold, read as it lies there: the whole table, what waits,
//! and what was told. Only the list of unread complaints is the office's own.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use chrono::Utc;
use complaints::form::hex;
use office::keys::OpeningKeys;
use office::list::{self, Asked};
use store::envelope::{Bound, Envelope};
use store::fallback::waiting::Waiting;
use store::flag::Flag;
use store::notice::Notice;
use store::sealed_words::SealedAnswers;
use store::standing::Owes;
use store::table::Table;
use store::table::item::standing::CLOSED;
use store::table::item::unfiled::UNFILED;
use store::table::item::untold::{UNTOLD, notice_of};
use store::table::item::{Item, SEALED, text_of, texts_of};
use store::words::Words;

use super::file::each_item;
use crate::built;
use crate::people::LANDLORDS;
use crate::people::doors::{Clock, Door};
use crate::people::journal::Promise;

/// What the stores hold.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// What somebody wrote.
    pub words: Vec<StoredWords>,
    /// Where a reference leads besides itself.
    pub leads: BTreeMap<String, BTreeSet<String>>,
    /// Where unread words stand, the reference and the place; and of what kind they are.
    pub unread: BTreeMap<(String, String), String>,
    /// How complaints stand, by their references.
    pub stands: BTreeMap<String, Stands>,
    /// The complaints that an officer's list shows as open, with whether something is owed in them.
    pub open: BTreeMap<String, bool>,
    /// The names of what waits in the fallback store.
    pub waits: BTreeSet<String>,
    /// The names of what officers are shown as not filed.
    pub unfiled: BTreeSet<String>,
    /// The days that receipts name, by the clock that opened them and the path; none where one does not open.
    pub pages: BTreeMap<(Clock, String), Option<BTreeSet<String>>>,
    /// The complaints that an officer's list shows as unread.
    pub listed: BTreeSet<String>,
    /// The ids of what has still to be told.
    pub owed: BTreeSet<String>,
    /// What was told, as often as it was.
    pub told: Vec<Notice>,
}

/// How a complaint stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// The stage that it has reached.
    pub stage: u8,
    /// Whether it is closed.
    pub closed: bool,
}

/// What somebody wrote at one time.
#[derive(Debug, Clone)]
pub struct StoredWords {
    /// The complaint that they are or belong to.
    pub reference: String,
    /// What they say, which is nothing where somebody only asks to look again; that they do not open, where they do not.
    pub text: String,
    /// Whether they were added to a complaint.
    pub added: bool,
    /// The complaint behind which they stand, of the same person.
    pub follows: Option<String>,
    /// The stage for which they ask.
    pub asks: Option<u8>,
    /// Whether an officer reads that they ask to look again.
    pub again: bool,
    /// The request that wrote them.
    pub attempt: String,
    /// Where they stand while they are unread.
    pub place: String,
    /// Whether they wait in the fallback store, which owes all the rest for them.
    pub wait: bool,
}

impl Evidence {
    /// Reads a folder that holds a table and a fallback store with the keys of both audiences; `table` is the
    /// same table as officers ask it.
    pub async fn of(folder: &Path, table: &Table, keys: &OpeningKeys, told: Vec<Notice>) -> Self {
        let mut evidence = Self { told, ..Self::default() };
        each_item(&folder.join("complaints.sqlite"), |item| evidence.see(item, keys));
        for entry in std::fs::read_dir(folder.join("spool/sent")).into_iter().flatten() {
            let path = entry.expect("an entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // A dot begins what is not whole yet.
            if !name.starts_with('.') {
                evidence.waits.insert(format!("sent/{name}"));
                // What is no object of ours has no words either.
                if let Ok(waiting) = Waiting::from_bytes(&std::fs::read(path).unwrap_or_default()) {
                    evidence.words.push(words(&waiting.filed.complaint, keys, true));
                }
            }
        }
        evidence.listed = listed(table).await;
        evidence.open = open(table).await;
        evidence
    }

    /// Opens the receipts that were opened before, each at the door of the same time.
    pub async fn open_receipts<'d>(&mut self, promises: &[Promise], door: impl Fn(Clock) -> Door<'d>) {
        for Promise { path, clock, .. } in promises {
            if let Entry::Vacant(page) = self.pages.entry((*clock, path.clone())) {
                let answer = door(*clock).receipt(path).await.filter(|answer| answer.status == 200);
                page.insert(answer.map(|answer| answer.page().dates()));
            }
        }
    }

    fn see(&mut self, item: &Item, keys: &OpeningKeys) {
        let of = |name: &str| text_of(item, name).unwrap_or_default().to_owned();
        let key = (of("pk"), of("sk"));
        let sort = key.1.split('#').next().unwrap_or_default();
        match (key.0.split('#').next().unwrap_or_default(), sort) {
            ("COMPLAINT", "CASE") if item.contains_key("same_as") => {
                self.leads.entry(of("reference")).or_default().insert(of("same_as"));
            }
            ("COMPLAINT", "CASE" | "ADDED") => {
                for flag in texts_of(item, "flags") {
                    if let Flag::WasShown(shown) = Flag::from_code(&flag) {
                        self.leads.entry(shown.to_string()).or_default().insert(of("reference"));
                    }
                }
                self.words.push(words(item, keys, false));
            }
            ("UNREAD", _) => {
                self.unread.insert((of("reference"), key.1), of("kind"));
            }
            ("STANDING", _) => {
                let stands = Stands { stage: stage_of(item).unwrap_or(0), closed: of("open").starts_with(CLOSED) };
                self.stands.insert(of("reference"), stands);
            }
            (UNFILED, _) => {
                self.unfiled.insert(key.1);
            }
            (UNTOLD, _) => {
                self.owed.insert(notice_of(item).expect("what is owed is a notice").id);
            }
            _ => {}
        }
    }
}

fn stage_of(item: &Item) -> Option<u8> {
    item.get("stage")?.as_n().ok()?.parse().ok()
}

/// The words of an item.
fn words(item: &Item, keys: &OpeningKeys, wait: bool) -> StoredWords {
    let of = |name: &str| text_of(item, name).unwrap_or_default().to_owned();
    let (landlord, received) = (of("landlord"), of("received"));
    let open = || {
        let envelope = Envelope::from_text(&of(SEALED))?;
        let id = hex::decode(&of("attempt"))?;
        let bound = Bound { id: &id, landlord: &landlord, received: &received };
        let bytes = keys.here().open(&envelope, &bound);
        let sealed: SealedAnswers = serde_json::from_slice(&bytes.ok()?).ok()?;
        let story = sealed.answers.into_iter().find(|(id, _)| id == "what_happened");
        Some(story.map(|(_, values)| values.join("\n")).unwrap_or_default())
    };
    let flags: Vec<Flag> = texts_of(item, "flags").iter().map(|flag| Flag::from_code(flag)).collect();
    let follows = flags.iter().find_map(|flag| match flag {
        Flag::Follows(reference) => Some(reference.to_string()),
        _ => None,
    });
    StoredWords {
        reference: of("reference"),
        text: open().unwrap_or_else(|| format!("the words of {} do not open", of("reference"))),
        added: of("sk").starts_with("ADDED#"),
        follows,
        asks: stage_of(item).filter(|_| of("kind") == "escalation-requested"),
        again: flags.contains(&Flag::Again),
        attempt: of("attempt"),
        place: of("unread"),
        wait,
    }
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::open(&built().join("words")).expect("the built words can be read"));

async fn listed(table: &Table) -> BTreeSet<String> {
    let asked = Asked { unread: true, ..Asked::default() };
    let list = list::list(table, &WORDS, &LANDLORDS, Utc::now(), &asked).await;
    let rows = list.expect("the table answers").rows.into_iter();
    rows.filter(|row| row.unread).map(|row| row.reference).collect()
}

async fn open(table: &Table) -> BTreeMap<String, bool> {
    let mut open = BTreeMap::new();
    for landlord in LANDLORDS {
        let listed = office::listing::open(table, landlord).await.expect("the table answers");
        let owed = |owes: &Owes| !matches!(owes, Owes::Answered | Owes::AnsweredFinally | Owes::Closed);
        open.extend(listed.into_iter().map(|one| (one.reference, owed(&one.owes))));
    }
    open
}
