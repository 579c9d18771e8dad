//! What is wrong with the two boxes of the look-up; the template has the words.

use serde::Serialize;

/// Why a box has to be typed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mistake {
    /// It holds no day that can be read.
    NoDay,
    /// It holds a day that no calendar has.
    NoSuchDay,
    /// No version of the policy covers the day.
    NotCovered,
    /// The day lies beyond the bank holidays that are known.
    Far,
    /// The landlord was asked to look again before the complaint came.
    Early,
    /// A complaint of that day has no other stage.
    NoStage,
}

/// What is wrong with each box.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Mistakes {
    /// With the day of the complaint.
    pub received: Option<Mistake>,
    /// With the day of the request to look again.
    pub asked: Option<Mistake>,
}

impl Mistakes {
    /// Whether anything is wrong.
    #[must_use]
    pub fn any(&self) -> bool {
        self.received.is_some() || self.asked.is_some()
    }
}
