//! One choice of a question, what it means to the program, and how choices are read.

use serde::{Deserialize, Serialize};

use super::ids::check_id;
use crate::words::fields::{Fields, items};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// One choice of a question, and what the program does when it is chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Choice {
    /// The value of the form field, such as `gardens`; it stays in stored complaints.
    pub id: String,
    /// What people read beside the box: `Gardens and shared spaces`.
    pub label: String,
    /// The circumstance that holds when it is chosen.
    pub circumstance: Option<String>,
    /// The question that must be answered when it is chosen.
    pub needs: Option<String>,
    /// What the check page asks for when it is chosen and none of these questions is answered; it holds nobody up.
    pub asks_for: Vec<String>,
    /// The story may stay empty when it is chosen.
    pub story_optional: bool,
    /// The person complained of it before and has no answer when it is chosen.
    pub told_before: bool,
    /// The person wants no contact when it is chosen; only the question with the role `contact_by` has such a choice.
    pub no_contact: bool,
    /// The complaint is another person's when it is chosen.
    pub for_other: bool,
    /// It stays at the end when a landlord adds choices, as "Something else" does.
    pub last: bool,
}

impl Choice {
    /// The ids of the questions that it needs or asks for.
    pub(crate) fn named(&self) -> impl Iterator<Item = &str> {
        self.needs.iter().chain(&self.asks_for).map(String::as_str)
    }
}

/// Reads choices into a list, before those that stay at its end; gives each new one with its place.
pub(crate) fn add_choices(into: &mut Vec<Choice>, node: &Node, problems: &mut Problems<'_>) -> Vec<(Choice, Place)> {
    // While a list is first read, its order is that of the file.
    let place = if into.is_empty() { None } else { Some(into.iter().take_while(|c| !c.last).count()) };
    let mut added = Vec::new();
    for item in items(node) {
        let Some(choice) = one_choice(item, problems) else { continue };
        // An answer is known by its id or by its words, in any case.
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        if let Some(taken) = into.iter().find(|c| same(&c.id, &choice.id) || same(&c.label, &choice.label)) {
            problems.error(
                &rules::BROKEN_QUESTION,
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
    let asks_for =
        fields.texts("asks_for", "[phone, email]", problems).into_iter().map(|(id, _)| id.to_owned()).collect();
    let story_optional = fields.yes_or_no("story_optional", problems);
    let told_before = fields.yes_or_no("told_before", problems);
    let no_contact = fields.yes_or_no("no_contact", problems);
    let for_other = fields.yes_or_no("for_other", problems);
    let last = fields.yes_or_no("last", problems);
    fields.finish(problems);
    let (id, label) = (id?, label?);
    check_id(&id, node.at, "not-yet", &['_', '-'], problems);
    Some(Choice { id, label, circumstance, needs, asks_for, story_optional, told_before, no_contact, for_other, last })
}
