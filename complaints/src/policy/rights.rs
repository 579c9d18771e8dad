//! What the law gives people beside a landlord's policy: `content/rights.yaml`.
//!
//! Statements only, each with its source and the day on which somebody read it.
//! What has a date of a case's own is a law, `policy::law`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::facts::Policy;
use super::vocabulary::{Registered, Scheme};
use crate::days::calendar::Nation;
use crate::policy::read::exact_date;
use crate::words::fields::{Fields, choice, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A page on which a right is told.
    pub enum RightsPage {
        /// What can I do now?
        Now = "now",
        /// Help and free advice.
        Help = "help",
        /// Help from outside.
        Ombudsman = "ombudsman",
        /// How the landlord is doing, and what it publishes.
        About = "about",
        /// How details are used.
        Privacy = "privacy",
        /// The receipt of a complaint in the right's circumstance.
        Receipt = "receipt",
    }
}

/// What the law gives people of some landlords.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Right {
    /// Its name: `damp-times`.
    pub id: String,
    /// For landlords of which nations.
    pub nations: Vec<Nation>,
    /// For landlords that stand so in the register; empty is all.
    pub registered: Vec<Registered>,
    /// What stands before it where the policy does not say how its landlord is registered; none: it is left out then.
    pub if_not_stated: Option<String>,
    /// For landlords of these schemes; empty is all.
    pub schemes: Vec<Scheme>,
    /// The first day on which it holds; none is before any policy.
    pub from: Option<NaiveDate>,
    /// The circumstance in which a receipt tells it.
    pub circumstance: Option<String>,
    /// It gives times in which a landlord must act on a danger in the home, damp or mould.
    pub times: bool,
    /// Where it is told.
    pub pages: Vec<RightsPage>,
    /// What people open to read it, such as `Damp or mould that could harm you`.
    pub title: String,
    /// Each a sentence or two.
    pub says: Vec<String>,
    /// Where it was read: the words of the link, and its address.
    pub source: (String, String),
    /// The day on which the source was read.
    pub checked_on: NaiveDate,
}

impl Right {
    /// Whether it is told to people of this landlord on a day.
    #[must_use]
    pub fn is_for(&self, policy: &Policy, on: NaiveDate) -> bool {
        let here = self.nations.contains(&policy.nation) || policy.nation == Nation::Uk && self.is_for_all_nations();
        let registered = match policy.registered {
            _ if self.registered.is_empty() => true,
            Some(own) => self.registered.contains(&own),
            None => self.if_not_stated.is_some(),
        };
        let scheme = self.schemes.is_empty() || self.schemes.contains(&policy.scheme);
        here && registered && scheme && self.from.is_none_or(|from| from <= on)
    }

    fn is_for_all_nations(&self) -> bool {
        [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland]
            .iter()
            .all(|nation| self.nations.contains(nation))
    }
}

/// Reads `rights.yaml`.
pub fn read(node: &Node, problems: &mut Problems<'_>) -> Vec<Right> {
    let Some(mut fields) = Fields::of(node, "this file", "`damp-times:` and its facts below it", problems) else {
        return Vec::new();
    };
    let entries = fields.each();
    entries.iter().filter_map(|entry| right(&entry.key, &entry.node, problems)).collect()
}

fn right(id: &str, node: &Node, problems: &mut Problems<'_>) -> Option<Right> {
    let mut fields = Fields::of(node, "a right", "`title: Damp or mould that could harm you`", problems)?;
    let f = &mut fields;
    let own = |t: &str| t.to_owned();
    let nations = f.texts("nations", "[england]", problems);
    let nations = nations.into_iter().filter_map(|(t, at)| choice(t, at, "nation", Nation::NAMES, problems)).collect();
    let registered = f.texts("registered", "[private, council]", problems);
    let registered = registered
        .into_iter()
        .filter_map(|(t, at)| choice(t, at, "way to be registered", Registered::NAMES, problems))
        .collect();
    let if_not_stated = f.text("if_not_stated", "If you rent a social home:", problems).map(own);
    let schemes = f.texts("schemes", "[housing-ombudsman]", problems);
    let schemes = schemes.into_iter().filter_map(|(t, at)| choice(t, at, "scheme", Scheme::NAMES, problems)).collect();
    let from = f.take("from").and_then(|n| day(n, "from", problems));
    let circumstance = f.text("circumstance", "data-protection", problems).map(own);
    let pages = f.texts("pages", "[now]", problems);
    let pages = pages.into_iter().filter_map(|(t, at)| choice(t, at, "page", RightsPage::NAMES, problems)).collect();
    let times = f.yes_or_no("times", problems);
    let title = f.required_text("title", "Damp or mould that could harm you", problems).map(own);
    let says = f.texts("says", "[Tell us about it.]", problems).into_iter().map(|(t, _)| own(t)).collect();
    let source = f.require("source", "{ title: GOV.UK, link: https://www.gov.uk/ }", problems);
    let source = source.and_then(|n| source_of(n, problems));
    // What else was read stands in the file for whoever checks it again.
    f.texts("confirmed_by", "[https://www.gov.uk/]", problems);
    let checked_on = f.require("checked_on", "2026-11-27", problems).and_then(|n| day(n, "checked_on", problems));
    fields.finish(problems);
    Some(Right {
        id: id.to_owned(),
        nations,
        registered,
        if_not_stated,
        schemes,
        from,
        circumstance,
        times,
        pages,
        title: title?,
        says,
        source: source?,
        checked_on: checked_on?,
    })
}

fn source_of(node: &Node, problems: &mut Problems<'_>) -> Option<(String, String)> {
    let mut fields = Fields::of(node, "source", "`title:` and `link:`", problems)?;
    let title = fields.required_text("title", "GOV.UK: guidance", problems).map(str::to_owned);
    let link = fields.required_text("link", "https://www.gov.uk/", problems).map(str::to_owned);
    fields.finish(problems);
    Some((title?, link?))
}

fn day(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    exact_date(text(node, key, "2026-11-27", problems)?, node.at, key, problems)
}
