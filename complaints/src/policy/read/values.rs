//! Values that several keys of the front matter take: texts, lists, limits, choices.

use super::days::exact_date;
use crate::days::clock::{Cited, Fact, Limit, Step};
use crate::policy::facts::Dated;
use crate::policy::shorthand::{cited, limit_fact, text_fact};
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::Problems;
use crate::words::rules;

/// Takes a key that must be there and whose value is one of a fixed list.
pub(super) fn required_choice<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &str,
    choices: &[(&'static str, T)],
    problems: &mut Problems<'_>,
) -> Option<T> {
    let typed = fields.required_text(key, example, problems)?;
    let at = fields.take(key).map(|node| node.at).unwrap_or_default();
    choice(typed, at, key, choices, problems)
}

pub(super) fn take_text(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &str,
    problems: &mut Problems<'_>,
) -> Fact<String> {
    fields.take(key).map_or(Fact::NotStated, |n| text_fact(n, key, example, problems))
}

pub(super) fn take_limits(
    fields: &mut Fields<'_>,
    key: &'static str,
    step: Step,
    problems: &mut Problems<'_>,
) -> Vec<Fact<Limit>> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    let one = |n: &Node| {
        always(n, key, problems);
        limit_fact(n, step, key, problems)
    };
    items(node).map(one).filter(|f| f.applied().is_some()).collect()
}

pub(super) fn take_list<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &str,
    what: &str,
    choices: &[(&'static str, T)],
    problems: &mut Problems<'_>,
) -> Vec<Cited<T>> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    if let Value::Text(typed) = &node.value
        && typed.contains(", ")
        && !choices.iter().any(|(name, _)| name == typed)
    {
        problems.error(
            &rules::WRONG_SHAPE,
            node.at,
            format!("`{key}` is a list without its brackets"),
            format!("`{key}: [{typed}]`"),
        );
        problems.fix_last(node.at, typed, format!("[{typed}]"));
        return Vec::new();
    }
    cited_list(node, key, example, problems)
        .into_iter()
        .filter(|cited| !cited.value.eq_ignore_ascii_case("not stated"))
        .filter_map(|cited| {
            let value = choice(&cited.value, cited.at, what, choices, problems)?;
            Some(Cited { value, section: cited.section, at: cited.at })
        })
        .collect()
}

/// Takes a key whose value is a list of parts, or one part.
pub(super) fn take_each<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems<'_>,
    one: impl Fn(&Node, &mut Problems<'_>) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    items(node).filter_map(|n| one(n, problems)).collect()
}

pub(super) fn take_limit(
    fields: &mut Fields<'_>,
    key: &'static str,
    step: Step,
    problems: &mut Problems<'_>,
) -> Fact<Limit> {
    fields.take(key).map_or(Fact::NotStated, |n| {
        always(n, key, problems);
        limit_fact(n, step, key, problems)
    })
}

/// Tells of a circumstance where none is asked after: what stands there holds in each.
fn always(node: &Node, key: &str, problems: &mut Problems<'_>) {
    let Value::Map(entries) = &node.value else { return };
    if let Some(when) = entries.iter().find(|entry| entry.key == "when") {
        let write = match key {
            "extend" => "a `hold:` with `because:` and `new_target:`, which takes `when:`; or this without `when:`",
            _ => "this without `when:`; `acknowledge`, `contact`, `hearing`, `report`, `draft` and `respond` take it",
        };
        problems.slip(
            &rules::READ_BY_NOTHING,
            when.at,
            format!("{key}: it holds in every circumstance, and nothing reads `when:` here"),
            write,
        );
    }
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

/// A text, or `text:` with the day `until:` which it is shown.
pub(super) fn dated(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<Dated> {
    if let Value::Text(_) = node.value {
        let text = text(node, key, "We are reviewing this policy.", problems)?;
        return Some(Dated { text: text.to_owned(), until: None, at: node.at });
    }
    let mut fields = Fields::of(node, key, "`text: …`", problems)?;
    let text = fields.required_text("text", "We are reviewing this policy.", problems).map(str::to_owned);
    let until = fields.take("until");
    fields.finish(problems);
    let at = until.map_or(node.at, |n| n.at);
    let until = until
        .and_then(|n| super::values::text(n, "until", "31 March 2027", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| exact_date(t, at, "until", problems));
    Some(Dated { text: text?, until, at })
}
