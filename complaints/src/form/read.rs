//! `content/form.yaml` read into a [`Form`], every mistake at its place.

use super::choice::Choice;
use super::entry::shared;
use super::question::{Question, Role};
use super::questions::{Form, Group, Messages, named_numbers};
use super::reserved::ReservedField;
use crate::words::fields::{Fields, items};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Reads `form.yaml`; `None` where its title or its messages cannot be read.
pub fn read(node: &Node, problems: &mut Problems<'_>) -> Option<Form> {
    let mut fields = Fields::of(node, "the form", "`title: …`", problems)?;
    let title = fields.required_text("title", "Complain to {landlord}", problems).map(str::to_owned);
    let groups = fields.require("groups", "\n  - title: What went wrong", problems);
    let messages = fields.require("messages", "\n  optional: (optional)", problems).and_then(|n| messages(n, problems));
    let danger_words = fields.texts("danger_words", "[gas leak*, smell* gas]", problems);
    let danger_words = danger_words.into_iter().map(|(line, _)| line.to_lowercase()).collect();
    fields.finish(problems);
    let ids = groups.map(ids).unwrap_or_default();
    let before = problems.count();
    let groups: Vec<Group> = groups.map(|n| items(n).filter_map(|n| group(n, problems)).collect()).unwrap_or_default();
    let mut form = Form { title: title?, groups, messages: messages?, danger_words };
    form.count();
    taken_twice(&ids, problems);
    // What is missing of the whole may stand in a question that could not be read.
    if problems.count() == before {
        check(&form, node.at, problems);
    }
    Some(form)
}

/// The id of each question as typed, with its place.
fn ids(groups: &Node) -> Vec<(&str, Place)> {
    let questions = items(groups).filter_map(|group| value_of(group, "questions")).flat_map(items);
    let ids = questions.filter_map(|question| value_of(question, "id"));
    ids.filter_map(|id| if let Value::Text(typed) = &id.value { Some((typed.as_str(), id.at)) } else { None }).collect()
}

fn value_of<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
}

/// Tells of each id that a question before it has, or the form itself.
fn taken_twice(ids: &[(&str, Place)], problems: &mut Problems<'_>) {
    let mut seen: Vec<&str> = ReservedField::IDS.to_vec();
    for (id, at) in ids {
        if seen.contains(id) {
            let found = format!("the id `{id}` is taken twice");
            problems.error(&rules::BROKEN_QUESTION, *at, found, "an id of its own for each question");
        }
        seen.push(id);
    }
}

fn group(node: &Node, problems: &mut Problems<'_>) -> Option<Group> {
    let mut fields = Fields::of(node, "a group", "`- title: What went wrong`", problems)?;
    let title = fields.required_text("title", "What went wrong", problems).map(str::to_owned);
    let title_for_other =
        fields.text("title_for_other", "About the person you are helping", problems).map(str::to_owned);
    let note = fields.text("note", "You can leave this group out.", problems).map(str::to_owned);
    let skip = fields.text("skip", "Go to question {after}", problems).map(str::to_owned);
    let questions = fields.require("questions", "\n      - id: name", problems);
    fields.finish(problems);
    let questions = questions.map(|n| items(n).filter_map(|n| shared(n, problems)).collect()).unwrap_or_default();
    Some(Group { title: title?, title_for_other, note, skip, questions })
}

fn messages(node: &Node, problems: &mut Problems<'_>) -> Option<Messages> {
    let mut fields = Fields::of(node, "messages", "`optional: (optional)`", problems)?;
    let mut words = |key| fields.required_text(key, "its words", problems).map(str::to_owned).unwrap_or_default();
    let messages = Messages {
        too_long: words("too-long"),
        optional: words("optional"),
        contact_none: words("contact-none"),
        address_missing: words("address-missing"),
    };
    fields.finish(problems);
    Some(messages)
}

/// Checks what no single question shows: each role is there, no id is taken twice, what choices and hints name exists.
fn check(form: &Form, at: Place, problems: &mut Problems<'_>) {
    for (name, role) in Role::NAMES {
        if form.role(*role).is_none() {
            problems.error(
                &rules::BROKEN_QUESTION,
                at,
                format!("no question has the role `{name}`"),
                format!("`role: {name}` on the question that asks it"),
            );
        }
    }
    let contact_by = form.role(Role::ContactBy);
    if let Some(question) = contact_by.filter(|question| !question.choices.iter().any(|choice| choice.no_contact)) {
        problems.error(
            &rules::BROKEN_QUESTION,
            at,
            format!("no choice of `{}` says that the person wants no contact", question.id),
            "`no_contact: yes` on the choice that says it",
        );
    }
    // Pages say "You only have to answer question 1".
    let required: Vec<&Question> = form.questions().filter(|question| question.required).collect();
    if required.iter().map(|question| question.number).ne([1]) {
        problems.error(
            &rules::BROKEN_QUESTION,
            at,
            format!("{} questions must be answered, or it is not the first", required.len()),
            "`required: yes` on the first question alone; pages say that nobody has to answer another",
        );
    }
    for question in form.questions() {
        for id in question.hint.iter().flat_map(|hint| named_numbers(hint)).filter(|id| form.question(id).is_none()) {
            problems.error(
                &rules::BROKEN_QUESTION,
                at,
                format!("the hint of `{}` names the number of `{id}`, which is no question", question.id),
                "the id of a question",
            );
        }
        for id in question.choices.iter().flat_map(Choice::named).filter(|id| form.question(id).is_none()) {
            problems.error(
                &rules::BROKEN_QUESTION,
                at,
                format!("a choice of `{}` needs `{id}`, which is no question", question.id),
                "the id of a question",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::source;

    /// What is told of the form of `content/` with one text put in place of another.
    fn told(from: &str, to: &str) -> Vec<String> {
        let text = include_str!("../../../content/form.yaml");
        assert!(text.contains(from), "{from}");
        let text = text.replacen(from, to, 1);
        let mut problems = Problems::new("form.yaml", &text);
        source::yaml(&text, &mut problems).and_then(|node| read(&node, &mut problems));
        problems.into_vec().into_iter().map(|p| format!("{} at {}", p.found, p.line.trim())).collect()
    }

    #[test]
    fn the_choice_that_wants_no_contact_is_known_by_its_mark() {
        assert_eq!(
            told("no_contact: yes, ", ""),
            [
                "no choice of `contact_by` says that the person wants no contact at title: \"Complaint form: {landlord}\""
            ]
        );
        let sorry = "{ id: sorry, label: Say sorry, no_contact: yes }";
        let found = told("{ id: sorry, label: Say sorry }", sorry);
        let expected = "the choice `sorry` has `no_contact`, and its question does not ask how to reach people";
        assert_eq!(found, [format!("{expected} at - {sorry}")]);
    }
}
