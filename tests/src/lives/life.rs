//! One life: what happened, which circumstances hold, when somebody asks. In
//! the words of a record, and as JSON for the oracle.

use std::fmt;

use chrono::NaiveDate;
use serde_json::{Value, json};

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    pub(super) kind: &'static str,
    pub(super) stage: Option<u8>,
    /// `2026-12-24`, `2026-12-24T10:00`, or RFC 3339.
    pub(super) at: String,
    pub(super) until: Option<NaiveDate>,
    pub(super) reason: bool,
    /// The circumstance that was found or has ended.
    pub(super) id: Option<&'static str>,
    /// Struck out again: it did not happen.
    pub(super) struck: bool,
}

/// A case of one policy.
#[derive(Debug, Clone)]
pub struct Life {
    /// As recorded, which is not always the order in which it happened.
    pub(super) events: Vec<Event>,
    /// The circumstances that the form named.
    pub(super) when: Vec<&'static str>,
    pub(super) now: String,
}

/// `extension-agreed@1=2027-01-05,until=2027-01-20,reason=a visit`
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        self.stage.iter().try_for_each(|stage| write!(f, "@{stage}"))?;
        write!(f, "={}", self.at)?;
        self.until.iter().try_for_each(|until| write!(f, ",until={until}"))?;
        self.id.iter().try_for_each(|id| write!(f, ",id={id}"))?;
        f.write_str(if self.reason { ",reason=a visit" } else { "" })
    }
}

impl fmt::Display for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |event: &Event| if event.struck { format!("[struck: {event}]") } else { event.to_string() };
        let events: Vec<String> = self.events.iter().map(told).collect();
        write!(f, "{} | when={} | now={}", events.join(" | "), self.when.join("+"), self.now)
    }
}

impl Event {
    /// The event as the oracle reads it.
    fn json(&self) -> Value {
        json!({
            "kind": self.kind, "stage": self.stage, "at": self.at, "until": self.until.map(|day| day.to_string()),
            "reason": self.reason.then_some("a visit"), "id": self.id, "struck": self.struck,
        })
    }
}

impl Life {
    /// What counts of the record.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| !event.struck)
    }

    /// The record as the oracle reads it.
    pub(super) fn json(&self) -> Value {
        self.events.iter().map(Event::json).collect()
    }
}
