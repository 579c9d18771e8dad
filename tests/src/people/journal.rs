//! What was sent, and what was shown for it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::Value;

use super::doors::Clock;

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
    /// The acts in which a text was sent by the box of a receipt: the tokens of the boxes, or the day.
    pub boxes: BTreeMap<String, BTreeSet<String>>,
    /// Texts that were answered to be too large, and nothing else.
    pub too_large: BTreeSet<String>,
    /// The days that receipts named.
    pub promises: Vec<Promise>,
    /// What moves the dates of a complaint.
    pub moved: Vec<Moved>,
    /// What people asked landlords to look at again.
    pub asked: Vec<Asked>,
    /// What was noted last, counted: what was before what.
    ticks: u64,
}

/// The days that a receipt named when it was opened.
#[derive(Debug, Clone)]
pub struct Promise {
    /// The path of the receipt.
    pub path: String,
    /// The reference in it.
    pub reference: String,
    /// By which clock it was opened.
    pub clock: Clock,
    /// The days.
    pub dates: BTreeSet<String>,
    /// Before it was opened.
    pub since: u64,
}

/// An officer recorded something, or the person asked to look again: from then on other dates count.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The reference of the complaint, or one that leads to it.
    pub reference: String,
    /// After it was done; what nobody knows the end of never was.
    pub at: u64,
    /// An officer recorded it, who answered or closed the complaint.
    pub settled: bool,
}

/// Somebody asked the landlord to look again.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The reference that was shown.
    pub reference: String,
    /// The words; none are needed.
    pub text: String,
    /// Whether the page said that the next stage has started; else officers decide.
    pub started: bool,
    /// When that was said.
    pub at: u64,
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
                assert!(matches!(said, "" | "added=yes" | "asked=yes" | "asked=late"), "words were sent: {location}");
                let reference = receipt.split('/').nth(4).expect("the path of a receipt").to_owned();
                Some(Self { reference, receipt: receipt.to_owned(), whole: Value::String(receipt.to_owned()) })
            }
            413 | 503 => None,
            _ => panic!("an answer that nobody expects, {status}: {body}"),
        }
    }
}

impl Safe {
    /// The reference in the path of the receipt: the complaint's own, or one that leads there.
    #[must_use]
    pub fn reference_in_path(&self) -> String {
        self.receipt.split('/').nth(4).unwrap_or_default().to_owned()
    }
}

impl Journal {
    /// Somebody sends a text, and may never learn what became of it.
    pub fn sends(&mut self, text: &str) {
        *self.sent.entry(text.to_owned()).or_default() += 1;
    }

    /// What is noted from here on was after what was noted before.
    pub fn tick(&mut self) -> u64 {
        self.ticks += 1;
        self.ticks
    }

    /// Somebody sends a text by the box of a receipt, as one act.
    pub fn sends_by_box(&mut self, text: &str, act: &str) {
        self.boxes.entry(text.to_owned()).or_default().insert(act.to_owned());
    }

    /// A complaint was moved, or is about to be by somebody who does not wait for the answer.
    pub fn moves(&mut self, reference: &str, settled: bool, known: bool) {
        let at = if known { self.tick() } else { u64::MAX };
        self.moved.push(Moved { reference: reference.to_owned(), at, settled });
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
