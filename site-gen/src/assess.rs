//! A landlord's words held against a code of practice, provision by provision.
//!
//! What was found, what speaks against it, and where: never that a provision is
//! met, which only a landlord can say and answer for. The draft is private; what
//! makes it a page is an approval, which [`approval`] reads.

use std::ops::Range;

use complaints::policy::code::{Code, Provision};
use complaints::words::problem::Severity;
use serde::Serialize;

pub(crate) mod approval;
mod checks;
pub(crate) mod document;
mod families;
pub(crate) mod for_readers;
pub(crate) mod kept;
pub(crate) mod reading;
mod search;
mod subject;
mod together;

pub(crate) use subject::{Beside, Subject};

/// One provision, and what was found about it.
#[derive(Debug, Clone)]
pub(crate) struct Row<'c> {
    pub(crate) provision: &'c Provision,
    pub(crate) found: Found,
}

/// What a landlord's words say about one provision.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// What speaks for it; where only a person can say, what they may begin with.
    pub(crate) evidence: Vec<Seen>,
    /// What speaks against it.
    pub(crate) against: Vec<Seen>,
}

/// A place of the words, and what a reader reads there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Seen {
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The words as they are printed; of a fact what it is called, and its value.
    pub(crate) says: String,
    /// The line of the page that prints it, where it was typed elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) printed_by: Option<At>,
    /// What the policy's page prints beside it of the law of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) update: Option<String>,
    /// It is a fact of the front matter, and no sentence.
    #[serde(skip)]
    pub(crate) is_fact: bool,
    /// Of a sentence of the policy, where it stands in its prose.
    #[serde(skip)]
    pub(crate) span: Option<Range<usize>>,
    /// The sentence that was found there, without the one before it.
    #[serde(skip)]
    pub(crate) found: Option<Range<usize>>,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct At {
    pub(crate) file: String,
    pub(crate) line: usize,
}

/// How a provision stands; never that it is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    /// Something speaks for it, and nothing was found against it.
    Evidence,
    /// Something speaks against it.
    Contradicted,
    /// It was looked for, and nothing was found.
    NoneFound,
    /// No program can look.
    ForAPerson,
}

impl Row<'_> {
    pub(crate) fn outcome(&self) -> Outcome {
        match (self.provision.looks_for, &self.found) {
            (_, found) if !found.against.is_empty() => Outcome::Contradicted,
            // Words can help a person to judge, and decide nothing.
            (None, _) => Outcome::ForAPerson,
            (_, found) if !found.evidence.is_empty() => Outcome::Evidence,
            (Some(_), _) => Outcome::NoneFound,
        }
    }
}

/// Every provision of a code, and what the landlord's words say about it.
pub(crate) fn rows<'c>(code: &'c Code, subject: &Subject<'_>) -> Vec<Row<'c>> {
    let told = subject.told_by_check();
    let row = |provision: &'c Provision| {
        let what = provision.looks_for.or(provision.leads);
        let mut found = what.map(|what| checks::look(what, subject)).unwrap_or_default();
        let broken = told.iter().filter(|problem| problem.severity != Severity::Advice);
        let broken = broken.filter(|problem| provision.rules.iter().any(|code| code == problem.rule.code));
        for seen in broken.filter_map(|problem| subject.told_at(problem.place)) {
            // A fact that was found already has its name there.
            let is_known = found.against.iter().any(|other| other.is_fact && seen.is_fact && other.line == seen.line);
            found.against.extend((!is_known).then_some(seen));
        }
        Row { provision, found }
    };
    let mut rows: Vec<Row<'c>> = code.provisions.iter().map(row).collect();
    together::nothing_both_ways(&mut rows, subject);
    rows.iter_mut().for_each(|row| together::in_order(&mut row.found, subject));
    rows
}

impl Found {
    /// Nothing either way.
    fn nothing() -> Self {
        Self::default()
    }

    fn evidence(evidence: impl IntoIterator<Item = Seen>) -> Self {
        Self { evidence: evidence.into_iter().collect(), against: Vec::new() }
    }

    fn against(against: impl IntoIterator<Item = Seen>) -> Self {
        Self { evidence: Vec::new(), against: against.into_iter().collect() }
    }

    /// Both findings together.
    fn and(mut self, more: Self) -> Self {
        self.evidence.extend(more.evidence);
        self.against.extend(more.against);
        self
    }
}
