//! The questions of the form, as `content/form.yaml` gives them.
//!
//! Order, kind, words, limits and errors are data. Code that must know a
//! question asks for its [`Role`]; adding a question is one entry of the file.
//! What one landlord asks otherwise is [`own`].

use crate::words::fields::{Fields, items};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};

pub mod answers;
mod entry;
pub mod own;
pub mod reference;

/// The whole form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its heading; `{landlord}` stands for the name.
    pub title: String,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// Messages that any question can need.
    pub messages: Messages,
    /// Words for which officers look first: all of one line, in any order; `*` ends a word that may go on.
    pub danger_words: Vec<String>,
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
    pub kind: QuestionKind,
    /// The question.
    pub label: String,
    /// A hint under it; `{number of ID}` stands for the number of another question.
    pub hint: Option<String>,
    /// The number that readers see, counted from 1; a question that belongs to the one before shares its number.
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
    /// Whoever answers it must not be given away: titles and calendars then do not speak of a complaint.
    pub quiet: bool,
    /// Its answer is a way to reach the person.
    pub reaches: bool,
    /// Whoever answers it names somebody who must not read the complaint: its words are then for the lead officer alone.
    pub lead_only: bool,
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
    /// It stays at the end when a landlord adds choices, as "Something else" does.
    pub last: bool,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
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

impl QuestionKind {
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
    /// The reference of a complaint made before, by which a receipt names this question.
    BeforeReference,
}

const ROLES: [(&str, Role); 7] = [
    ("story", Role::Story),
    ("when", Role::When),
    ("at_risk", Role::AtRisk),
    ("contact_by", Role::ContactBy),
    ("email", Role::Email),
    ("phone", Role::Phone),
    ("before_reference", Role::BeforeReference),
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

    fn question_mut(&mut self, id: &str) -> Option<&mut Question> {
        self.groups.iter_mut().flat_map(|g| &mut g.questions).find(|q| q.id == id)
    }

    /// In which group a question stands, and where in it.
    fn place(&self, id: &str) -> Option<(usize, usize)> {
        self.groups.iter().enumerate().find_map(|(n, g)| Some((n, g.questions.iter().position(|q| q.id == id)?)))
    }

    /// `words` with each `{number of ID}` as the number that readers see.
    #[must_use]
    pub fn with_numbers(&self, words: &str) -> String {
        named(words).into_iter().fold(words.to_owned(), |filled, id| {
            let number = self.question(id).map(|q| q.number.to_string()).unwrap_or_default();
            filled.replace(&format!("{NUMBER_OF}{id}}}"), &number)
        })
    }

    /// Counts the questions again, from 1, after some came or went.
    fn count(&mut self) {
        let mut number = 0;
        for question in self.groups.iter_mut().flat_map(|g| &mut g.questions) {
            if !question.rejoins {
                number += 1;
            }
            question.number = number;
        }
    }
}

/// How a hint starts to name the number of another question.
const NUMBER_OF: &str = "{number of ";

/// The ids of the questions whose numbers `words` names.
fn named(words: &str) -> Vec<&str> {
    words.split(NUMBER_OF).skip(1).filter_map(|rest| rest.split_once('}').map(|(id, _)| id)).collect()
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
    let danger_words = fields.texts("danger_words", "[gas leak*, smell* gas]", problems);
    let danger_words = danger_words.into_iter().map(|(line, _)| line.to_lowercase()).collect();
    fields.finish(problems);
    let groups: Vec<Group> = groups.map(|n| items(n).filter_map(|n| group(n, problems)).collect()).unwrap_or_default();
    let mut form = Form { title: title?, groups, messages: messages?, danger_words };
    form.count();
    check(&form, node.at, problems);
    Some(form)
}

fn group(node: &Node, problems: &mut Problems<'_>) -> Option<Group> {
    let mut fields = Fields::of(node, "a group", "`- title: What went wrong`", problems)?;
    let title = fields.required_text("title", "What went wrong", problems).map(str::to_owned);
    let note = fields.text("note", "You can leave this group out.", problems).map(str::to_owned);
    let questions = fields.require("questions", "\n      - id: name", problems);
    fields.finish(problems);
    let questions =
        questions.map(|n| items(n).filter_map(|n| entry::shared(n, problems)).collect()).unwrap_or_default();
    Some(Group { title: title?, note, questions })
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
        for id in question.hint.iter().flat_map(|hint| named(hint)).filter(|id| form.question(id).is_none()) {
            problems.error(
                at,
                format!("the hint of `{}` names the number of `{id}`, which is no question", question.id),
                "the id of a question",
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
