//! Lives of complaints, drawn from a seed: a policy nobody wrote, a record of
//! everything that can happen, and the dates that follow. The product tells
//! them one way, the oracle in `tests/oracle/` another; `agree` compares.

mod agree;
mod clause;
mod clock;
mod draw;
mod draw_life;
mod draw_policy;
mod draw_rarer;
mod life;
mod limit;
mod oracle;
mod policy;
mod product;
mod start;
mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use agree::{Difference, agree};
pub(crate) use clause::{Clauses, wrong};
pub use life::{Event, Life};
pub use policy::Policy;

/// How many disagreements are printed whole.
const SHOWN: usize = 12;

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// Lives that were compared.
    pub lives: usize,
    /// Lives whose record both refused.
    pub senseless: usize,
    /// Lives in which they differ: each is a mistake of either.
    pub differ: usize,
    /// What differs, by the kind of date: `respond policy due_date`.
    pub kinds: BTreeMap<String, usize>,
    /// The first few, of each kind one, whole: policy, record, both answers.
    pub shown: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown.iter().try_for_each(|one| writeln!(f, "{one}"))?;
        writeln!(f, "{} lives, {} of them refused by both", self.lives, self.senseless)?;
        writeln!(f, "  {} differ", self.differ)?;
        self.kinds.iter().try_for_each(|(kind, count)| writeln!(f, "    {count} {kind}"))
    }
}

/// Draws so many policies and so many lives of each, and compares product and oracle.
#[must_use]
pub fn run(policies: u64, lives: u64, seed: u64) -> Report {
    let product = product::Product::new();
    let mut oracle = oracle::Oracle::start();
    let mut report = Report::default();
    for number in 0..policies {
        let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number));
        let policy = Policy::draw(&mut chance);
        let read = product.read(&policy.text());
        for _ in 0..lives {
            let life = Life::draw(&policy, &mut chance);
            let told = product.tell(&read, &life);
            let expected = oracle.ask(&product.question(&read, &policy, &life));
            report.lives += 1;
            report.senseless += usize::from(told.is_err() && expected.get("record_refused").is_some());
            let found = agree(&told, &expected);
            report.differ += usize::from(!found.is_empty());
            let kinds: BTreeSet<String> = found.iter().map(Difference::kind).collect();
            let new = kinds.iter().any(|kind| !report.kinds.contains_key(kind));
            kinds.into_iter().for_each(|kind| *report.kinds.entry(kind).or_default() += 1);
            if new && report.shown.len() < SHOWN {
                report.shown.push(whole(number, &policy, &life, &found));
            }
        }
    }
    report
}

/// A disagreement as a reader needs it: the policy's text, the record, each date that differs.
fn whole(number: u64, policy: &Policy, life: &Life, found: &[Difference]) -> String {
    let differences: Vec<String> = found.iter().map(|one| format!("  {one}")).collect();
    format!("policy {number}\n{}\n{life}\n{}\n", policy.facts(), differences.join("\n"))
}
