//! Facts about bodies outside the landlord: ombudsmen, emergency lines, advice.
//!
//! They live once, in `content/ombudsmen.yaml` and `content/emergencies.yaml`,
//! each with the day on which somebody checked them and where.

mod ombudsman;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::calendar::Nation;
use crate::days::clock::{Fact, Step};
use crate::policy::contact;
use crate::policy::read::{contacts as read_contacts, exact_date};
use crate::policy::shorthand::limit_fact;
use crate::policy::vocabulary::ContactKind;
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

pub use super::body::{Body, Was, WasKind};
pub use ombudsman::{For, Outside};

/// A line to call, text or visit when somebody is in danger or needs advice.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HelpLine {
    /// Who it is for, or who answers.
    pub who: String,
    /// When to call and what to say, in a sentence.
    pub say: String,
    /// The telephone number, as people dial it.
    pub number: Option<String>,
    /// The address of its page, with `https://`.
    pub web: Option<String>,
    /// In which nations; empty is everywhere.
    pub nations: Vec<Nation>,
    /// The day on which number and page were compared with their source.
    pub checked_on: Option<NaiveDate>,
}

/// Where somebody in danger or in doubt finds help outside the landlord.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Help {
    /// Lines for somebody in danger now, such as 999.
    pub lines: Vec<HelpLine>,
    /// Free advice on housing and on complaining.
    pub advice: Vec<HelpLine>,
}

impl HelpLine {
    /// Whether it serves people of a landlord in `nation`.
    #[must_use]
    pub fn serves(&self, nation: Nation) -> bool {
        super::body::serve(&self.nations, nation)
    }
}

