//! What stands inside of an envelope: a visitor's answers, or what an officer
//! wrote of a case.

use complaints::form::answers::Answers;
use complaints::form::reference::Reference;
use serde::{Deserialize, Serialize};

/// The most bytes of what is sealed of one act of sending. In Base64 that is 374 KiB of the 400 KiB that
/// DynamoDB takes an item; dates, flags and keys need their share. What is longer would be promised and could
/// be filed by nobody.
pub const MAX_BYTES: usize = 280 * 1024;

/// What a visitor sent, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedAnswers {
    /// The reference that was shown for it, also where it is filed under another.
    pub shown: String,
    /// The answers, by the ids of the questions, in the order of the ids.
    pub answers: Vec<(String, Vec<String>)>,
    /// Names and values that no question takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<(String, String)>,
    /// Who took it down, where it did not come through the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_by: Option<String>,
}

impl SealedAnswers {
    /// What was sent and shown under a reference.
    #[must_use]
    pub fn of(answers: &Answers, shown: &Reference, taken_by: Option<&str>) -> Self {
        Self {
            shown: shown.to_string(),
            answers: answers.each().map(|(id, values)| (id.to_owned(), values.to_vec())).collect(),
            extra: answers.extra.clone(),
            taken_by: taken_by.map(str::to_owned),
        }
    }

    /// As it is sealed, which is what counts against the most that the table takes.
    ///
    /// # Errors
    /// Never known to: texts and lists of texts are JSON.
    pub fn to_bytes(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }
}

/// What an officer wrote beside an event: who it was, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedRecord {
    /// Who recorded it.
    pub by: String,
    /// Why, in the officer's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the person is told of it, as it stands on the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
}
