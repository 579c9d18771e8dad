//! The whole form: groups of questions, with the messages that any of them can need.

use serde::{Deserialize, Serialize};

use super::question::{Question, Role};

/// All that the form asks one landlord's residents.
#[derive(Debug, Clone, Serialize, Deserialize)]
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

/// Questions that stand under one heading of the page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Group {
    /// What stands above them: `What went wrong`.
    pub title: String,
    /// The same where the complaint is another person's, on the check page: `About the person you are helping`.
    pub title_for_other: Option<String>,
    /// A line under it.
    pub note: Option<String>,
    /// The words that lead past the group; `{after}` is the number of the first question after it.
    pub skip: Option<String>,
    /// In the order in which they are asked.
    pub questions: Vec<Question>,
}

/// Texts that stand by no single question.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Messages {
    /// An answer is too long; `{label}`, `{most}` and `{count}` are filled in.
    pub too_long: String,
    /// Beside a question that need not be answered.
    pub optional: String,
    /// "Do not contact me" was ticked with a way to contact.
    pub contact_none: String,
    /// A letter was asked for without an address.
    pub address_missing: String,
}

impl Group {
    /// What stands above its answers.
    #[must_use]
    pub fn title_of(&self, for_other: bool) -> &str {
        self.title_for_other.as_deref().filter(|_| for_other).unwrap_or(&self.title)
    }
}

impl Form {
    /// Whether the answers, by the id of a question, say that the complaint is another person's.
    pub fn are_for_other<'v>(&self, answers: impl Fn(&str) -> &'v [String]) -> bool {
        self.questions().any(|question| {
            let values = answers(&question.id);
            let chosen = || question.choices.iter().any(|choice| choice.for_other && values.contains(&choice.id));
            question.for_other && !values.is_empty() || chosen()
        })
    }

    /// Every question, from the first group to the last.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.groups.iter().flat_map(|g| &g.questions)
    }

    /// The question with this id; none where the landlord leaves it out.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|q| q.id == id)
    }

    /// The question with this role; `read` has made sure that there is one.
    #[must_use]
    pub fn role(&self, role: Role) -> Option<&Question> {
        self.questions().find(|q| q.role == Some(role))
    }

    /// Whether one of the chosen ways to be contacted, by their ids, is to have no contact.
    #[must_use]
    pub fn wants_no_contact(&self, ways: &[String]) -> bool {
        ways.iter().any(|way| self.is_no_contact(way))
    }

    fn is_no_contact(&self, way: &str) -> bool {
        let choices = self.role(Role::ContactBy).map_or(&[][..], |question| &question.choices);
        choices.iter().any(|choice| choice.no_contact && choice.id == way)
    }

    /// The question with this id, to add choices to.
    pub(crate) fn question_mut(&mut self, id: &str) -> Option<&mut Question> {
        self.groups.iter_mut().flat_map(|g| &mut g.questions).find(|q| q.id == id)
    }

    /// In which group a question stands, and where in it.
    pub(crate) fn place(&self, id: &str) -> Option<(usize, usize)> {
        self.groups.iter().enumerate().find_map(|(n, g)| Some((n, g.questions.iter().position(|q| q.id == id)?)))
    }

    /// `words` with each `{number of ID}` as the number that readers see.
    #[must_use]
    pub fn with_numbers(&self, words: &str) -> String {
        named_numbers(words).into_iter().fold(words.to_owned(), |filled, id| {
            let number = self.question(id).map(|q| q.number.to_string()).unwrap_or_default();
            filled.replace(&format!("{NUMBER_OF}{id}}}"), &number)
        })
    }

    /// The same with what another version of it asks besides: its questions, and its choices of questions that both
    /// ask. None where it asks nothing more.
    #[must_use]
    pub fn with_questions_of(&self, other: &Self) -> Option<Self> {
        let mut both = self.clone();
        let mut more = false;
        for (place, group) in other.groups.iter().enumerate() {
            for question in &group.questions {
                let Some(own) = both.question_mut(&question.id) else {
                    let group = both.groups.len().checked_sub(1).map(|last| place.min(last));
                    let Some(group) = group.and_then(|place| both.groups.get_mut(place)) else { continue };
                    group.questions.push(Question { rejoins: false, ..question.clone() });
                    more = true;
                    continue;
                };
                let missing =
                    question.choices.iter().filter(|choice| own.choices.iter().all(|one| one.id != choice.id));
                let missing: Vec<_> = missing.cloned().collect();
                more |= !missing.is_empty();
                own.choices.extend(missing);
            }
        }
        both.count();
        more.then_some(both)
    }

    /// Counts the questions again, from 1, after some came or went.
    pub(crate) fn count(&mut self) {
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
pub(crate) fn named_numbers(words: &str) -> Vec<&str> {
    words.split(NUMBER_OF).skip(1).filter_map(|rest| rest.split_once('}').map(|(id, _)| id)).collect()
}
