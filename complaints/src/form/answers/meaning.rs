//! What answers mean to the program, as the form's roles and marks say.
//!
//! No question is known here by its id, and no choice by its words.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::sent::Answers;
use crate::days::approximate::{Approximate, read as read_date};
use crate::form::choice::Choice;
use crate::form::question::{Question, Role};
use crate::form::questions::Form;

impl Answers {
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

    /// Whether they say that the landlord was told of it before and has not answered: earlier dates may count.
    #[must_use]
    pub fn told_before(&self, form: &Form) -> bool {
        let named = form.role(Role::BeforeReference).is_some_and(|question| !self.all(&question.id).is_empty());
        !self.ask_again(form) && (named || self.chosen(form).any(|choice| choice.told_before))
    }

    /// Whether they say that the complaint is another person's.
    #[must_use]
    pub fn are_for_other(&self, form: &Form) -> bool {
        form.are_for_other(|id| self.all(id))
    }

    /// The question of the other person's name, where the one who complains for that person wrote the same as their own.
    #[must_use]
    pub fn name_twice<'f>(&self, form: &'f Form) -> Option<&'f str> {
        let said = |question: &Question| -> Vec<String> {
            self.all(&question.id)
                .iter()
                .map(|name| name.trim().to_lowercase())
                .filter(|name| !name.is_empty())
                .collect()
        };
        let own: Vec<String> = form.questions().filter(|q| q.for_other).flat_map(said).collect();
        let mut theirs = form.questions().filter(|q| q.label_for_other.is_some() && q.choices.is_empty());
        theirs
            .find(|question| said(question).iter().any(|name| own.contains(name)))
            .map(|question| question.id.as_str())
    }

    /// Whether they give a way to reach somebody.
    #[must_use]
    pub fn can_be_answered(&self, form: &Form) -> bool {
        form.questions().any(|q| q.reaches && !self.all(&q.id).is_empty())
    }

    /// The ways in which the person may be contacted, by the ids of their choices.
    ///
    /// Whoever ticked none and gave an email address or a phone number wants to be reached by
    /// it, in each way that needs it: nobody gives one so as not to be.
    #[must_use]
    pub fn contact_by(&self, form: &Form) -> Vec<String> {
        let Some(question) = form.role(Role::ContactBy) else { return Vec::new() };
        let ticked = self.all(&question.id);
        if !ticked.is_empty() {
            return ticked.to_vec();
        }
        let given = |id: &str| {
            let asked = form.question(id).and_then(|q| q.role);
            matches!(asked, Some(Role::Email | Role::Phone)) && !self.all(id).is_empty()
        };
        let ways = question.choices.iter().filter(|choice| choice.needs.as_deref().is_some_and(given));
        ways.map(|choice| choice.id.clone()).collect()
    }

    /// Whether they ask for no contact, and for no way of it besides.
    #[must_use]
    pub fn refuse_contact(&self, form: &Form) -> bool {
        let ticked = form.role(Role::ContactBy).map_or(&[][..], |question| self.all(&question.id));
        !ticked.is_empty() && ticked.iter().all(|way| form.wants_no_contact(std::slice::from_ref(way)))
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
        let typed = self.one(&form.role(Role::When)?.id)?;
        read_date(typed).date().map(Approximate::last_day)
    }

    /// Every choice that was chosen, of all questions.
    pub(crate) fn chosen<'f>(&'f self, form: &'f Form) -> impl Iterator<Item = &'f Choice> {
        form.questions().flat_map(|q| q.choices.iter().filter(|c| self.all(&q.id).contains(&c.id)))
    }
}
