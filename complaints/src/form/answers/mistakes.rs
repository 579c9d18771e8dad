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
    /// Everything to change before this can be sent, so that whoever mends it all needs no
    /// second round: one message a question, which tells all of it, in the order of the form.
    ///
    /// What a ticked choice needs is told also where "Do not contact me" is ticked as well:
    /// whichever of the two somebody then takes away, nothing is left to be told.
    #[must_use]
    pub fn mistakes(&self, form: &Form, today: NaiveDate) -> Vec<Mistake> {
        let needed: Vec<&str> = self.chosen(form).filter_map(|c| c.needs.as_deref()).collect();
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

    /// All that is wrong with an answer, as one message.
    fn impossible(
        &self,
        question: &Question,
        value: &str,
        form: &Form,
        today: NaiveDate,
        needed: &[&str],
    ) -> Option<String> {
        let told = [too_long(question, value, form), self.cannot_be(question, value, form, today, needed)];
        let told: Vec<String> = told.into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join(". "))
    }

    fn cannot_be(
        &self,
        question: &Question,
        value: &str,
        form: &Form,
        today: NaiveDate,
        needed: &[&str],
    ) -> Option<String> {
        match question.kind {
            // An address that somebody gives is used, so it is checked; not where they want no contact at all.
            QuestionKind::Email
                if email_addresses(value).is_empty()
                    && (needed.contains(&question.id.as_str()) || !self.refuse_contact(form)) =>
            {
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

fn too_long(question: &Question, value: &str, form: &Form) -> Option<String> {
    let count = value.chars().count();
    (count > question.most).then(|| {
        let filled = form.messages.too_long.replace("{label}", &question.short);
        filled.replace("{most}", &grouped(question.most)).replace("{count}", &grouped(count))
    })
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
