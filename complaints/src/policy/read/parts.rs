//! The smaller parts of a policy: circumstances, bodies it names, its panel, exclusions, reports, updates.

use super::contacts::contacts;
use super::values::{take_limit, take_text};
use crate::days::clock::{Cited, Fact, Step};
use crate::days::period::{Period, Unit};
use crate::policy::body::Body;
use crate::policy::circumstance::Circumstance;
use crate::policy::facts::{Allowance, DesignatedPersons, Exclusion, NamedBody, Report, Update};
use crate::policy::panel::Panel;
use crate::policy::shorthand::{cited, fact};
use crate::words::fields::{Fields, text};
use crate::words::located::{Node, Value};
use crate::words::problem::Problems;
use crate::words::rules;

pub(super) fn circumstances(node: &Node, problems: &mut Problems<'_>) -> Vec<Circumstance> {
    let Some(mut fields) = Fields::of(node, "circumstances", "`damp: there is damp or mould in your home`", problems)
    else {
        return Vec::new();
    };
    fields
        .each()
        .iter()
        .filter_map(|entry| {
            let words = text(&entry.node, &entry.key, "there is damp or mould in your home", problems)?;
            Some(Circumstance { id: entry.key.clone(), words: words.to_owned(), at: entry.node.at })
        })
        .collect()
}

/// The most days that a policy can give the post.
const MOST_POST: u32 = 31;

/// How long a letter is on its way: days, or working days.
pub(super) fn post(node: &Node, problems: &mut Problems<'_>) -> Fact<Period> {
    fact(node, "post", "2 working days (3.1)", problems, |n, p| {
        let cited = cited(text(n, "post", "2 working days (3.1)", p)?, n.at);
        let period = cited.value.parse::<Period>().ok();
        // No letter is on its way for longer than a month.
        let days = period.filter(|period| matches!(period.unit(), Unit::Days | Unit::WorkingDays));
        let value = days.filter(|period| period.usual_days() <= MOST_POST);
        if value.is_none() {
            p.error(
                &rules::UNREADABLE_TIME,
                n.at,
                format!("post: \"{}\" is no number of days that a letter takes", cited.value),
                match period.filter(|period| period.unit() == Unit::Weeks && period.usual_days() <= MOST_POST) {
                    Some(weeks) => format!("`post: {} days`", weeks.usual_days()),
                    None => "whole days, such as `post: 2 working days (3.1)`".to_owned(),
                },
            );
        }
        Some(Cited { value: value?, section: cited.section, at: n.at })
    })
}

pub(super) fn named_body(node: &Node, problems: &mut Problems<'_>) -> Option<NamedBody> {
    if let Value::Text(_) = node.value {
        let id = text(node, "ombudsman", "housing-ombudsman", problems)?;
        let (opens, at) = (Fact::NotStated, node.at);
        return Some(NamedBody { id: id.to_owned(), own: None, only: None, opens, section: None, at });
    }
    let mut fields = Fields::of(node, "ombudsman", "`- body: housing-ombudsman`", problems)?;
    let only = fields.take("only").and_then(|n| text(n, "only", "tenants", problems).map(|t| cited(t, n.at)));
    let only = only.map(|only| Cited { value: only.value.trim_end_matches('.').to_owned(), ..only });
    let opens = take_limit(&mut fields, "opens", Step::Ombudsman, problems);
    let section = fields.text("section", "\"9\"", problems).map(str::to_owned);
    let is_own = fields.take("name").is_some();
    let own = is_own.then(|| own_body(&mut fields, problems));
    let known = if is_own { None } else { fields.required_text("body", "housing-ombudsman", problems) };
    fields.finish(problems);
    let (id, own) = match own {
        Some(own) => own.map(|own| (own.id.clone(), Some(own)))?,
        None => (known?.to_owned(), None),
    };
    Some(NamedBody { id, own, only, opens, section, at: node.at })
}

/// A body that is in no list of ours, as the policy describes it.
fn own_body(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Option<Body> {
    // Pages say "the" themselves.
    let name = fields.required_text("name", "Example Property Redress", problems);
    let about = fields.required_text("about", "It is free, and it is not part of us.", problems).map(str::to_owned);
    let limit = take_limit(fields, "within", Step::Ombudsman, problems);
    let contacts = contacts(fields, problems).into_iter().map(|(kind, value)| (kind.name(), value)).collect();
    let name = name?;
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name).to_owned();
    let letters = name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
    let id = letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    Some(Body {
        id,
        name,
        about: about?,
        who: None,
        when_help: None,
        presses: false,
        when_investigate: None,
        time_limit: None,
        limit,
        contacts,
        nations: Vec::new(),
        was: Vec::new(),
        checked_on: None,
        sources: Vec::new(),
    })
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

/// A body with its name and how to reach it: a panel, or who hears a stage.
pub(super) fn panel(node: &Node, key: &str, example: &str, problems: &mut Problems<'_>) -> Option<Panel> {
    if matches!(&node.value, Value::Text(t) if t.eq_ignore_ascii_case("not stated")) {
        return None;
    }
    if let Value::Text(typed) = &node.value {
        let cited = cited(typed, node.at);
        let section = cited.section.map(|section| format!(", section: \"{section}\"")).unwrap_or_default();
        let write = format!("`{key}: {{ name: {}{section} }}`", cited.value);
        problems.error(&rules::WRONG_SHAPE, node.at, format!("{key} needs `key: value` lines here"), write);
        return None;
    }
    let mut fields = Fields::of(node, key, &format!("yours, such as `name: {example}`"), problems)?;
    let name = fields.required_text("name", example, problems).map(str::to_owned);
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
    let mut fields = Fields::of(node, "an exclusion", "yours, such as `- about: matters in court (3.1.5)`", problems)?;
    let about = fields.required_text("about", "matters in court (3.1.5)", problems).map(|t| cited(t, node.at));
    let instead = fields.text("instead", "ask your solicitor", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Exclusion { about: about?, instead })
}

pub(super) fn report(node: &Node, problems: &mut Problems<'_>) -> Option<Report> {
    let mut fields = Fields::of(node, "a report", "yours, such as `- to: the Board`", problems)?;
    let to = fields.required_text("to", "the Board", problems).map(str::to_owned);
    let often = fields.required_text("often", "every year", problems).map(str::to_owned);
    let section = fields.text("section", "\"9.1.7\"", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Report { to: to?, often: often?, section })
}

/// `{ rule: R036, because: we close for the move }`.
pub(super) fn allowance(node: &Node, problems: &mut Problems<'_>) -> Option<Allowance> {
    const EXAMPLE: &str = "{ rule: R036, because: we close for the move to our new offices }";
    let mut fields =
        Fields::of(node, "`allow`", &format!("your rule and your reason, such as `- {EXAMPLE}`"), problems)?;
    let rule = fields.required_text("rule", "R036", problems).map(str::to_owned);
    let because = fields.required_text("because", "we close for the move", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Allowance { rule: rule?, because: because?, at: node.at })
}

pub(super) fn update(node: &Node, problems: &mut Problems<'_>) -> Option<Update> {
    let mut fields = Fields::of(node, "an update", "`- passage: eight weeks`", problems)?;
    let passage = fields.required_text("passage", "eight weeks", problems).map(str::to_owned);
    let words = fields.required_text("text", "You do not need to wait.", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Update { passage: passage?, text: words?, at: node.at })
}
