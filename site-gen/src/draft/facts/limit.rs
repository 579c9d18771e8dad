//! One limit as the facts of a policy have it on one line.

use complaints::days::period::Period;

/// A limit, as far as the words give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// `about`, `usually` or `up to`, where the words say so.
    pub firmness: Option<&'static str>,
    /// How long.
    pub period: Period,
    /// It counts on from the day on which the answer was due.
    pub is_more: bool,
    /// Nothing stretches it.
    pub in_total: bool,
    /// From when, where the words say so.
    pub from: Option<&'static str>,
    /// The exception, in the document's words.
    pub unless: Option<String>,
}

impl Limit {
    /// Whether the two give one time, from one start as far as both name one.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let starts = self.from.is_none() || other.from.is_none() || self.from == other.from;
        self.period == other.period && self.is_more == other.is_more && self.in_total == other.in_total && starts
    }

    /// On one line, without its section.
    #[must_use]
    pub fn written(&self) -> String {
        let mut out = String::new();
        if let Some(firmness) = self.firmness {
            out.push_str(&format!("{firmness} "));
        }
        let period = self.period.to_string();
        match period.split_once(' ').filter(|_| self.is_more) {
            Some((count, unit)) => out.push_str(&format!("{count} more {unit}")),
            None => out.push_str(&period),
        }
        if self.in_total {
            out.push_str(" in total");
        }
        if let Some(from) = self.from {
            out.push_str(&format!(" from {from}"));
        }
        if let Some(unless) = &self.unless {
            out.push_str(&format!(", unless {unless}"));
        }
        out
    }
}
