//! `{{ name }}` in a text: the fact it prints, or what to write in place of a
//! name that nothing has.

use std::collections::BTreeMap;

use complaints::words::fields::nearest;

use super::scope::Scope;

/// Fills facts into a line that is no Markdown, such as a title.
///
/// # Errors
/// The name that names no fact.
pub(in crate::site) fn fill(text: &str, facts: &BTreeMap<String, String>) -> Result<String, String> {
    let mut missing = None;
    let filled = replace(text, |name| {
        facts.get(name).cloned().or_else(|| {
            missing = Some(name.to_owned());
            None
        })
    });
    missing.map_or(Ok(filled), Err)
}

/// Replaces `{{ name }}` by what `value` gives; what it does not know stays as typed.
pub(super) fn replace(text: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, opened)) = rest.split_once("{{") {
        let Some((inside, after)) = opened.split_once("}}") else { break };
        out.push_str(before);
        match value(inside.trim()) {
            Some(filled) => out.push_str(&filled),
            None => out.extend(["{{", inside, "}}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What to write in place of `name`: the nearest that there is, or all of them.
pub(super) fn instead_of(name: &str, scope: &Scope<'_>) -> String {
    let facts = scope.facts.iter().flat_map(|facts| facts.keys());
    let known: Vec<&str> = facts.chain(scope.components.keys()).map(String::as_str).collect();
    nearest(name, known.iter().copied())
        .map_or_else(|| format!("one of: {}", known.join(", ")), |near| format!("`{{{{ {near} }}}}`"))
}
