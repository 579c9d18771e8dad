//! From what a limit counts: how files write it, and the event that is its moment.

use fastrand::Rng;
use serde_json::{Value, json};

use super::draw::{once_in, one};

/// A start: its name, how files write it otherwise, and the event that records it.
type Named = (&'static str, &'static [&'static str], &'static str);

/// The starts that have more than one way to be written.
const STARTS: [Named; 10] = [
    (
        "getting the response",
        &[
            "getting our answer",
            "getting the answer",
            "receiving the response",
            "receiving our answer",
            "receipt of the response",
            "receipt of our answer",
        ],
        "answer-received",
    ),
    ("your letter", &["the letter", "your own letter", "writing it", "the date of your letter"], "letter-dated"),
    (
        "first raising it",
        &["your first contact", "first reporting it", "the first report of it", "the day of your first contact"],
        "raised",
    ),
    ("our first contact", &["the first contact"], "contacted"),
    ("the decision", &["the date of the decision"], "decided"),
    ("the decision complained of", &["the decision", "the day of the decision"], "disputed-decision"),
    ("the end of the tenancy", &["the tenancy ending"], "tenancy-ended"),
    ("the report", &["the date of the report"], "report-sent"),
    ("the draft", &["the date of the draft"], "draft-sent"),
    ("our last message", &["our last letter", "our last contact", "our question"], "messaged"),
];

/// From what, as files write it, and of which stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct From {
    pub(super) start: &'static str,
    pub(super) stage: Option<u8>,
    /// How the file writes it, where it does not give the name.
    spelt: Option<&'static str>,
}

impl From {
    /// A start under its name.
    pub(super) fn of(start: &'static str) -> Self {
        Self { start, stage: None, spelt: None }
    }

    /// A start in one of the ways in which it is written.
    pub(super) fn spelt(chance: &mut Rng, start: &'static str) -> Self {
        let others = STARTS.iter().find(|(name, ..)| *name == start).map(|(_, spellings, _)| *spellings);
        let spelt = others.filter(|_| once_in(chance, 2)).map(|others| one(chance, others));
        Self { spelt, ..Self::of(start) }
    }

    /// That of another stage.
    pub(super) fn at(self, stage: u8) -> Self {
        Self { stage: Some(stage), ..self }
    }

    /// As it stands in a file.
    pub(super) fn text(self) -> String {
        let text = self.spelt.unwrap_or(self.start);
        self.stage.map_or(text.to_owned(), |stage| format!("stage {stage} {}", text.trim_start_matches("the ")))
    }

    /// As the oracle reads it.
    pub(super) fn json(self) -> Value {
        json!({ "start": self.start, "stage": self.stage })
    }

    /// The event that records it, where lives do not record it anyway.
    pub(super) fn event(self) -> Option<&'static str> {
        STARTS.iter().find(|(name, ..)| *name == self.start).map(|(.., event)| *event)
    }
}
