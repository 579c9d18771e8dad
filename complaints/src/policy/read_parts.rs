//! The parts of a policy's front matter that are mappings of their own.

use super::read::{exact_date, take_text};
use super::vocabulary::{ContactKind, LateRequest, Says};
use super::{Circumstance, Closed, Dated, DesignatedPersons, Exclusion, Hold, Outside, Panel, Report, Stage, Update};
use crate::days::approximate::{Approximate, Reading, read};
use crate::days::clock::{Cited, Fact, Limit, Step};
use crate::policy::shorthand::{cited, clocks, fact, limit_fact, split_section};
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::Problems;

pub(super) fn stages(node: &Node, problems: &mut Problems<'_>) -> Vec<Stage> {
    match &node.value {
        Value::List(list) => list.iter().filter_map(|n| stage(n, problems)).collect(),
        Value::Map(_) | Value::Text(_) => {
            problems.error(
                node.at,
                "`stages` is not a list",
                "a hyphen before each stage, such as `  - name: Stage 1`",
            );
            Vec::new()
        }
    }
}

fn stage(node: &Node, problems: &mut Problems<'_>) -> Option<Stage> {
    let mut fields = Fields::of(node, "a stage", "`- name: Stage 1`", problems)?;
    let f = &mut fields;
    let stage = Stage {
        name: f
            .require("name", "Stage 1", problems)
            .map_or(Fact::NotStated, |n| crate::policy::shorthand::text_fact(n, "name", "Stage 1", problems)),
        acknowledge: f
            .take("acknowledge")
            .map(|n| clocks(n, Step::Acknowledge, "acknowledge", problems))
            .unwrap_or_default(),
        acknowledge_says: f.take("acknowledge_says").map(|n| says(n, problems)).unwrap_or_default(),
        respond: f
            .require("respond", "10 working days from receipt (4.5)` or `respond: not stated", problems)
            .map(|n| clocks(n, Step::Respond, "respond", problems))
            .unwrap_or_default(),
        hearing: f.take("hearing").map(|n| clocks(n, Step::Hearing, "hearing", problems)).unwrap_or_default(),
        hold: f.take("hold").and_then(|n| hold(n, problems)),
        extend: take_limit(f, "extend", Step::Respond, problems),
        pause: take_text(f, "pause", "we wait for something from you (6.8)", problems),
        escalate: take_limit(f, "escalate", Step::Escalate, problems),
        escalate_after: take_text(f, "escalate_after", "we treat it as a new complaint", problems),
        late_request: f.take("late_request").and_then(|n| late_request(n, problems)),
        escalate_reasons: take_text(f, "escalate_reasons", "we need to know why (7.2.1)", problems),
        reopen: take_limit(f, "reopen", Step::Reopen, problems),
        offer: take_limit(f, "offer", Step::AcceptOffer, problems),
        answered_by: take_text(f, "answered_by", "the officer for that service (3b)", problems),
        not_by: take_text(f, "not_by", "anyone named in the complaint", problems),
        skip: take_text(f, "skip", "it is too complicated for this stage", problems),
        about: take_text(f, "about", "a manager looks at it", problems),
        at: node.at,
    };
    fields.finish(problems);
    Some(stage)
}

fn take_limit(fields: &mut Fields<'_>, key: &'static str, step: Step, problems: &mut Problems<'_>) -> Fact<Limit> {
    fields.take(key).map_or(Fact::NotStated, |n| limit_fact(n, step, key, problems))
}

fn hold(node: &Node, problems: &mut Problems<'_>) -> Option<Hold> {
    let mut fields = Fields::of(node, "hold", "`send: 5 working days from receipt (4.5)`", problems)?;
    let hold = Hold {
        send: fields.take("send").map(|n| clocks(n, Step::Hold, "send", problems)).unwrap_or_default(),
        new_target: fields
            .take("new_target")
            .map(|n| clocks(n, Step::Respond, "new_target", problems))
            .unwrap_or_default(),
        because: take_text(&mut fields, "because", "the complaint is complex", problems),
    };
    fields.finish(problems);
    Some(hold)
}

fn late_request(node: &Node, problems: &mut Problems<'_>) -> Option<Cited<LateRequest>> {
    let cited = cited(text(node, "late_request", "new complaint", problems)?, node.at);
    let value = choice(&cited.value, node.at, "way to treat a late request", LateRequest::NAMES, problems)?;
    Some(Cited { value, section: cited.section, at: node.at })
}

