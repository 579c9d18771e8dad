//! What to write in place of a `{{ name }}` that nothing has: a near one, or the line
//! of the facts that would give it. The times in it are examples for authors.

use complaints::words::nearest::nearest;

use super::scope::Scope;

/// What to write in place of a name of a stage: never what another stage gives, which would be a false time.
fn of_stage(stage: &str, key: &str, known: &[&str]) -> String {
    let prefix = format!("stage-{stage}.");
    let own: Vec<&str> = known.iter().filter_map(|name| name.strip_prefix(&prefix)).collect();
    let there =
        nearest(key, own.iter().copied()).filter(|near| STEPS.iter().all(|(step, ..)| *step != key) || *near == key);
    if let Some(near) = there {
        return format!("`{{{{ {prefix}{near} }}}}`");
    }
    if own.is_empty() {
        let last =
            known.iter().filter_map(|name| name.strip_prefix("stage-")?.split('.').next()?.parse::<u8>().ok()).max();
        return match last {
            Some(last) => format!("the time in words: the facts have no stage {stage}, and end with stage {last}"),
            None => "the time in words: the facts have no stages".to_owned(),
        };
    }
    let step = key.split('.').next().unwrap_or(key);
    if let Some((_, case)) = key.split_once('.').filter(|(step, _)| own.contains(step)) {
        return format!(
            "the facts give the usual time alone, and none for `{case}`. Where the policy gives one, write it there on a \
             line of its own with `when: {case}`; where it gives none, take the sentence away"
        );
    }
    let meant = nearest(step, STEPS.iter().map(|(step, ..)| *step));
    let Some((_, what, line)) = STEPS.iter().find(|(step, ..)| Some(*step) == meant) else {
        let names: Vec<String> = own.iter().map(|key| format!("{prefix}{key}")).collect();
        return format!("one of: {}", names.join(", "));
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
        let in_words = ["one", "two", "three", "four", "five"].iter().position(|word| *word == stage);
        if let Some(number) = in_words.map(|at| at + 1)
            && known.contains(&format!("stage-{number}.{key}").as_str())
        {
            return format!("`{{{{ stage-{number}.{key} }}}}`");
        }
        return of_stage(stage, key, &known);
    }
    let Some(first) = nearest(name, known.iter().copied()) else {
        return format!("one of: {}", known.join(", "));
    };
    let second = nearest(name, known.iter().copied().filter(|other| *other != first));
    let near = std::iter::once(first).chain(second).map(|near| format!("`{{{{ {near} }}}}`"));
    near.collect::<Vec<_>>().join(", or ")
}
