//! A code of practice for handling complaints, provision by provision: `content/code/*.yaml`.
//!
//! What each asks, where that was read, and what can be looked for in a
//! landlord's words. How it is looked for is the generator's; nothing here says
//! that a provision is met.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::read::exact_date;
use super::vocabulary::Scheme;
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

mod looks_for;
mod words;

pub use looks_for::LooksFor;
pub use words::{CodeWords, FACTS};

/// A code as it stands from one day on until the next file's.
#[derive(Debug, Clone)]
pub struct Code {
    /// The stem of its file, such as `housing-ombudsman-2024`.
    pub id: String,
    /// Whose scheme it is of: it binds the landlords of that scheme alone.
    pub scheme: Scheme,
    /// What it is called: `Complaint Handling Code`.
    pub name: String,
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// Where the wording that counts is published.
    pub link: String,
    /// The day on which the provisions were compared with their sources.
    pub checked_on: NaiveDate,
    /// The sentences round the provisions.
    pub words: CodeWords,
    /// In the order of the code.
    pub provisions: Vec<Provision>,
}

/// One provision, in plain words of our own.
#[derive(Debug, Clone)]
pub struct Provision {
    /// As the code numbers it: `6.2`, or `9.5–9.7` for some that belong together.
    pub number: String,
    /// The part of the code that it stands in: `The two stages`.
    pub part: String,
    /// What it asks of a landlord.
    pub asks: String,
    /// What to look for in a landlord's words; none where only a person can say.
    pub looks_for: Option<LooksFor>,
    /// What to look for where only a person can say: something to begin with.
    pub leads: Option<LooksFor>,
    /// The rules of `check` that find what speaks against it.
    pub rules: Vec<String>,
    /// What stands before that, in place of the general sentence.
    pub against: Option<String>,
    /// What is left for a person to say.
    pub ask: Option<String>,
    /// It was read in one source at least.
    pub is_confirmed: bool,
    /// Its numbers in older codes.
    pub was: Vec<String>,
}

/// Reads one code; `id` is the stem of its file.
pub fn read(id: &str, node: &Node, problems: &mut Problems<'_>) -> Option<Code> {
    let mut fields = Fields::of(node, "a code", "`scheme: housing-ombudsman`", problems)?;
    let f = &mut fields;
    let own = |t: &str| t.to_owned();
    let scheme = f.require("scheme", "housing-ombudsman", problems);
    let name = f.required_text("name", "Complaint Handling Code", problems).map(own);
    let from = f.require("from", "\"2024-04-01\"", problems).and_then(|n| day(n, "from", problems));
    let link = f.required_text("link", "https://example.org/code", problems).map(own);
    let checked = f.require("checked_on", "\"2026-11-27\"", problems).and_then(|n| day(n, "checked_on", problems));
    let sources = f.require("sources", "\n  code: https://example.org/code", problems);
    let words = f.require("words", "\n  title: How {landlord} measures up", problems);
    let provisions = f.require("provisions", "\n  - number: \"1.2\"", problems);
    fields.finish(problems);
    let scheme = scheme.and_then(|n| {
        let typed = text(n, "scheme", "housing-ombudsman", problems)?;
        choice(typed, n.at, "scheme", Scheme::NAMES, problems)
    });
    let sources = sources.map(|n| named(n, problems)).unwrap_or_default();
    let words = words.and_then(|n| words::read(n, problems));
    let provisions: Vec<Provision> =
        provisions.map(|n| items(n).filter_map(|n| provision(n, &sources, problems)).collect()).unwrap_or_default();
    Some(Code {
        id: id.to_owned(),
        scheme: scheme?,
        name: name?,
        from: from?,
        link: link?,
        checked_on: checked?,
        words: words?,
        provisions,
    })
}

/// The sources, each by the name that provisions give it.
fn named(node: &Node, problems: &mut Problems<'_>) -> BTreeMap<String, String> {
    let Some(mut fields) = Fields::of(node, "sources", "`code: https://example.org/code`", problems) else {
        return BTreeMap::new();
    };
    let each = fields.each().iter();
    each.filter_map(|e| Some((e.key.clone(), text(&e.node, &e.key, "https://example.org", problems)?.to_owned())))
        .collect()
}

fn provision(node: &Node, sources: &BTreeMap<String, String>, problems: &mut Problems<'_>) -> Option<Provision> {
    let mut fields = Fields::of(node, "a provision", "`- number: \"1.2\"`", problems)?;
    let f = &mut fields;
    let own = |t: &str| t.to_owned();
    let number = f.required_text("number", "\"1.2\"", problems).map(own);
    let part = f.required_text("part", "What a complaint is", problems).map(own);
    let asks = f.required_text("asks", "Say within 5 working days that you have it.", problems).map(own);
    let mut thing = |key: &'static str| {
        let node = f.take(key)?;
        let typed = text(node, key, "two stages", problems)?;
        choice(typed, node.at, "thing to look for", LooksFor::NAMES, problems)
    };
    let (looks_for, leads) = (thing("looks_for"), thing("leads"));
    let texts = |found: Vec<(&str, _)>| found.into_iter().map(|(t, _)| own(t)).collect::<Vec<_>>();
    let broken_rules = texts(f.texts("rules", "[R041]", problems));
    let against = f.text("against", "This ends later than it may", problems).map(own);
    let ask = f.text("ask", "Who looks at it?", problems).map(own);
    let seen_in = f.texts("seen_in", "[code]", problems);
    let was = texts(f.texts("was", "[\"5.8\"]", problems));
    fields.finish(problems);
    for (source, at) in seen_in.iter().filter(|(source, _)| !sources.contains_key(*source)) {
        let found = format!("\"{source}\" is not among the sources of this file");
        let known = sources.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        problems.error(&rules::UNKNOWN_VALUE, *at, found, format!("one of: {known}"));
    }
    if looks_for.is_none() && ask.is_none() {
        let found = "nothing says who looks at this provision: no program, and no person";
        problems.error(&rules::MISSING_KEY, node.at, found, "`ask: Who looks at it?`, for a person");
    }
    let is_confirmed = !seen_in.is_empty();
    let rules = broken_rules;
    Some(Provision {
        number: number?,
        part: part?,
        asks: asks?,
        looks_for,
        leads,
        rules,
        against,
        ask,
        is_confirmed,
        was,
    })
}

fn day(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    exact_date(text(node, key, "\"2026-11-27\"", problems)?, node.at, key, problems)
}
