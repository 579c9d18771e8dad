//! What a visitor sent: read leniently, checked kindly, digested exactly.
//!
//! Nothing that could be a complaint is lost: an answer is kept as it was
//! typed, fields that nobody asked for are kept beside it, and a check tells
//! what to change without taking anything away.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::days::approximate::{Approximate, Part, Reading, read as read_date};
use crate::form::{Form, Question, QuestionKind, RESERVED, Role};

/// The most bytes of a field that nobody asked for that are kept.
const MOST_EXTRA: usize = 2048;
/// The most fields that nobody asked for that are kept.
const MOST_EXTRAS: usize = 20;

/// Before the name of a field whose bytes were not the text they said: beside
/// the text that could be read of them, they are kept as they came.
pub const RAW: &str = "raw:";

/// The answers of one form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    values: BTreeMap<String, Vec<String>>,
    /// Fields that are no question, and second values of questions that take one.
    pub extra: Vec<(String, String)>,
    /// Characters that cannot be stored were taken out.
    pub mended: bool,
}

/// Something to change before the form can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the question.
    pub question: String,
    /// What to do, in the words of its label.
    pub message: String,
}

impl Answers {
    /// Reads name and value pairs, in the order in which they came.
    #[must_use]
    pub fn read(form: &Form, pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut answers = Self::default();
        for (name, value) in pairs {
            if RESERVED.contains(&name.as_str()) {
                continue;
            }
            match form.question(&name) {
                Some(question) => answers.take(question, &value),
                None => {
                    // What belongs to an answer is kept whole.
                    let raw = name.strip_prefix(RAW).is_some_and(|name| form.question(name).is_some());
                    answers.keep_extra(name, value, raw);
                }
            }
        }
        answers
    }

