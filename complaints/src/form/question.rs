//! One question of the form, and for what the program must know it.

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use crate::words::vocabulary::vocabulary;

/// One question of the form, with all that a page or a message needs of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// Its id in form fields, stored complaints and JSON.
    pub id: String,
    /// What the program must know it for.
    pub role: Option<Role>,
    /// The kind of answer it takes, which decides the box on the page and the check.
    pub kind: QuestionKind,
    /// The question as people read it: `What has gone wrong?`
    pub label: String,
    /// What the answer is called where somebody complains for another person: `Name of the person you are helping`.
    pub label_for_other: Option<String>,
    /// Whoever answers it complains for another person.
    pub for_other: bool,
    /// A hint under it; `{number of ID}` stands for the number of another question.
    pub hint: Option<String>,
    /// The number that readers see, counted from 1; a question that belongs to the one before shares its number.
    pub number: usize,
    /// Whether it belongs to the question before it.
    pub rejoins: bool,
    /// The choices in their order; empty for kinds that have none.
    pub choices: Vec<Choice>,
    /// Whether it must be answered before the form can be sent.
    pub required: bool,
    /// The most characters (Unicode scalar values) it takes.
    pub most: usize,
    /// How many rows its box has.
    pub rows: usize,
    /// The HTML `autocomplete` token for what it asks: `email`, `tel`, `street-address`.
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
    /// Whoever answers it names somebody who must not read the complaint: its words are then for the lead
    /// officer alone.
    pub lead_only: bool,
}

impl Question {
    /// What its answer is called, where the complaint is another person's or not.
    #[must_use]
    pub fn label_of(&self, for_other: bool) -> &str {
        self.label_for_other.as_deref().filter(|_| for_other).unwrap_or(&self.label)
    }
}

vocabulary! {
    /// What kind of answer a question takes.
    pub enum QuestionKind {
        /// One line of text.
        Text = "text",
        /// A text of several lines, such as the story of the complaint.
        LongText = "long text",
        /// A postal address of several lines.
        Address = "address",
        /// An e-mail address that can be one, as the function `is_possible_email` tells.
        Email = "email",
        /// A telephone number, as typed.
        Phone = "phone",
        /// A date, as rough as people know it.
        Date = "date",
        /// One of the choices, as radio buttons.
        Choice = "choice",
        /// Any number of the choices, as check boxes.
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
    /// What a question is for, where the program has to find it: the form needs one of each.
    pub enum Role {
        /// The words of the complaint.
        Story = "story",
        /// The date on which it happened, as rough as people know it.
        When = "when",
        /// Whether somebody could get hurt, whose choices can start an urgent clock.
        AtRisk = "at_risk",
        /// The ways in which the person may be contacted.
        ContactBy = "contact_by",
        /// An e-mail address at which to reach the person.
        Email = "email",
        /// A phone number at which to reach the person.
        Phone = "phone",
        /// The reference of a complaint made before, by which a receipt names this question.
        BeforeReference = "before_reference",
    }
}