fn says(node: &Node, problems: &mut Problems<'_>) -> Vec<Cited<Says>> {
    cited_list(node, "acknowledge_says", "who deals with it", problems)
        .into_iter()
        .filter_map(|c| {
            let value = choice(&c.value, c.at, "part of an acknowledgement", Says::NAMES, problems)?;
            Some(Cited { value, section: c.section, at: c.at })
        })
        .collect()
}

/// A list of texts, each with its section; `section:` and `list:` give them one section together.
pub(super) fn cited_list(node: &Node, key: &str, example: &str, problems: &mut Problems<'_>) -> Vec<Cited<String>> {
    if let Value::Map(_) = &node.value {
        let Some(mut fields) = Fields::of(node, key, example, problems) else { return Vec::new() };
        let section = fields.text("section", "\"4.4\"", problems).map(str::to_owned);
        let list = fields.require("list", &format!("[{example}]"), problems);
        fields.finish(problems);
        let list = list.map(|n| cited_list(n, key, example, problems)).unwrap_or_default();
        return list.into_iter().map(|c| Cited { section: c.section.or_else(|| section.clone()), ..c }).collect();
    }
    items(node).filter_map(|n| text(n, key, example, problems).map(|t| cited(t, n.at))).collect()
}

pub(super) fn approximate(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Approximate>> {
    let typed = text(node, key, "January 2027", problems)?;
    if typed.eq_ignore_ascii_case("not stated") {
        return None;
    }
    let (date, section) = split_section(typed);
    match read(date) {
        Reading::Date(value) => Some(Cited { value, section: section.map(str::to_owned), at: node.at }),
        Reading::Impossible(_) | Reading::Words => {
            problems.error(
                node.at,
                format!("{key}: \"{date}\" is not a date"),
                "a date as exact as you have it: `6 June 2022`, `January 2014`, `Summer 2016` or `2016`",
            );
            None
        }
    }
}

pub(super) fn dated(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<Dated> {
    if let Value::Text(_) = node.value {
        let text = text(node, key, "We are reviewing this policy.", problems)?;
        return Some(Dated { text: text.to_owned(), until: None });
    }
    let mut fields = Fields::of(node, key, "`text: …`", problems)?;
    let text = fields.required_text("text", "We are reviewing this policy.", problems).map(str::to_owned);
    let until = fields.take("until");
    fields.finish(problems);
    let until = until
        .and_then(|n| crate::words::fields::text(n, "until", "31 March 2027", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| exact_date(t, at, "until", problems));
    Some(Dated { text: text?, until })
}

pub(super) fn contacts_fact(node: &Node, problems: &mut Problems<'_>) -> Fact<Vec<(ContactKind, String)>> {
    fact(node, "contacts", "not stated", problems, |n, p| {
        let mut fields = Fields::of(n, "contacts", "`phone: 01632 960 001`, or `contacts: not stated`", p)?;
        let section = fields.text("section", "\"4.4\"", p).map(str::to_owned);
        let value = contacts(&mut fields, p);
        fields.finish(p);
        Some(Cited { value, section, at: n.at })
    })
}

fn contacts(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Vec<(ContactKind, String)> {
    let mut found = Vec::new();
    for (name, kind) in ContactKind::NAMES {
        let Some(node) = fields.take(name) else { continue };
        let Some(typed) = text(node, name, "01632 960 001", problems) else { continue };
        if typed.eq_ignore_ascii_case("not stated") {
            continue;
        }
        if *kind == ContactKind::Email && !looks_like_email(typed) {
            problems.error(
                node.at,
                format!("{name}: \"{typed}\" is not an e-mail address"),
                "an address such as complaints@example.org",
            );
            continue;
        }
        found.push((*kind, typed.to_owned()));
    }
    found
}

fn looks_like_email(typed: &str) -> bool {
    typed.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
        && !typed.contains(char::is_whitespace)
}

pub(super) fn closed(node: &Node, problems: &mut Problems<'_>) -> Option<Closed> {
    let mut fields = Fields::of(node, "closed", "`- from: 24 December 2026`", problems)?;
    let first = fields.require("from", "24 December 2026", problems);
    let last = fields.take("to");
    let why = fields.required_text("why", "our offices are closed", problems).map(str::to_owned);
    fields.finish(problems);
    let day = |node: Option<&Node>, key: &str, problems: &mut Problems<'_>| {
        let node = node?;
        let typed = text(node, key, "24 December 2026", problems)?;
        exact_date(typed, node.at, key, problems)
    };
    let first = day(first, "from", problems)?;
    let last = if last.is_some() { day(last, "to", problems)? } else { first };
    if last < first {
        problems.error(node.at, "these closure days end before they start", "`from:` the first day and `to:` the last");
        return None;
    }
    Some(Closed { first, last, why: why? })
}

pub(super) fn circumstances(node: &Node, problems: &mut Problems<'_>) -> Vec<Circumstance> {
    let Some(mut fields) = Fields::of(node, "circumstances", "`damp: damp or mould in your home`", problems) else {
        return Vec::new();
    };
    fields
        .each()
        .iter()
        .filter_map(|entry| {
            let words = text(&entry.node, &entry.key, "damp or mould in your home", problems)?;
            Some(Circumstance { id: entry.key.clone(), words: words.to_owned() })
        })
        .collect()
}

pub(super) fn outside(node: &Node, problems: &mut Problems<'_>) -> Option<Outside> {
    if let Value::Text(_) = node.value {
        let id = text(node, "ombudsman", "housing-ombudsman", problems)?;
        return Some(Outside { id: id.to_owned(), only: None, at: node.at });
    }
    let mut fields = Fields::of(node, "ombudsman", "`- body: housing-ombudsman`", problems)?;
    let id = fields.required_text("body", "housing-ombudsman", problems).map(str::to_owned);
    let only = fields.take("only").and_then(|n| text(n, "only", "tenants", problems).map(|t| cited(t, n.at)));
    fields.finish(problems);
    Some(Outside { id: id?, only, at: node.at })
}

pub(super) fn designated_persons(node: &Node, problems: &mut Problems<'_>) -> Option<DesignatedPersons> {
    if matches!(&node.value, Value::Text(t) if t.eq_ignore_ascii_case("not stated")) {
        return None;
    }
    let mut fields = Fields::of(node, "designated_persons", "`wait: 8 weeks from the response (4)`", problems)?;
    let value = DesignatedPersons {
        wait: take_limit(&mut fields, "wait", Step::Ombudsman, problems),
        who: take_text(&mut fields, "who", "an MP, a councillor or a tenant panel (4)", problems),
        in_writing: fields.yes_or_no("in_writing", problems),
    };
    fields.finish(problems);
    Some(value)
}

pub(super) fn panel(node: &Node, problems: &mut Problems<'_>) -> Option<Panel> {
    if matches!(&node.value, Value::Text(t) if t.eq_ignore_ascii_case("not stated")) {
        return None;
    }
    let mut fields = Fields::of(node, "panel", "`name: Tenant Complaints Panel`", problems)?;
    let name = fields.required_text("name", "Tenant Complaints Panel", problems).map(str::to_owned);
    let section = fields.text("section", "\"Stage Two\"", problems).map(str::to_owned);
    let contacts = contacts(&mut fields, problems);
    fields.finish(problems);
    Some(Panel { name: name?, contacts, section })
}

pub(super) fn exclusion(node: &Node, problems: &mut Problems<'_>) -> Option<Exclusion> {
    if let Value::Text(_) = node.value {
        let about = text(node, "exclusions", "matters in court (3.1.5)", problems)?;
        return Some(Exclusion { about: cited(about, node.at), instead: None });
    }
    let mut fields = Fields::of(node, "an exclusion", "`- about: matters in court (3.1.5)`", problems)?;
    let about = fields.required_text("about", "matters in court (3.1.5)", problems).map(|t| cited(t, node.at));
    let instead = fields.text("instead", "ask your solicitor", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Exclusion { about: about?, instead })
}

pub(super) fn report(node: &Node, problems: &mut Problems<'_>) -> Option<Report> {
    let mut fields = Fields::of(node, "a report", "`- to: the Board`", problems)?;
    let to = fields.required_text("to", "the Board", problems).map(str::to_owned);
    let often = fields.required_text("often", "every year", problems).map(str::to_owned);
    let section = fields.text("section", "\"9.1.7\"", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Report { to: to?, often: often?, section })
}

pub(super) fn update(node: &Node, problems: &mut Problems<'_>) -> Option<Update> {
    let mut fields = Fields::of(node, "an update", "`- passage: eight weeks`", problems)?;
    let passage = fields.required_text("passage", "eight weeks", problems).map(str::to_owned);
    let words = fields.required_text("text", "You do not need to wait.", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Update { passage: passage?, text: words?, at: node.at })
}
