//! `{{ name }}` in a text, and the fact that it prints.

use super::scope::Scope;

/// Fills facts into a line that is no Markdown, such as a title.
///
/// # Errors
/// The name that names no fact.
pub(in crate::site) fn fill(text: &str, scope: &Scope<'_>) -> Result<String, String> {
    let one = |part: Part<'_>| match part {
        Part::Words(words) => Ok(words.to_owned()),
        Part::Name(inside) => {
            let name = inside.trim();
            scope.fact(name).map(str::to_owned).ok_or_else(|| name.to_owned())
        }
    };
    parts(text).into_iter().map(one).collect()
}

/// A part of a text.
pub(super) enum Part<'t> {
    /// Words that stand as they are.
    Words(&'t str),
    /// What stands between braces: the name of a fact.
    Name(&'t str),
}

/// A name with its braces, as it was typed.
pub(super) fn as_typed(inside: &str) -> String {
    ["{{", inside, "}}"].concat()
}

/// A text parted at the names in it.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, opened)) = rest.split_once("{{") {
        let Some((inside, after)) = opened.split_once("}}") else { break };
        parts.extend([Part::Words(before), Part::Name(inside)]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    parts
}
