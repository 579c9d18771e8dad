//! The questions of the form, as `content/form.yaml` gives them.
//!
//! Order, kind, words, limits and errors are data. Code that must know a
//! question asks for its [`Role`]; adding a question is one entry of the file.

use crate::fields::{Fields, choice, items, text};
use crate::located::Node;
use crate::problem::{Place, Problems};

/// The whole form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its heading; `{landlord}` stands for the name.
    pub title: String,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// Messages that any question can need.
    pub messages: Messages,
}

/// Questions under one heading.
#[derive(Debug, Clone)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// A line under it; `{after}` is the number of the first question after the group.
    pub note: Option<String>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its id in form fields, stored complaints and JSON.
    pub id: String,
    /// What the program must know it for.
    pub role: Option<Role>,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// A hint under it.
    pub hint: Option<String>,
    /// The number that readers see; a question that belongs to the one before shares its number.
    pub number: usize,
    /// Whether it belongs to the question before it.
    pub rejoins: bool,
    /// The choices, for kinds that have them.
    pub choices: Vec<Choice>,
    /// Whether it must be answered.
    pub required: bool,
    /// The most characters (Unicode scalar values) it takes.
    pub most: usize,
    /// How many rows its box has.
    pub rows: usize,
    /// The browser's name for what it asks.
    pub autocomplete: Option<String>,
    /// The label without its question mark, for messages.
    pub short: String,
    /// What to say when it is missing.
    pub missing: Option<String>,
    /// What to say when it cannot be right.
    pub wrong: Option<String>,
    /// What to say of a day that does not exist.
    pub impossible_day: Option<String>,
    /// What to say of a month that does not exist.
    pub impossible_month: Option<String>,
    /// What to say of a day that is still to come.
    pub future: Option<String>,
}

/// One choice of a question.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its id in form fields.
    pub id: String,
    /// Its words.
    pub label: String,
    /// The circumstance that holds when it is chosen.
    pub circumstance: Option<String>,
    /// The question that must be answered when it is chosen.
    pub needs: Option<String>,
    /// The story may stay empty when it is chosen.
    pub story_optional: bool,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// An address, several lines.
    Address,
    /// An e-mail address.
    Email,
    /// A telephone number, as typed.
    Phone,
    /// A date, as rough as people know it.
    Date,
    /// One of the choices.
    Choice,
    /// Any of the choices.
    Several,
}

impl Kind {
    const NAMES: [(&'static str, Self); 8] = [
        ("text", Self::Text),
        ("long text", Self::LongText),
        ("address", Self::Address),
        ("email", Self::Email),
        ("phone", Self::Phone),
        ("date", Self::Date),
        ("choice", Self::Choice),
        ("several", Self::Several),
    ];

    /// The name in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, k)| *k == self).map_or("text", |(name, _)| name)
    }

    /// Whether a line break belongs to the answer.
    #[must_use]
    pub fn has_lines(self) -> bool {
        matches!(self, Self::LongText | Self::Address)
    }
}

/// The questions that the program must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The complaint itself.
    Story,
    /// When it happened.
    When,
    /// Whether somebody could get hurt.
    AtRisk,
    /// How to contact the person.
    ContactBy,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
}

const ROLES: [(&str, Role); 6] = [
    ("story", Role::Story),
    ("when", Role::When),
    ("at_risk", Role::AtRisk),
    ("contact_by", Role::ContactBy),
    ("email", Role::Email),
    ("phone", Role::Phone),
];

/// Messages that any question can need.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    /// An answer is too long; `{label}`, `{most}` and `{count}` are filled in.
    pub too_long: String,
    /// Beside a question that need not be answered.
    pub optional: String,
    /// In place of an answer that was left out.
    pub not_answered: String,
    /// "Do not contact me" was ticked with a way to contact.
    pub contact_none: String,
    /// A letter was asked for without an address.
    pub address_missing: String,
}

impl Form {
    /// All questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.groups.iter().flat_map(|g| &g.questions)
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|q| q.id == id)
    }

    /// The question with this role; `read` has made sure that there is one.
    #[must_use]
    pub fn role(&self, role: Role) -> Option<&Question> {
        self.questions().find(|q| q.role == Some(role))
    }
}

/// Names of form fields that are not questions.
pub const RESERVED: [&str; 7] = ["token", "policy", "change", "file_refused", "mended", TRAP, "opened"];

/// A field that no person sees, so that only a program fills it in.
pub const TRAP: &str = "website";

/// Reads `form.yaml`.
pub fn read(node: &Node, problems: &mut Problems<'_>) -> Option<Form> {
    let mut fields = Fields::of(node, "the form", "`title: …`", problems)?;
    let title = fields.required_text("title", "Complain to {landlord}", problems).map(str::to_owned);
    let groups = fields.require("groups", "\n  - title: What went wrong", problems);
    let messages = fields.require("messages", "\n  optional: (optional)", problems).and_then(|n| messages(n, problems));
    fields.finish(problems);
    let mut number = 0;
    let groups: Vec<Group> =
        groups.map(|n| items(n).filter_map(|n| group(n, &mut number, problems)).collect()).unwrap_or_default();
    let form = Form { title: title?, groups, messages: messages? };
    check(&form, node.at, problems);
    Some(form)
}

