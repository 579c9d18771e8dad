//! Bodies, schemes and laws that are no more: `content/ended.yaml`.
//!
//! Old policies still name them. Authors are told what took their place, and no
//! page shows them. A name or a contact of a body that goes on stands with that
//! body, in `outside`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::body::serve;
use crate::days::calendar::Nation;
use crate::policy::read::exact_date;
use crate::words::fields::{Fields, choice, text};
use crate::words::located::Node;
use crate::words::problem::Problems;

/// A body, a scheme or a law that has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// As old policies call it: `Tenant Services Authority`. The first is its own name.
    pub names: Vec<String>,
    /// What took its place, as an author can write it.
    pub today: String,
    /// Its last day; none where that day was not found.
    pub until: Option<NaiveDate>,
    /// For landlords of which nations it has ended; empty is all.
    pub nations: Vec<Nation>,
}

impl Ended {
    /// Whether it is no more for a landlord in `nation`, on a day.
    #[must_use]
    pub fn has_ended(&self, nation: Nation, on: NaiveDate) -> bool {
        // A landlord of all nations may mean one in which it goes on.
        let here = if nation == Nation::Uk { self.nations.is_empty() } else { serve(&self.nations, nation) };
        here && self.until.is_none_or(|until| until < on)
    }
}

/// Reads `ended.yaml`.
pub fn read(node: &Node, problems: &mut Problems<'_>) -> Vec<Ended> {
    let Some(mut fields) = Fields::of(node, "this file", "`old-regulator:` and its facts below it", problems) else {
        return Vec::new();
    };
    let entries = fields.each();
    entries.iter().filter_map(|entry| ended(&entry.node, problems)).collect()
}

fn ended(node: &Node, problems: &mut Problems<'_>) -> Option<Ended> {
    let mut fields = Fields::of(node, "what has ended", "`names: [Tenant Services Authority]`", problems)?;
    let f = &mut fields;
    f.require("names", "[Tenant Services Authority]", problems);
    let names = f.texts("names", "[Tenant Services Authority]", problems);
    let names = names.into_iter().map(|(name, _)| name.to_owned()).collect();
    let today = f.required_text("today", "Regulator of Social Housing", problems).map(str::to_owned);
    let until =
        f.take("until").and_then(|n| exact_date(text(n, "until", "2012-03-31", problems)?, n.at, "until", problems));
    let nations = f.texts("nations", "[england]", problems);
    let nations = nations.into_iter().filter_map(|(t, at)| choice(t, at, "nation", Nation::NAMES, problems)).collect();
    // Where it was read, for whoever checks it again.
    f.required_text("source", "https://www.legislation.gov.uk/", problems);
    fields.finish(problems);
    Some(Ended { names, today: today?, until, nations })
}
