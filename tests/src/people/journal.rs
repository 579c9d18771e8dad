//! What was sent, and what was shown for it.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

/// What was sent and what was shown.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// Every text that somebody sent, shown to be safe or not, with how often it was tried.
    pub sent: BTreeMap<String, usize>,
    /// The references that were shown, each with the text it was shown for.
    pub shown: Vec<(String, String)>,
    /// The answers that said that words are safe, among them those for words added at a receipt.
    pub acknowledged: usize,
    /// Those of them for words added at a receipt.
    pub added: usize,
    /// The answers that said that words are not safe.
    pub refused: usize,
    /// Functions that ended before they answered.
    pub cut_off: usize,
    /// Visitors who hung up.
    pub hung_up: usize,
    /// Receipts that were shown and did not open when words were added there.
    pub turned_away: Vec<String>,
    /// Texts that were shown two dates of receipt, or two lists of deadlines.
    pub changed: Vec<String>,
    /// How long each answer took.
    pub waits: Vec<Duration>,
}

/// An answer that says that words are safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safe {
    /// The reference that it shows.
    pub reference: String,
    /// The path of the receipt.
    pub receipt: String,
    /// All that it says.
    pub whole: Value,
}

impl Safe {
    /// What a program or a browser is told, if that is that words are safe.
    #[must_use]
    pub fn of(status: u64, location: &str, body: &str) -> Option<Self> {
        match status {
            200 | 201 => {
                let whole: Value = serde_json::from_str(body).unwrap_or_else(|e| panic!("{e}: {body}"));
                let of = |name: &str| whole[name].as_str().unwrap_or_else(|| panic!("no {name}: {whole}")).to_owned();
                Some(Self { reference: of("reference"), receipt: of("receipt"), whole })
            }
            303 => {
                let (receipt, said) = location.split_once('?').unwrap_or((location, ""));
                assert!(matches!(said, "" | "added=yes"), "words were sent: {location}");
                let reference = receipt.split('/').nth(4).expect("the path of a receipt").to_owned();
                Some(Self { reference, receipt: receipt.to_owned(), whole: Value::String(receipt.to_owned()) })
            }
            503 => None,
            _ => panic!("an answer that nobody expects, {status}: {body}"),
        }
    }
}

impl Journal {
    /// Somebody sends a text, and may never learn what became of it.
    pub fn sends(&mut self, text: &str) {
        *self.sent.entry(text.to_owned()).or_default() += 1;
    }

    /// Somebody is told that a text is safe.
    pub fn safe(&mut self, text: &str, safe: &Safe) {
        self.acknowledged += 1;
        self.shown.push((safe.reference.clone(), text.to_owned()));
    }

    /// Somebody was told of a text twice, and has to have been told the same.
    pub fn same(&mut self, text: &str, a: &Safe, b: &Safe) {
        let (x, y) = (&a.whole, &b.whole);
        if x != y {
            let dates = if x["deadlines"] == y["deadlines"] { "the same dates" } else { "OTHER DATES" };
            let (first, then) = (&x["received"], &y["received"]);
            self.changed.push(format!("{text}: {} {first}, then {} {then}, with {dates}", a.reference, b.reference));
        }
    }
}
