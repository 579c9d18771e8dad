//! A fact: stated, `not stated`, or stated in two ways of which one is acted on.

use super::section::{cited, split_section, squeezed};
use crate::days::clock::{Cited, Fact};
use crate::words::fields::{Fields, items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::Problems;
use crate::words::rules;

const NOT_STATED: &str = "not stated";

/// Reads any fact whose single value `one` understands.
pub fn fact<T>(
    node: &Node,
    key: &str,
    example: &str,
    problems: &mut Problems<'_>,
    mut one: impl FnMut(&Node, &mut Problems<'_>) -> Option<Cited<T>>,
) -> Fact<T> {
    match &node.value {
        Value::Text(typed) if typed.eq_ignore_ascii_case(NOT_STATED) => Fact::NotStated,
        Value::Map(entries) if entries.iter().any(|e| e.key == "contradictory") => {
            contradictory(node, key, example, problems, one)
        }
        Value::Text(_) | Value::Map(_) | Value::List(_) => one(node, problems).map_or(Fact::NotStated, Fact::Stated),
    }
}

/// `contradictory: [A, B]`, `resolved: A`, `because: WHY`.
fn contradictory<T>(
    node: &Node,
    key: &str,
    example: &str,
    problems: &mut Problems<'_>,
    mut one: impl FnMut(&Node, &mut Problems<'_>) -> Option<Cited<T>>,
) -> Fact<T> {
    let Some(mut fields) = Fields::of(node, key, example, problems) else { return Fact::NotStated };
    let listed: Vec<&Node> = fields.take("contradictory").map(|n| items(n).collect()).unwrap_or_default();
    let resolved = fields.required_text("resolved", example, problems).map(str::to_owned);
    let because = fields.required_text("because", "it is the better one for the resident", problems).map(str::to_owned);
    fields.finish(problems);
    if listed.len() < 2 {
        problems.error(
            &rules::TWO_TIMES,
            node.at,
            format!("`{key}` is contradictory but gives fewer than two values"),
            format!("`contradictory:` with both values under it, each with its section, such as `- {example}`"),
        );
        return Fact::NotStated;
    }
    if let Some(again) = said_before(&listed) {
        problems.slip(
            &rules::TWO_TIMES,
            again.at,
            format!("{key}: this value is also the one before it, and nothing contradicts"),
            "each value as its section gives it; or the value alone, with both sections, in place of `contradictory:`",
        );
    }
    let values: Vec<Cited<T>> = listed.iter().filter_map(|n| one(n, problems)).collect();
    let (Some(resolved), Some(because)) = (resolved, because) else { return Fact::NotStated };
    let chosen = listed.iter().position(|n| match &n.value {
        Value::Text(typed) => {
            squeezed(typed) == squeezed(&resolved) || squeezed(split_section(typed).0) == squeezed(&resolved)
        }
        Value::Map(_) => written_limit(n).is_some_and(|line| squeezed(&line) == squeezed(&resolved)),
        Value::List(_) => false,
    });
    match chosen {
        Some(chosen) if values.len() == listed.len() => Fact::Contradictory { values, chosen, because },
        Some(_) => Fact::NotStated,
        None => {
            problems.error(
                &rules::UNKNOWN_VALUE,
                node.at,
                format!("`resolved: {resolved}` is none of the values above it"),
                "one of the values exactly as it is written under `contradictory:`",
            );
            Fact::NotStated
        }
    }
}

/// The first value that says the same as one above it, whatever the sections.
fn said_before<'n>(listed: &[&'n Node]) -> Option<&'n Node> {
    let said = |node: &Node| match &node.value {
        Value::Text(typed) => Some(squeezed(split_section(typed).0)),
        Value::Map(entries) if entries.iter().all(|e| matches!(e.key.as_str(), "within" | "from" | "section")) => {
            written_limit(node).map(|line| squeezed(&line))
        }
        Value::Map(_) | Value::List(_) => None,
    };
    let mut values = listed.iter().enumerate();
    let again = values.find(|(n, node)| {
        let value = said(node);
        value.is_some() && listed.iter().take(*n).any(|before| said(before) == value)
    });
    again.map(|(_, node)| *node)
}

/// The first half of a line that says what a limit's mapping says.
fn written_limit(node: &Node) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let text_of = |key: &str| {
        entries.iter().find(|e| e.key == key).and_then(|e| match &e.node.value {
            Value::Text(typed) => Some(typed.as_str()),
            Value::List(_) | Value::Map(_) => None,
        })
    };
    let within = text_of("within")?;
    Some(text_of("from").map_or_else(|| within.to_owned(), |from| format!("{within} from {from}")))
}

/// A text fact: `TEXT (SECTION)`, `not stated` or contradictory.
pub fn text_fact(node: &Node, key: &str, example: &str, problems: &mut Problems<'_>) -> Fact<String> {
    fact(node, key, example, problems, |n, p| text(n, key, example, p).map(|typed| cited(typed, n.at)))
}
