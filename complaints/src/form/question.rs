//! One question of the form, and for what the program must know it.

use super::choice::Choice;
use crate::words::vocabulary::vocabulary;

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

vocabulary! {
    /// What kind of answer a question takes.
    pub enum QuestionKind {
        /// One line.
        Text = "text",
        /// Several lines.
        LongText = "long text",
        /// An address, several lines.
        Address = "address",
        /// An e-mail address.
        Email = "email",
        /// A telephone number, as typed.
        Phone = "phone",
        /// A date, as rough as people know it.
        Date = "date",
        /// One of the choices.
        Choice = "choice",
        /// Any of the choices.
        Several = "several",
    }
}

impl QuestionKind {
    /// Whether a line break belongs to the answer.
    #[must_use]
    pub fn has_lines(self) -> bool {
        matches!(self, Self::LongText | Self::Address)
    }
}

vocabulary! {
    /// The questions that the program must know.
    pub enum Role {
        /// The complaint itself.
        Story = "story",
        /// When it happened.
        When = "when",
        /// Whether somebody could get hurt.
        AtRisk = "at_risk",
        /// How to contact the person.
        ContactBy = "contact_by",
        /// The e-mail address.
        Email = "email",
        /// The phone number.
        Phone = "phone",
        /// The reference of a complaint made before, by which a receipt names this question.
        BeforeReference = "before_reference",
    }
}
