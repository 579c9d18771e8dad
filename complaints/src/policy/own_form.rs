//! What one landlord asks otherwise: the `form:` of its front matter.
//!
//! It can leave questions out, add choices and ask questions of its own. The
//! result is a whole form, so that nobody else has to know whose it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::days::clock::Cited;
use crate::form::{Choice, Form, Question, ReservedField, add_choices, check_no_contact, named_numbers, own_question};
use crate::policy::circumstance::CIRCUMSTANCES;
use crate::policy::facts::Policy;
use crate::policy::shorthand::cited;
use crate::words::fields::{Fields, items, one_of, text};
use crate::words::located::{Entry, Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The key of the front matter under which it stands.
pub(super) const KEY: &str = "form";

/// How many questions of its own a landlord can ask.
const MAX_OWN_QUESTIONS: usize = 20;

/// An id that the page itself has.
const OF_PAGE: &str = "main";

/// The form of the landlord with this front matter: the `shared` one itself, but for what it says otherwise.
#[must_use]
pub(super) fn read(shared: &Arc<Form>, front: &Node, policy: &Policy, problems: &mut Problems<'_>) -> Arc<Form> {
    match entry(front) {
        Some(entry) => Arc::new(changed(shared, entry, policy, problems)),
        None => Arc::clone(shared),
    }
}

fn changed(shared: &Form, entry: &Entry, policy: &Policy, problems: &mut Problems<'_>) -> Form {
    let mut form = shared.clone();
    let example = "`leave_out: [language]`, `choices:` or `questions:` under it";
    let Some(mut fields) = Fields::of(&entry.node, "`form`", example, problems) else { return form };
    let left = fields.texts("leave_out", "[language]", problems);
    let choices = fields.take("choices");
    let questions = fields.take("questions");
    fields.take("online");
    fields.take("why");
    fields.finish(problems);
    let mut own = Own::default();
    if let Some(node) = choices {
        own.add_choices(&mut form, node, problems);
    }
    if let Some(node) = questions {
        own.add_questions(&mut form, node, problems);
    }
    own.check(&form, policy, problems);
    leave_out(&mut form, shared, &left, problems);
    form.count();
    form
}

/// Why there is no form on the website, where `online: no` says so. The questions stay, for the paper form.
#[must_use]
pub(super) fn switched_off(node: &Node, problems: &mut Problems<'_>) -> Option<Cited<String>> {
    let Value::Map(entries) = &node.value else { return None };
    let value = |key: &str| entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node);
    let off = value("online").is_some_and(|n| matches!(&n.value, Value::Text(typed) if typed == "no"));
    if let Some(why) = value("why").filter(|_| !off) {
        problems.slip(
            &rules::READ_BY_NOTHING,
            why.at,
            "why: it is read only where there is no online form",
            "`online: no` beside it; or take it out",
        );
    }
    let online = value("online")?;
    match text(online, "online", "no", problems)? {
        "no" => {}
        "yes" => return None,
        typed => {
            problems.error(
                &rules::UNKNOWN_VALUE,
                online.at,
                format!("online: \"{typed}\" is neither yes nor no"),
                "`online: no`, or nothing",
            );
            return None;
        }
    }
    let why = value("why").and_then(|n| text(n, "why", "we take complaints by phone and letter (2.1)", problems));
    let why = cited(why.unwrap_or_default(), online.at);
    // The page brings the full stop.
    Some(Cited { value: why.value.trim_end_matches('.').to_owned(), ..why })
}

/// Where the front matter says it.
#[must_use]
pub(super) fn entry(front: &Node) -> Option<&Entry> {
    match &front.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == KEY),
        Value::Text(_) | Value::List(_) => None,
    }
}

/// What was added, with its places, for the checks that need the whole form.
#[derive(Default)]
struct Own {
    choices: Vec<(Choice, Place)>,
    hints: Vec<(String, Place)>,
}

impl Own {
    fn add_choices(&mut self, form: &mut Form, node: &Node, problems: &mut Problems<'_>) {
        let example = "`about: [{ id: gardens, label: Gardens }]`, with the id of a question first";
        let Some(mut fields) = Fields::of(node, "`choices`", example, problems) else { return };
        for entry in fields.each() {
            let with_choices: Vec<String> =
                form.questions().filter(|q| !q.choices.is_empty()).map(|q| q.id.clone()).collect();
            match form.question_mut(&entry.key).filter(|q| !q.choices.is_empty()) {
                Some(question) => {
                    let added = add_choices(&mut question.choices, &entry.node, problems);
                    check_no_contact(&added, question.role, problems);
                    self.choices.extend(added);
                }
                None => problems.error(
                    &rules::BROKEN_QUESTION,
                    entry.at,
                    format!("choices: `{}` is not a question with choices", entry.key),
                    one_of(&entry.key, entry.at, problems, with_choices.iter().map(String::as_str)),
                ),
            }
        }
    }

