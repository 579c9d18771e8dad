//! One question, as an entry of `content/form.yaml` or of a landlord's front matter.
//!
//! Both have one shape. A landlord's own says `after:` which question it
//! stands, and has no role and no duty to be answered.

use super::{Choice, Question, QuestionKind, ROLES};
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};

/// The most characters that an answer to a landlord's own question can have:
/// a case with all its answers has to fit into one item of the table.
const MOST_OF_OWN: usize = 2000;

/// Reads a question that every landlord asks.
pub(super) fn shared(node: &Node, problems: &mut Problems<'_>) -> Option<Question> {
    let mut fields = Fields::of(node, "a question", "`- id: name`", problems)?;
    let role = fields.take("role");
    let required = fields.yes_or_no("required", problems);
    let role = role
        .and_then(|n| text(n, "role", "story", problems).map(|t| (t, n.at)))
        .and_then(|(typed, at)| choice(typed, at, "role", &ROLES, problems));
    let question = question(fields, problems)?;
    Some(Question { role, required, ..question })
}

/// Reads a landlord's own question, and the id of the question that it stands after.
pub(super) fn own(node: &Node, problems: &mut Problems<'_>) -> Option<(Question, String, Place)> {
    let mut fields = Fields::of(node, "a question", "`- id: name`", problems)?;
    if let Some(entry) = fields.take_entry("role") {
        problems.error(
            entry.at,
            "a question of your own has no role",
            "take the line away; roles mark the few questions in content/form.yaml that the program must know",
        );
    }
    if let Some(entry) = fields.take_entry("required") {
        problems.error(
            entry.at,
            "a question of your own cannot be made one that must be answered",
            "take the line away; nobody has to say more than what has gone wrong",
        );
    }
    let after = fields.require("after", "about", problems);
    let after = after.and_then(|n| text(n, "after", "about", problems).map(|t| (t.to_owned(), n.at)));
    let question = question(fields, problems)?;
    if question.most > MOST_OF_OWN {
        problems.error(
            node.at,
            format!(
                "`{}` takes {} characters, and a question of your own at most {MOST_OF_OWN}",
                question.id, question.most
            ),
            format!("`most: {MOST_OF_OWN}`, or less"),
        );
    }
    let (after, at) = after?;
    Some((question, after, at))
}

/// Reads the keys that both kinds have, and tells the ones that neither has.
fn question(mut fields: Fields<'_>, problems: &mut Problems<'_>) -> Option<Question> {
    let f = &mut fields;
    let place = f.at();
    let id = f.required_text("id", "what_happened", problems).map(str::to_owned);
    let label = f.required_text("label", "What has gone wrong?", problems).map(str::to_owned);
    let kind = f.require("kind", "text", problems);
    let hint = f.text("hint", "Use your own words.", problems).map(str::to_owned);
    let rejoins = f.yes_or_no("rejoins", problems);
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
        .and_then(|(typed, at)| choice(typed, at, "kind of question", &QuestionKind::NAMES, problems));
    let mut choices = Vec::new();
    if let Some(listed) = listed {
        add_choices(&mut choices, listed, problems);
    }
    let (id, label, kind) = (id?, label?, kind?);
    check_id(&id, place, "what_happened", &['_'], problems);
    if matches!(kind, QuestionKind::Choice | QuestionKind::Several) == choices.is_empty() {
        problems.error(
            place,
            format!("`{id}` is of the kind `{}` and has {} choices", kind.name(), choices.len()),
            "choices for `choice` and `several`, and none for other kinds",
        );
    }
    Some(Question {
        id,
        role: None,
        kind,
        short: short.unwrap_or_else(|| label.trim_end_matches('?').to_owned()),
        label,
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
    })
}

/// Reads choices into a list, before those that stay at its end; gives each new one with its place.
pub(super) fn add_choices(into: &mut Vec<Choice>, node: &Node, problems: &mut Problems<'_>) -> Vec<(Choice, Place)> {
    // While a list is first read, its order is that of the file.
    let place = if into.is_empty() { None } else { Some(into.iter().take_while(|c| !c.last).count()) };
    let mut added = Vec::new();
    for item in items(node) {
        let Some(choice) = one_choice(item, problems) else { continue };
        // An answer is known by its id or by its words, in any case.
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        if let Some(taken) = into.iter().find(|c| same(&c.id, &choice.id) || same(&c.label, &choice.label)) {
            problems.error(
                item.at,
                format!("there is a choice `{}` (\"{}\") already", taken.id, taken.label),
                "an id and words of its own for each choice",
            );
            continue;
        }
        added.push((choice.clone(), item.at));
        match place {
            Some(place) => into.insert(place + added.len() - 1, choice),
            None => into.push(choice),
        }
    }
    added
}

fn one_choice(node: &Node, problems: &mut Problems<'_>) -> Option<Choice> {
    let mut fields = Fields::of(node, "a choice", "`- { id: email, label: Email }`", problems)?;
    let id = fields.required_text("id", "email", problems).map(str::to_owned);
    let label = fields.required_text("label", "Email", problems).map(str::to_owned);
    let circumstance = fields.text("circumstance", "risk-to-life", problems).map(str::to_owned);
    let needs = fields.text("needs", "email", problems).map(str::to_owned);
    let story_optional = fields.yes_or_no("story_optional", problems);
    let last = fields.yes_or_no("last", problems);
    fields.finish(problems);
    let (id, label) = (id?, label?);
    check_id(&id, node.at, "not-yet", &['_', '-'], problems);
    Some(Choice { id, label, circumstance, needs, story_optional, last })
}

/// Ids stand in addresses, form fields and stored complaints for ever.
fn check_id(id: &str, at: Place, example: &str, marks: &[char], problems: &mut Problems<'_>) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || marks.contains(&c);
    if id.len() > 40 || !id.starts_with(|c: char| c.is_ascii_lowercase()) || !id.chars().all(plain) {
        let marks = marks.iter().map(|c| format!(" and `{c}`")).collect::<String>();
        problems.error(
            at,
            format!("the id `{id}` cannot be the name of a field"),
            format!("at most 40 small letters a to z, figures{marks}, with a letter first, such as `{example}`"),
        );
    }
}

fn number(fields: &mut Fields<'_>, key: &'static str, usual: usize, problems: &mut Problems<'_>) -> usize {
    let Some(node) = fields.take(key) else { return usual };
    let Some(typed) = text(node, key, "500", problems) else { return usual };
    typed.parse().unwrap_or_else(|_| {
        problems.error(
            node.at,
            format!("{key}: \"{typed}\" is not a number"),
            format!("a number, such as `{key}: 500`"),
        );
        usual
    })
}
