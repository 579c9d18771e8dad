//! A body outside the landlord: what is known of it.
//!
//! Not for whom a policy names it, nor which of several is the Ombudsman: that is `policy::outside`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::days::calendar::Nation;
use crate::days::clock::{Fact, Limit};
use crate::words::vocabulary::vocabulary;

/// A body to which a complaint can go.
#[derive(Debug, Clone, Serialize)]
pub struct Body {
    /// The id that policies name it by: `housing-ombudsman`.
    pub id: String,
    /// What readers call it: `Housing Ombudsman`.
    pub name: String,
    /// What it does for people, in a sentence.
    pub about: String,
    /// Whose complaints it takes, in a sentence.
    pub who: Option<String>,
    /// When it can help on the way, if it does.
    pub when_help: Option<String>,
    /// It can tell a landlord to answer, before there is a final answer.
    pub presses: bool,
    /// When it can look into a complaint.
    pub when_investigate: Option<String>,
    /// How long people have, as a sentence.
    pub time_limit: Option<String>,
    /// The time limit as a limit, from which dates are counted.
    #[serde(skip)]
    pub limit: Fact<Limit>,
    /// How to reach it, by kind.
    pub contacts: Vec<(&'static str, String)>,
    /// For landlords of which nations; empty is all.
    #[serde(skip)]
    pub nations: Vec<Nation>,
    /// What it was called, and how it was reached, before: old policies still say so, and no page does.
    #[serde(skip)]
    pub was: Vec<Was>,
    /// The day on which these facts were checked; none where a policy says them of a body of its own.
    pub checked_on: Option<NaiveDate>,
    /// Where they were checked: the pages of the body itself.
    pub sources: Vec<String>,
}

/// A name of a body, or a way to reach it, that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// What it was.
    pub kind: WasKind,
    /// As people find it in old policies: `PO Box 152, Liverpool, L33 7WQ`.
    pub value: String,
    /// The last day on which it held; none where that day was not found.
    pub until: Option<NaiveDate>,
}

vocabulary! {
    /// What can end of a body.
    pub enum WasKind {
        /// What it was called.
        Name = "name",
        /// A telephone number.
        Phone = "phone",
        /// A number for faxes.
        Fax = "fax",
        /// An e-mail address.
        Email = "email",
        /// A postal address.
        Post = "post",
    }
}

impl Body {
    /// Whether it takes complaints about a landlord in `nation`.
    #[must_use]
    pub fn serves(&self, nation: Nation) -> bool {
        serve(&self.nations, nation)
    }
}

/// Whether something of these nations, of all where there are none, serves a landlord in `nation`.
pub(super) fn serve(nations: &[Nation], nation: Nation) -> bool {
    nations.is_empty() || nation == Nation::Uk || nations.contains(&nation)
}
