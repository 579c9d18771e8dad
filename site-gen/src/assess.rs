//! A landlord's words held against a code of practice, provision by provision.
//!
//! What was found, what speaks against it, and where: never that a provision is
//! met, which only a landlord can say and answer for. The draft is private; what
//! makes it a page is an approval, which [`approval`] reads.

use complaints::policy::code::{Code, Provision};
use complaints::words::problem::Severity;
use serde::Serialize;

pub(crate) mod approval;
mod checks;
pub(crate) mod document;
pub(crate) mod for_readers;
pub(crate) mod kept;
mod subject;

pub(crate) use subject::Subject;

/// One provision, and what was found about it.
#[derive(Debug, Clone)]
pub(crate) struct Row<'c> {
    pub(crate) provision: &'c Provision,
    pub(crate) found: Found,
}

/// What a landlord's words say about one provision.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// What speaks for it.
    pub(crate) evidence: Vec<Seen>,
    /// What speaks against it.
    pub(crate) against: Vec<Seen>,
}

/// A line of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Seen {
    pub(crate) file: String,
    pub(crate) line: usize,
    /// What stands there, as typed.
    pub(crate) says: String,
    /// It is a fact of the front matter, and no sentence.
    #[serde(skip)]
    pub(crate) is_fact: bool,
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
            (_, found) if !found.evidence.is_empty() => Outcome::Evidence,
            (None, _) => Outcome::ForAPerson,
            (Some(_), _) => Outcome::NoneFound,
        }
    }
}

/// Every provision of a code, and what the landlord's words say about it.
pub(crate) fn rows<'c>(code: &'c Code, subject: &Subject<'_>) -> Vec<Row<'c>> {
    let told = subject.told_by_check();
    let row = |provision: &'c Provision| {
        let mut found = provision.looks_for.map(|what| checks::look(what, subject)).unwrap_or_default();
        let broken = told.iter().filter(|problem| problem.severity != Severity::Advice);
        let broken = broken.filter(|problem| provision.rules.iter().any(|code| code == problem.rule.code));
        found.against.extend(broken.map(|problem| subject.line(problem.place.line)));
        Row { provision, found: found.in_order() }
    };
    code.provisions.iter().map(row).collect()
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

    /// Each place once, and one that speaks against it not for it as well.
    fn in_order(mut self) -> Self {
        for seen in [&mut self.against, &mut self.evidence] {
            seen.sort_by(|a, b| {
                (a.file.contains("content/"), &a.file, a.line).cmp(&(b.file.contains("content/"), &b.file, b.line))
            });
            // Two sentences of one line are cited together.
            seen.dedup_by(|later, earlier| {
                let same = (&later.file, later.line) == (&earlier.file, earlier.line);
                if same && !later.is_fact && !earlier.is_fact && !earlier.says.contains(&later.says) {
                    earlier.says.push_str(" … ");
                    earlier.says.push_str(&later.says);
                }
                same
            });
        }
        let against = &self.against;
        self.evidence.retain(|seen| !against.iter().any(|other| (&other.file, other.line) == (&seen.file, seen.line)));
        self
    }
}