fn group(node: &Node, number: &mut usize, problems: &mut Problems<'_>) -> Option<Group> {
    let mut fields = Fields::of(node, "a group", "`- title: What went wrong`", problems)?;
    let title = fields.required_text("title", "What went wrong", problems).map(str::to_owned);
    let note = fields.text("note", "You can leave this group out.", problems).map(str::to_owned);
    let questions = fields.require("questions", "\n      - id: name", problems);
    fields.finish(problems);
    let questions =
        questions.map(|n| items(n).filter_map(|n| question(n, number, problems)).collect()).unwrap_or_default();
    Some(Group { title: title?, note, questions })
}

fn question(node: &Node, number: &mut usize, problems: &mut Problems<'_>) -> Option<Question> {
    let mut fields = Fields::of(node, "a question", "`- id: name`", problems)?;
    let f = &mut fields;
    let own = |t: &str| t.to_owned();
    let id = f.required_text("id", "what_happened", problems).map(own);
    let label = f.required_text("label", "What has gone wrong?", problems).map(own);
    let role = f.take("role");
    let kind = f.require("kind", "text", problems);
    let hint = f.text("hint", "Use your own words.", problems).map(own);
    let rejoins = f.yes_or_no("rejoins", problems);
    let choices = f.take("choices");
    let required = f.yes_or_no("required", problems);
    let most = number_of(f, "most", 500, problems);
    let rows = number_of(f, "rows", 4, problems);
    let autocomplete = f.text("autocomplete", "name", problems).map(own);
    let short = f.text("short", "What has gone wrong", problems).map(own);
    let mut words = |key| f.text(key, "Enter an email address", problems).map(own);
    let (missing, wrong) = (words("missing"), words("wrong"));
    let (impossible_day, impossible_month, future) =
        (words("impossible_day"), words("impossible_month"), words("future"));
    fields.finish(problems);
    let named = |node: Option<&Node>, key: &str, problems: &mut Problems<'_>| {
        node.and_then(|n| text(n, key, "text", problems).map(|t| (t.to_owned(), n.at)))
    };
    let role = named(role, "role", problems).and_then(|(t, at)| choice(&t, at, "role", &ROLES, problems));
    let kind =
        named(kind, "kind", problems).and_then(|(t, at)| choice(&t, at, "kind of question", &Kind::NAMES, problems));
    let choices = choices.map(|n| items(n).filter_map(|n| one_choice(n, problems)).collect()).unwrap_or_default();
    if !rejoins {
        *number += 1;
    }
    let label = label?;
    Some(Question {
        id: id?,
        role,
        kind: kind?,
        short: short.unwrap_or_else(|| label.trim_end_matches('?').to_owned()),
        label,
        hint,
        number: *number,
        rejoins,
        choices,
        required,
        most,
        rows,
        autocomplete,
        missing,
        wrong,
        impossible_day,
        impossible_month,
        future,
    })
}

fn number_of(fields: &mut Fields<'_>, key: &'static str, usual: usize, problems: &mut Problems<'_>) -> usize {
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

fn one_choice(node: &Node, problems: &mut Problems<'_>) -> Option<Choice> {
    let mut fields = Fields::of(node, "a choice", "`- { id: email, label: Email }`", problems)?;
    let own = |t: &str| t.to_owned();
    let id = fields.required_text("id", "email", problems).map(own);
    let label = fields.required_text("label", "Email", problems).map(own);
    let circumstance = fields.text("circumstance", "risk-to-life", problems).map(own);
    let needs = fields.text("needs", "email", problems).map(own);
    let story_optional = fields.yes_or_no("story_optional", problems);
    fields.finish(problems);
    Some(Choice { id: id?, label: label?, circumstance, needs, story_optional })
}

fn messages(node: &Node, problems: &mut Problems<'_>) -> Option<Messages> {
    let mut fields = Fields::of(node, "messages", "`optional: (optional)`", problems)?;
    let mut words = |key| fields.required_text(key, "its words", problems).map(str::to_owned).unwrap_or_default();
    let messages = Messages {
        too_long: words("too-long"),
        optional: words("optional"),
        not_answered: words("not-answered"),
        contact_none: words("contact-none"),
        address_missing: words("address-missing"),
    };
    fields.finish(problems);
    Some(messages)
}

/// What no single question can see.
fn check(form: &Form, at: Place, problems: &mut Problems<'_>) {
    for (name, role) in ROLES {
        if form.role(role).is_none() {
            problems.error(
                at,
                format!("no question has the role `{name}`"),
                format!("`role: {name}` on the question that asks it"),
            );
        }
    }
    let mut seen: Vec<&str> = RESERVED.to_vec();
    for question in form.questions() {
        if seen.contains(&question.id.as_str()) {
            problems.error(
                at,
                format!("the id `{}` is taken twice", question.id),
                "an id of its own for each question",
            );
        }
        seen.push(&question.id);
        let has_choices = matches!(question.kind, Kind::Choice | Kind::Several);
        if has_choices == question.choices.is_empty() {
            problems.error(
                at,
                format!(
                    "`{}` is of the kind `{}` and has {} choices",
                    question.id,
                    question.kind.name(),
                    question.choices.len()
                ),
                "choices for `choice` and `several`, and none for other kinds",
            );
        }
        for choice in &question.choices {
            if let Some(needs) = &choice.needs
                && form.question(needs).is_none()
            {
                problems.error(
                    at,
                    format!("a choice of `{}` needs `{needs}`, which is no question", question.id),
                    "the id of a question",
                );
            }
        }
    }
}