/// The key `nations`: in which it is of use.
fn nations(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Vec<Nation> {
    let typed = fields.texts("nations", "[england]", problems);
    typed.into_iter().filter_map(|(t, at)| choice(t, at, "nation", Nation::NAMES, problems)).collect()
}

/// Reads `ombudsmen.yaml`: every body by its id.
pub fn bodies(node: &Node, problems: &mut Problems<'_>) -> BTreeMap<String, Body> {
    let Some(mut fields) = Fields::of(node, "this file", "`housing-ombudsman:` and its facts below it", problems)
    else {
        return BTreeMap::new();
    };
    let entries = fields.each();
    entries.iter().filter_map(|e| body(&e.key, &e.node, problems).map(|b| (e.key.clone(), b))).collect()
}

fn body(id: &str, node: &Node, problems: &mut Problems<'_>) -> Option<Body> {
    let mut fields = Fields::of(node, "a body", "`name: Housing Ombudsman`", problems)?;
    let f = &mut fields;
    let own = |t: &str| t.to_owned();
    let name = f.required_text("name", "Housing Ombudsman", problems).map(own);
    let about = f.required_text("about", "It is free and independent.", problems).map(own);
    let who = f.required_text("who", "Tenants and leaseholders.", problems).map(own);
    let when_help = f.text("when_help", "At any time.", problems).map(own);
    let presses = f.yes_or_no("presses", problems);
    let when_investigate = f.text("when_investigate", "After our final answer.", problems).map(own);
    let limit =
        f.take("time_limit").map_or(Fact::NotStated, |n| limit_fact(n, Step::Ombudsman, "time_limit", problems));
    let time_limit = f.text("time_limit_words", "Go before 12 months have passed.", problems).map(own);
    let contacts = f.take("contacts").map(|n| contacts(n, problems)).unwrap_or_default();
    let was = f.take("was").map(|n| items(n).filter_map(|n| was(n, problems)).collect()).unwrap_or_default();
    let nations = nations(f, problems);
    f.text("bsl", "https://example.org/bsl", problems);
    let checked_on = f.require("checked_on", "2026-11-21", problems);
    let sources = f.texts("sources", "[the body's own page]", problems).into_iter().map(|(t, _)| own(t)).collect();
    fields.finish(problems);
    let checked_on = checked_on.and_then(|n| day(n, "checked_on", problems));
    Some(Body {
        id: id.to_owned(),
        // What is missing has been told of: the body is known all the same.
        name: name.unwrap_or_else(|| id.to_owned()),
        about: about.unwrap_or_default(),
        who: Some(who.unwrap_or_default()),
        when_help,
        presses,
        when_investigate,
        time_limit,
        limit,
        contacts,
        nations,
        was,
        checked_on,
        sources,
    })
}

/// A day such as `2026-11-21`.
fn day(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    exact_date(text(node, key, "2026-11-21", problems)?, node.at, key, problems)
}

/// A name or a contact that has ended, with its last day and where that was read.
fn was(node: &Node, problems: &mut Problems<'_>) -> Option<Was> {
    const EXAMPLE: &str = "`- { post: \"1 Old Street, Oldtown\" }`";
    let mut fields = Fields::of(node, "was", EXAMPLE, problems)?;
    let until = fields.take("until").and_then(|n| day(n, "until", problems));
    fields.text("source", "the place it was read", problems);
    let found =
        WasKind::NAMES.iter().find_map(|(name, kind)| Some((*kind, fields.text(name, "1 Old Street", problems)?)));
    let found = found.map(|(kind, value)| Was { kind, value: value.to_owned(), until });
    fields.finish(problems);
    if found.is_none() {
        problems.error(&rules::MISSING_KEY, node.at, "was: nothing here says what has ended", EXAMPLE);
    }
    found
}

fn contacts(node: &Node, problems: &mut Problems<'_>) -> Vec<(&'static str, String)> {
    let Some(mut fields) = Fields::of(node, "contacts", "`phone: 0300 111 3000`", problems) else { return Vec::new() };
    let found = read_contacts(&mut fields, problems);
    fields.finish(problems);
    let lines = |kind: ContactKind| -> Vec<&str> {
        found.iter().filter(|(of, _)| *of == kind).map(|(_, line)| line.as_str()).collect()
    };
    let kinds = ContactKind::ALL.into_iter().filter(|kind| !lines(*kind).is_empty());
    kinds.map(|kind| (kind.name(), lines(kind).join("; "))).collect()
}

/// Reads `emergencies.yaml`: the lines for danger and the advice.
pub fn help(node: &Node, problems: &mut Problems<'_>) -> Help {
    let Some(mut fields) = Fields::of(node, "this file", "`lines:` and `advice:`", problems) else {
        return Help::default();
    };
    let checked_on = checked_on(&mut fields, problems);
    fields.texts("sources", "[the service's own page]", problems);
    let lines = fields.require("lines", "\n  - who: Anyone in danger", problems);
    let lines: Vec<HelpLine> =
        lines.map(|n| items(n).filter_map(|n| line(n, "who", "say", problems)).collect()).unwrap_or_default();
    // The day at the top is that of every line for danger.
    let lines = lines.into_iter().map(|line| HelpLine { checked_on: line.checked_on.or(checked_on), ..line }).collect();
    let advice = fields.take("advice");
    let advice =
        advice.map(|n| items(n).filter_map(|n| line(n, "name", "about", problems)).collect()).unwrap_or_default();
    fields.finish(problems);
    Help { lines, advice }
}

fn line(node: &Node, who: &'static str, say: &'static str, problems: &mut Problems<'_>) -> Option<HelpLine> {
    let mut fields = Fields::of(node, "a line", "`- who: Anyone in danger`", problems)?;
    let who = fields.required_text(who, "Shelter", problems).map(str::to_owned);
    let say = fields.required_text(say, "Call 999.", problems).map(str::to_owned);
    let number = number(&mut fields, "number", problems).or_else(|| number(&mut fields, "phone", problems));
    let web = fields.text("web", "https://example.org", problems).map(str::to_owned);
    let nations = nations(&mut fields, problems);
    let checked_on = checked_on(&mut fields, problems);
    fields.finish(problems);
    Some(HelpLine { who: who?, say: say?, number, web, nations, checked_on })
}

/// The key `checked_on`: the day on which somebody compared the facts with their source.
fn checked_on(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    day(fields.take("checked_on")?, "checked_on", problems)
}

/// A number under `key`, as it is dialled.
fn number(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems<'_>) -> Option<String> {
    let node = fields.take(key)?;
    let typed = text(node, key, "0808 800 4444", problems)?;
    if let Some(wrong) = contact::mistake(ContactKind::Phone, key, typed) {
        problems.error(&rules::IMPOSSIBLE_CONTACT, node.at, wrong.found, wrong.write);
    }
    Some(typed.to_owned())
}
