//! What a visitor sent, read leniently and kept as it was typed.
//!
//! Nothing that could be a complaint is lost: fields that nobody asked for are
//! kept beside the answers, each whole. How much fits into a complaint is a
//! limit of the store on all of it together, and what does not fit is refused.

use std::collections::BTreeMap;

use crate::form::invisible;
use crate::form::question::{Question, QuestionKind};
use crate::form::questions::Form;
use crate::form::reserved::ReservedField;

/// Before the name of a field whose bytes were not the text they said: beside
/// the text that could be read of them, they are kept as they came.
pub const RAW: &str = "raw:";

/// The answers of one form, by the ids of its questions, and what came beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    pub(super) values: BTreeMap<String, Vec<String>>,
    /// Fields that are no question, and second values of questions that take one.
    pub extra: Vec<(String, String)>,
    /// Characters that cannot be stored were taken out.
    pub mended: bool,
}

impl Answers {
    /// Reads name and value pairs, in the order in which they came.
    #[must_use]
    pub fn read(form: &Form, pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut answers = Self::default();
        for (name, value) in pairs {
            if ReservedField::IDS.contains(&name.as_str()) {
                continue;
            }
            match form.question(&name) {
                Some(question) => answers.take(question, &value),
                None => answers.keep_extra(&name, &value),
            }
        }
        answers
    }

    fn take(&mut self, question: &Question, typed: &str) {
        let mut value = self.mend(typed, question.kind.has_lines());
        if invisible::is_blank(&value) {
            return;
        }
        // Nothing unseen at the ends belongs to a choice or to a contact, and from there it gets into links and mails.
        if !question.choices.is_empty() || matches!(question.kind, QuestionKind::Email | QuestionKind::Phone) {
            value = invisible::trimmed(&value).to_owned();
        }
        let value = if question.choices.is_empty() {
            value
        } else {
            // Programs and people write a choice by its id or its words, in any case.
            let meant = |c: &&crate::form::choice::Choice| {
                c.id.eq_ignore_ascii_case(&value) || c.label.to_lowercase() == value.to_lowercase()
            };
            match question.choices.iter().find(meant) {
                Some(choice) => choice.id.clone(),
                None => return self.keep_extra(&question.id, &value),
            }
        };
        let values = self.values.entry(question.id.clone()).or_default();
        if question.kind == QuestionKind::Several {
            if !values.contains(&value) {
                values.push(value);
            }
        } else if values.is_empty() {
            values.push(value);
        } else if values[0] != value {
            self.keep_extra(&question.id, &value);
        }
    }

    fn mend(&mut self, typed: &str, lines: bool) -> String {
        let mut text = typed.replace("\r\n", "\n").replace('\r', "\n");
        if text.contains('\0') {
            self.mended = true;
            text = text.replace('\0', "");
        }
        if !lines {
            // A line break in a one-line answer could end up in a header of a letter or a mail.
            text = text.replace('\n', " ");
        }
        text.trim().to_owned()
    }

    /// Keeps what no question takes, such as a second answer to one.
    fn keep_extra(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let pair = (name.replace('\0', ""), value.replace('\0', ""));
        self.mended |= pair.0 != name || pair.1 != value;
        if !self.extra.contains(&pair) {
            self.extra.push(pair);
        }
    }

    /// Whether nothing came at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.extra.is_empty()
    }

    /// The values of a question, as typed.
    #[must_use]
    pub fn all(&self, id: &str) -> &[String] {
        self.values.get(id).map_or(&[], Vec::as_slice)
    }

    /// The one value of a question, or the first of several.
    #[must_use]
    pub fn one(&self, id: &str) -> Option<&str> {
        self.all(id).first().map(String::as_str)
    }

    /// Every answered question with its values, by id.
    pub fn each(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.values.iter().map(|(id, values)| (id.as_str(), values.as_slice()))
    }
}
