//! `{{ name }}` in a text: the fact it prints, or what to write in place of a
//! name that nothing has.

use complaints::words::nearest::nearest;

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

/// What to write in place of a name of a stage: never what another stage gives, which would be a false time.
fn of_stage(stage: &str, key: &str, known: &[&str]) -> String {
    let prefix = format!("stage-{stage}.");
    let own: Vec<&str> = known.iter().filter_map(|name| name.strip_prefix(&prefix)).collect();
    let there =
        nearest(key, own.iter().copied()).filter(|near| STEPS.iter().all(|(step, ..)| *step != key) || *near == key);
    if let Some(near) = there {
        return format!("`{{{{ {prefix}{near} }}}}`");
    }
    let step = key.split('.').next().unwrap_or(key);
    let meant = nearest(step, STEPS.iter().map(|(step, ..)| *step));
    let Some((_, what, line)) = STEPS.iter().find(|(step, ..)| Some(*step) == meant) else {
        return match own.as_slice() {
            [] => format!("the time in words: the facts give nothing for stage {stage}"),
            own => {
                let names: Vec<String> = own.iter().map(|key| format!("{prefix}{key}")).collect();
                format!("one of: {}", names.join(", "))
            }
        };
    };
    format!(
        "what the policy says: stage {stage} of the facts gives {what}. Where the policy gives one, write it there, such \
         as `{line}`; where it gives none, say so in words in place of the name"
    )
}

/// What a name prints of a stage: its key, what that is, and the line that gives it.
const STEPS: [(&str, &str, &str); 15] = [
    ("respond", "no time for an answer", "respond: 10 working days from receipt (4.5)"),
    ("acknowledge", "no time to say that a complaint has come", "acknowledge: 2 working days from receipt (4.4)"),
    ("contact", "no time to talk with people", "contact: 2 working days from receipt (4.4)"),
    ("hearing", "no time for a hearing", "hearing: 20 working days from the request (5.2)"),
    ("report", "no time for a report", "report: 10 working days from receipt (4.5)"),
    ("draft", "no time for a draft of the answer", "draft: 10 working days from receipt (4.5)"),
    ("hold", "no time to say that the answer takes longer", "hold: { send: 5 working days from receipt (4.6) }"),
    ("new-target", "no time for an answer that takes longer", "hold: { new_target: 10 more working days (4.6) }"),
    ("extend", "no time by which an answer can be put off", "extend: 10 more working days (4.6)"),
    ("escalate", "no time to ask for the next stage", "escalate: 20 working days from response (4.7)"),
    ("reopen", "no time to have a complaint opened again", "reopen: 20 working days from closure (4.8)"),
    ("offer", "no time to accept an offer", "offer: 20 working days from offer (4.9)"),
    ("comment", "no time to comment on a draft", "comment: 5 working days from draft (4.9)"),
    ("write-back", "no time to write back", "write_back: 10 working days (4.9)"),
    ("name", "no name", "name: Stage 1"),
];

/// What to write in place of `name`: the two nearest that there are, or all of them.
pub(super) fn instead_of(name: &str, scope: &Scope<'_>) -> String {
    let facts = scope.own_facts.keys().chain(scope.facts.iter().flat_map(|facts| facts.keys()));
    let known: Vec<&str> = facts.chain(scope.components.keys()).map(String::as_str).collect();
    if let Some((stage, key)) = name.strip_prefix("stage-").and_then(|rest| rest.split_once('.')) {
        return of_stage(stage, key, &known);
    }
    let Some(first) = nearest(name, known.iter().copied()) else {
        return format!("one of: {}", known.join(", "));
    };
    let second = nearest(name, known.iter().copied().filter(|other| *other != first));
    let near = std::iter::once(first).chain(second).map(|near| format!("`{{{{ {near} }}}}`"));
    near.collect::<Vec<_>>().join(", or ")
}