    fn add_questions(&mut self, form: &mut Form, node: &Node, problems: &mut Problems<'_>) {
        // Questions that stand after the same one keep their order.
        let mut latest: BTreeMap<String, String> = BTreeMap::new();
        for (count, item) in items(node).enumerate() {
            if count == MAX_OWN_QUESTIONS {
                problems.error(
                    &rules::BROKEN_QUESTION,
                    item.at,
                    format!("there are more than {MAX_OWN_QUESTIONS} questions of your own"),
                    "the few that you cannot do without; every question makes it harder to complain",
                );
                return;
            }
            let Some((question, after, after_at)) = own_question(item, problems) else { continue };
            let id = question.id.clone();
            if form.question(&id).is_some() || ReservedField::IDS.contains(&id.as_str()) || id == OF_PAGE {
                problems.error(
                    &rules::BROKEN_QUESTION,
                    item.at,
                    format!("the id `{id}` is taken"),
                    "an id of its own for each question",
                );
                continue;
            }
            let Some((group, place)) = form.place(latest.get(&after).unwrap_or(&after)) else {
                problems.error(
                    &rules::BROKEN_QUESTION,
                    after_at,
                    format!("after: \"{after}\" is not a question of the form"),
                    one_of(&after, after_at, problems, form.questions().map(|q| q.id.as_str())),
                );
                continue;
            };
            let questions = &mut form.groups[group].questions;
            let mut place = place + 1;
            // It does not come between a question and those that belong to it.
            while !question.rejoins && questions.get(place).is_some_and(|q| q.rejoins) {
                place += 1;
            }
            self.hints.extend(question.hint.iter().map(|hint| (hint.clone(), item.at)));
            self.choices.extend(question.choices.iter().map(|choice| (choice.clone(), item.at)));
            questions.insert(place, question);
            latest.insert(after, id);
        }
    }

    /// What can be told only of the whole form.
    fn check(&self, form: &Form, policy: &Policy, problems: &mut Problems<'_>) {
        for (choice, at) in &self.choices {
            for needs in choice.named().filter(|id| form.question(id).is_none()) {
                problems.error(
                    &rules::BROKEN_QUESTION,
                    *at,
                    format!("the choice `{}` needs `{needs}`, which is no question", choice.id),
                    one_of(needs, *at, problems, form.questions().map(|q| q.id.as_str())),
                );
            }
            if let Some(when) = choice.circumstance.as_deref().filter(|id| !policy.knows_circumstance(id)) {
                let known = CIRCUMSTANCES.iter().copied().chain(policy.circumstances.iter().map(|c| c.id.as_str()));
                let write =
                    format!("{}; or its id and words under `circumstances:`", one_of(when, *at, problems, known));
                problems.error(
                    &rules::UNKNOWN_CIRCUMSTANCE,
                    *at,
                    format!("`circumstance: {when}` is not a circumstance that is known"),
                    write,
                );
            }
        }
        for (hint, at) in &self.hints {
            for id in named_numbers(hint).into_iter().filter(|id| form.question(id).is_none()) {
                problems.error(
                    &rules::BROKEN_QUESTION,
                    *at,
                    format!("the hint names the number of `{id}`, which is no question"),
                    one_of(id, *at, problems, form.questions().map(|q| q.id.as_str())),
                );
            }
        }
    }
}

/// Takes questions away that nothing else rests on.
fn leave_out(form: &mut Form, shared: &Form, left: &[(&str, Place)], problems: &mut Problems<'_>) {
    let can_be_left = |q: &&Question| q.role.is_none() && !q.required && !q.lead_only && !q.quiet;
    let mut going: Vec<&str> = Vec::new();
    for (id, at) in left {
        match shared.question(id) {
            None => problems.error(
                &rules::BROKEN_QUESTION,
                *at,
                format!("leave_out: \"{id}\" is not a question of content/form.yaml"),
                one_of(id, *at, problems, shared.questions().filter(can_be_left).map(|q| q.id.as_str())),
            ),
            Some(question) if question.required => problems.error(
                &rules::BROKEN_QUESTION,
                *at,
                format!("`{id}` cannot be left out: it is the one question that must be answered"),
                "take it off the list",
            ),
            Some(question) if question.role.is_some() => problems.error(
                &rules::BROKEN_QUESTION,
                *at,
                format!("`{id}` cannot be left out: the dates, the notices or the receipt depend on it"),
                "take it off the list",
            ),
            Some(question) if question.lead_only => problems.error(
                &rules::BROKEN_QUESTION,
                *at,
                format!("`{id}` cannot be left out: whoever must be kept from a complaint could read it then"),
                "take it off the list",
            ),
            Some(question) if question.quiet => problems.error(
                &rules::BROKEN_QUESTION,
                *at,
                format!("`{id}` cannot be left out: whoever is watched could not say so then"),
                "take it off the list",
            ),
            Some(_) => going.push(id),
        }
    }
    for (id, at) in left.iter().filter(|(id, _)| going.contains(id)) {
        if let Some((what, cure)) = rests_on(form, id, &going) {
            problems.error(&rules::BROKEN_QUESTION, *at, format!("`{id}` cannot be left out: {what}"), cure);
        }
    }
    for group in &mut form.groups {
        group.questions.retain(|q| !going.contains(&q.id.as_str()));
    }
    form.groups.retain(|group| !group.questions.is_empty());
}

/// What stays in the form and needs a question that goes, with the cure.
fn rests_on(form: &Form, id: &str, going: &[&str]) -> Option<(String, String)> {
    let stay = || form.questions().filter(|q| !going.contains(&q.id.as_str()));
    let mut head = "";
    for question in form.questions() {
        if !question.rejoins {
            head = &question.id;
        } else if head == id && !going.contains(&question.id.as_str()) {
            let what = format!("`{}` belongs to it", question.id);
            return Some((what, format!("`{}` on the list as well, or neither", question.id)));
        }
    }
    if let Some(question) = stay().find(|q| q.choices.iter().any(|c| c.needs.as_deref() == Some(id))) {
        let what = format!("a choice of `{}` needs its answer", question.id);
        return Some((what, "take it off the list".to_owned()));
    }
    let question = stay().find(|q| q.hint.as_deref().is_some_and(|hint| named_numbers(hint).contains(&id)))?;
    let what = format!("the hint of `{}` names its number", question.id);
    Some((what, format!("`{}` on the list as well, or neither", question.id)))
}
