//! What a landlord has published about its complaints, elsewhere: its yearly
//! report, and what its governing body said about that. Knows no page of ours.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::approximate::Approximate;
use crate::words::problem::Place;

/// The papers that a landlord gives; what it does not give is none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Published {
    /// Its yearly report on complaints: 8.1 of the Housing Ombudsman's Code.
    pub yearly_report: Option<Paper>,
    /// What its governing body said about that report: 8.2.
    pub response: Option<Paper>,
}

/// One paper, and where it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is about, in the landlord's words: `April 2025 to March 2026`; none where it is not said.
    pub year: Option<String>,
    /// When it was published, as exact as its author has it: `30 September 2026`.
    pub on: Approximate,
    /// Its address, which begins with `https://`.
    pub link: String,
    /// Where its day stands in the file.
    pub at: Place,
}

impl Published {
    /// Each paper that is given, with its key under `published:`.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &Paper)> {
        let all = [("yearly_report", &self.yearly_report), ("response", &self.response)];
        all.into_iter().filter_map(|(key, paper)| paper.as_ref().map(|paper| (key, paper)))
    }
}

impl Paper {
    /// Whether it can be read on a day: on the first of those that its date may be.
    #[must_use]
    pub fn is_out(&self, on: NaiveDate) -> bool {
        self.on.first_day() <= on
    }
}
