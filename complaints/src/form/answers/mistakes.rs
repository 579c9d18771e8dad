//! What a visitor should change before the form can be sent, in the words of its questions.
//!
//! Takes nothing away and holds nobody up for what they did not have to say.

use chrono::NaiveDate;

use super::sent::Answers;
use crate::days::approximate::{Approximate, Part, Reading, read as read_date};
use crate::form::email::email_addresses;
use crate::form::question::{Question, QuestionKind, Role};
use crate::form::questions::Form;

/// Something to change before the form can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the question, to which the message leads.
    pub question: String,
    /// What to do, in the words of its label.
    pub message: String,
}

impl Answers {
    /// What to change before this can be sent, at most one message a question,
    /// in the order of the form.
    #[must_use]
    pub fn mistakes(&self, form: &Form, today: NaiveDate) -> Vec<Mistake> {
        // Somebody who ticked "Do not contact me" as well is asked which of the two first.
        let undecided = form.role(Role::ContactBy).is_some_and(|q| form.wants_no_contact(self.all(&q.id)));
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
            QuestionKind::Email if needed.contains(&question.id.as_str()) && email_addresses(value).is_empty() => {
                question.wrong.clone()
            }
            QuestionKind::Date => match read_date(value) {
                Reading::Impossible(Part::Day) => question.impossible_day.clone(),
                Reading::Impossible(Part::Month) => question.impossible_month.clone(),
                // A season, a year or two figures of one can be meant otherwise than we read it.
                Reading::Date(date @ (Approximate::Day(_) | Approximate::Month(..))) if date.first_day() > today => {
                    question.future.clone()
                }
                Reading::Date(_) | Reading::Likely(_) | Reading::Words => None,
            },
            QuestionKind::Several if question.role == Some(Role::ContactBy) => {
                let values = self.all(&question.id);
                (values.len() > 1 && form.wants_no_contact(values)).then(|| form.messages.contact_none.clone())
            }
            _ => None,
        }
    }
}

/// A number as people write it: `20,000`.
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
