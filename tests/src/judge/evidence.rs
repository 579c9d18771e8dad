//! What the stores hold, read as it lies there: the whole table, what waits,
//! and what was told. Only the list of unread complaints is the office's own.

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
use store::table::Table;
use store::table::item::untold::{UNTOLD, notice_of};
use store::table::item::{Item, SEALED, text_of, texts_of};
use store::words::Words;

use super::file::each_item;
use crate::built;
use crate::people::LANDLORDS;

/// What the stores hold.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// What somebody wrote.
    pub words: Vec<StoredWords>,
    /// Where a reference leads besides itself.
    pub leads: BTreeMap<String, BTreeSet<String>>,
    /// Where unread words stand: the reference, and the place.
    pub unread: BTreeSet<(String, String)>,
    /// The complaints that an officer's list shows as unread.
    pub listed: BTreeSet<String>,
    /// The ids of what has still to be told.
    pub owed: BTreeSet<String>,
    /// What was told, as often as it was.
    pub told: Vec<Notice>,
}

/// What somebody wrote at one time.
#[derive(Debug, Clone)]
pub struct StoredWords {
    /// The complaint that they are or belong to.
    pub reference: String,
    /// What they say; that they do not open, where they do not.
    pub text: String,
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
            // A dot begins what is not whole yet.
            if path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')) {
                let waiting = Waiting::from_bytes(&std::fs::read(path).expect("it can be read"));
                evidence.words.push(words(&waiting.expect("it is whole").filed.complaint, keys, true));
            }
        }
        evidence.listed = listed(table).await;
        evidence
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
                self.unread.insert((of("reference"), key.1));
            }
            (UNTOLD, _) => {
                self.owed.insert(notice_of(item).expect("what is owed is a notice").id);
            }
            _ => {}
        }
    }
}

/// The words of an item.
fn words(item: &Item, keys: &OpeningKeys, wait: bool) -> StoredWords {
    let of = |name: &str| text_of(item, name).unwrap_or_default().to_owned();
    let (landlord, received) = (of("landlord"), of("received"));
    let open = || {
        let envelope = Envelope::from_text(&of(SEALED))?;
        let id = hex::decode(&of("attempt"))?;
        let bytes = office::open::open(keys, &envelope, &Bound { id: &id, landlord: &landlord, received: &received });
        let sealed: SealedAnswers = serde_json::from_slice(&bytes.ok()?).ok()?;
        sealed.answers.into_iter().find(|(id, _)| id == "what_happened").map(|(_, values)| values.join("\n"))
    };
    let text = open().unwrap_or_else(|| format!("the words of {} do not open", of("reference")));
    StoredWords { reference: of("reference"), text, attempt: of("attempt"), place: of("unread"), wait }
}

async fn listed(table: &Table) -> BTreeSet<String> {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| Words::open(&built().join("words")).expect("the built words can be read"));
    let asked = Asked { unread: true, ..Asked::default() };
    let list = list::list(table, &LANDLORDS, &WORDS.library.office, Utc::now(), &asked).await;
    let rows = list.expect("the table answers").rows.into_iter();
    rows.filter(|row| row.unread).map(|row| row.reference).collect()
}