    fn take(&mut self, question: &Question, typed: &str) {
        let value = self.mend(typed, question.kind.has_lines());
        if value.is_empty() {
            return;
        }
        let value = if question.choices.is_empty() {
            value
        } else {
            // Programs and people write a choice by its id or its words, in any case.
            let meant = |c: &&crate::form::Choice| {
                c.id.eq_ignore_ascii_case(&value) || c.label.to_lowercase() == value.to_lowercase()
            };
            match question.choices.iter().find(meant) {
                Some(choice) => choice.id.clone(),
                None => return self.keep_extra(question.id.clone(), value, true),
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
            self.keep_extra(question.id.clone(), value, true);
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

    /// Keeps what no question takes. A second answer to a question is kept
    /// whole; of a field that nobody asked for, only so much.
    fn keep_extra(&mut self, name: String, value: String, of_question: bool) {
        if value.is_empty() || (!of_question && self.extra.len() >= MOST_EXTRAS) {
            return;
        }
        let cut = |text: String| {
            let mut end = if of_question { text.len() } else { text.len().min(MOST_EXTRA) };
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text[..end].replace('\0', "")
        };
        let pair = (cut(name), cut(value));
        if !self.extra.contains(&pair) {
            self.extra.push(pair);
        }
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

    /// The circumstances that the chosen answers say hold, without repeats.
    #[must_use]
    pub fn circumstances(&self, form: &Form) -> Vec<String> {
        let mut found: Vec<String> = self.chosen(form).filter_map(|c| c.circumstance.clone()).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Whether somebody asked for care with who sees it.
    #[must_use]
    pub fn are_quiet(&self, form: &Form) -> bool {
        form.questions().any(|q| q.quiet && !self.all(&q.id).is_empty())
    }

    /// Whether somebody said that there is a person who must not see this.
    #[must_use]
    pub fn are_for_lead(&self, form: &Form) -> bool {
        form.questions().any(|q| q.lead_only && !self.all(&q.id).is_empty())
    }

    /// Whether they ask to look again at an answer, which needs no story.
    #[must_use]
    pub fn ask_again(&self, form: &Form) -> bool {
        self.chosen(form).any(|choice| choice.story_optional)
    }

    /// Whether they give a way to reach somebody.
    #[must_use]
    pub fn can_be_answered(&self, form: &Form) -> bool {
        form.questions().any(|q| q.reaches && !self.all(&q.id).is_empty())
    }

    /// Whether they have all the words of one of the lines for which officers look first.
    #[must_use]
    pub fn speak_of_danger(&self, form: &Form) -> bool {
        let text = self.values.values().flatten().map(String::as_str).collect::<Vec<_>>().join("\n");
        let text = text.to_lowercase().replace('’', "'");
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '\'').collect();
        let has = |word: &str| match word.strip_suffix('*') {
            Some(start) => words.range(start..).next().is_some_and(|word| word.starts_with(start)),
            None => words.contains(word),
        };
        form.danger_words.iter().any(|line| line.split_whitespace().all(has))
    }

    /// The last day on which it can have happened, if they give one.
    #[must_use]
    pub fn happened(&self, form: &Form) -> Option<NaiveDate> {
        match read_date(self.one(&form.role(Role::When)?.id)?) {
            Reading::Date(date) => Some(date.last_day()),
            Reading::Impossible(_) | Reading::Words => None,
        }
    }

    fn chosen<'f>(&'f self, form: &'f Form) -> impl Iterator<Item = &'f crate::form::Choice> {
        form.questions().flat_map(|q| q.choices.iter().filter(|c| self.all(&q.id).contains(&c.id)))
    }

    /// What to change before this can be sent, at most one message a question,
    /// in the order of the form.
    #[must_use]
    pub fn mistakes(&self, form: &Form, today: NaiveDate) -> Vec<Mistake> {
        // Somebody who ticked "Do not contact me" as well is asked which of the two first.
        let undecided = form.role(Role::ContactBy).is_some_and(|q| self.all(&q.id).iter().any(|v| v == "none"));
        let needed: Vec<&str> = self.chosen(form).filter_map(|c| c.needs.as_deref()).filter(|_| !undecided).collect();
        let story_optional = self.ask_again(form);
        form.questions()
            .filter_map(|question| {
                let message = match self.one(&question.id) {
                    None => self.missing(question, form, &needed, story_optional),
                    Some(value) => self.impossible(question, value, form, today, &needed),
                };
                message.map(|message| Mistake { question: question.id.clone(), message })
            })
            .collect()
    }

    fn missing(&self, question: &Question, form: &Form, needed: &[&str], story_optional: bool) -> Option<String> {
        let excused = question.role == Some(Role::Story) && story_optional;
        let wanted = (question.required && !excused) || needed.contains(&question.id.as_str());
        wanted.then(|| {
            question.missing.clone().unwrap_or_else(|| match question.kind {
                QuestionKind::Address => form.messages.address_missing.clone(),
                _ => question.label.clone(),
            })
        })
    }

    fn impossible(
        &self,
        question: &Question,
        value: &str,
        form: &Form,
        today: NaiveDate,
        needed: &[&str],
    ) -> Option<String> {
        let count = value.chars().count();
        if count > question.most {
            let filled = form.messages.too_long.replace("{label}", &question.short);
            return Some(filled.replace("{most}", &grouped(question.most)).replace("{count}", &grouped(count)));
        }
        match question.kind {
            // Nobody is held up by an address that they did not ask us to write to.
            QuestionKind::Email if needed.contains(&question.id.as_str()) && !email_is_possible(value) => {
                question.wrong.clone()
            }
            QuestionKind::Date => match read_date(value) {
                Reading::Impossible(Part::Day) => question.impossible_day.clone(),
                Reading::Impossible(Part::Month) => question.impossible_month.clone(),
                // A season or a year can be meant otherwise than we read it.
                Reading::Date(date @ (Approximate::Day(_) | Approximate::Month(..))) if date.first_day() > today => {
                    question.future.clone()
                }
                Reading::Date(_) | Reading::Words => None,
            },
            QuestionKind::Several if question.role == Some(Role::ContactBy) => {
                let values = self.all(&question.id);
                (values.len() > 1 && values.iter().any(|v| v == "none")).then(|| form.messages.contact_none.clone())
            }
            _ => None,
        }
    }

    /// SHA-256 of the answers to a landlord: what makes two sends the same.
    ///
    /// Of the parsed answers in the order of the form, in Unicode's composed
    /// form, each part with its length before it, so that no two different
    /// forms run together.
    #[must_use]
    pub fn digest(&self, form: &Form, landlord: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            let text: String = text.nfc().collect();
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        };
        add(landlord);
        for question in form.questions() {
            let values = self.all(&question.id);
            if values.is_empty() {
                continue;
            }
            add(&question.id);
            values.iter().for_each(|value| add(value));
            add("");
        }
        for (name, value) in &self.extra {
            add(name);
            add(value);
        }
        hash.finalize().into()
    }
}

/// Whether mail could be sent there at all. Anything stricter refuses real
/// addresses; whether it works is found out by writing to it.
fn email_is_possible(value: &str) -> bool {
    let Some((who, host)) = value.rsplit_once('@') else { return false };
    !who.is_empty()
        && !value.contains(char::is_whitespace)
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.contains('.')
}

/// `20,000`.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
