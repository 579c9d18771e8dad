//! One question, as an entry of `content/form.yaml` or of a landlord's front matter.
//!
//! Both have one shape. A landlord's own says `after:` which question it
//! stands, and has no role and no duty to be answered.

use super::choice::{Choice, add_choices};
use super::ids::check_id;
use super::question::{Question, QuestionKind, Role};
use crate::words::fields::{Fields, choice, text};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The most characters that an answer to a landlord's own question can have:
/// a case with all its answers has to fit into one item of the table.
const MAX_OWN_CHARS: usize = 2000;

/// Reads a question that every landlord asks.
pub(super) fn shared(node: &Node, problems: &mut Problems<'_>) -> Option<Question> {
    let mut fields = Fields::of(node, "a question", "`- id: name`", problems)?;
    let role = fields.take("role");
    let required = fields.yes_or_no("required", problems);
    let role = role
        .and_then(|n| text(n, "role", "story", problems).map(|t| (t, n.at)))
        .and_then(|(typed, at)| choice(typed, at, "role", Role::NAMES, problems));
    let (question, choices) = question(fields, problems)?;
    check_no_contact(&choices, role, problems);
    Some(Question { role, required, ..question })
}

/// Reads a landlord's own question, and the id of the question that it stands after.
pub(crate) fn own_question(node: &Node, problems: &mut Problems<'_>) -> Option<(Question, String, Place)> {
    let mut fields = Fields::of(node, "a question", "`- id: name`", problems)?;
    if let Some(entry) = fields.take_entry("role") {
        problems.error(
            &rules::BROKEN_QUESTION,
            entry.at,
            "a question of your own has no role",
            "take the line away; roles mark the few questions in content/form.yaml that the program must know",
        );
    }
    if let Some(entry) = fields.take_entry("required") {
        problems.error(
            &rules::BROKEN_QUESTION,
            entry.at,
            "a question of your own cannot be made one that must be answered",
            "take the line away; nobody has to say more than what has gone wrong",
        );
    }
    let after = fields.require("after", "about", problems);
    let after = after.and_then(|n| text(n, "after", "about", problems).map(|t| (t.to_owned(), n.at)));
    let (question, choices) = question(fields, problems)?;
    check_no_contact(&choices, None, problems);
    if question.most > MAX_OWN_CHARS {
        problems.error(
            &rules::BROKEN_QUESTION,
            node.at,
            format!(
                "`{}` takes {} characters, and a question of your own at most {MAX_OWN_CHARS}",
                question.id, question.most
            ),
            format!("`most: {MAX_OWN_CHARS}`, or less"),
        );
    }
    let (after, at) = after?;
    Some((question, after, at))
}

/// Reads the keys that both kinds have, and tells the ones that neither has.
fn question(mut fields: Fields<'_>, problems: &mut Problems<'_>) -> Option<(Question, Vec<(Choice, Place)>)> {
    let f = &mut fields;
    let place = f.at();
    let id = f.required_text("id", "what_happened", problems).map(str::to_owned);
    let label = f.required_text("label", "What has gone wrong?", problems).map(str::to_owned);
    let label_for_other = f.text("label_for_other", "Name of the person you are helping", problems).map(str::to_owned);
    let kind = f.require("kind", "text", problems);
    let hint = f.text("hint", "Use your own words.", problems).map(str::to_owned);
    let rejoins = f.yes_or_no("rejoins", problems);
    let for_other = f.yes_or_no("for_other", problems);
    let quiet = f.yes_or_no("quiet", problems);
    let reaches = f.yes_or_no("reaches", problems);
    let lead_only = f.yes_or_no("lead_only", problems);
    let listed = f.take("choices");
    let most = number(f, "most", 500, problems);
    let rows = number(f, "rows", 4, problems);
    let autocomplete = f.text("autocomplete", "name", problems).map(str::to_owned);
    let short = f.text("short", "What has gone wrong", problems).map(str::to_owned);
    let mut words = |key| f.text(key, "Enter an email address", problems).map(str::to_owned);
    let (missing, wrong) = (words("missing"), words("wrong"));
    let (impossible_day, impossible_month, future) =
        (words("impossible_day"), words("impossible_month"), words("future"));
    fields.finish(problems);
    let kind = kind
        .and_then(|n| text(n, "kind", "text", problems).map(|t| (t, n.at)))
        .and_then(|(typed, at)| choice(typed, at, "kind of question", QuestionKind::NAMES, problems));
    let mut choices = Vec::new();
    let places = listed.map(|listed| add_choices(&mut choices, listed, problems)).unwrap_or_default();
    let (id, label, kind) = (id?, label?, kind?);
    check_id(&id, place, "what_happened", &['_'], problems);
    if matches!(kind, QuestionKind::Choice | QuestionKind::Several) == choices.is_empty() {
        problems.error(
            &rules::BROKEN_QUESTION,
            place,
            format!("`{id}` is of the kind `{}` and has {} choices", kind.name(), choices.len()),
            "choices for `choice` and `several`, and none for other kinds",
        );
    }
    let question = Question {
        id,
        role: None,
        kind,
        short: short.unwrap_or_else(|| label.trim_end_matches('?').to_owned()),
        label,
        label_for_other,
        for_other,
        hint,
        number: 0,
        rejoins,
        choices,
        required: false,
        most,
        rows,
        autocomplete,
        missing,
        wrong,
        impossible_day,
        impossible_month,
        future,
        quiet,
        reaches,
        lead_only,
    };
    Some((question, places))
}

/// Reports `no_contact` on a choice of any question but the one with the role `contact_by`.
pub(crate) fn check_no_contact(choices: &[(Choice, Place)], role: Option<Role>, problems: &mut Problems<'_>) {
    for (choice, at) in choices.iter().filter(|(choice, _)| choice.no_contact && role != Some(Role::ContactBy)) {
        problems.error(
            &rules::BROKEN_QUESTION,
            *at,
            format!("the choice `{}` has `no_contact`, and its question does not ask how to reach people", choice.id),
            "`no_contact: yes` on a choice of the question with the role `contact_by` only",
        );
    }
}

fn number(fields: &mut Fields<'_>, key: &'static str, usual: usize, problems: &mut Problems<'_>) -> usize {
    let Some(node) = fields.take(key) else { return usual };
    let Some(typed) = text(node, key, "500", problems) else { return usual };
    typed.parse().unwrap_or_else(|_| {
        problems.error(
            &rules::BROKEN_QUESTION,
            node.at,
            format!("{key}: \"{typed}\" is not a number"),
            format!("a number, such as `{key}: 500`"),
        );
        usual
    })
}
