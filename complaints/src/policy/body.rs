//! A body outside the landlord: what is known of it.
//!
//! Not for whom a policy names it, nor which of several is the Ombudsman: that is `policy::outside`.

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::days::calendar::Nation;
use crate::days::clock::{Fact, Limit};
use crate::policy::vocabulary::ContactKind;
use crate::words::vocabulary::vocabulary;

/// A body to which a complaint can go.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    pub limit: Fact<Limit>,
    /// How to reach it, by kind.
    #[serde(deserialize_with = "by_kind")]
    pub contacts: Vec<(&'static str, String)>,
    /// For landlords of which nations; empty is all.
    pub nations: Vec<Nation>,
    /// What it was called, and how it was reached, before: old policies still say so, and no page does.
    pub was: Vec<Was>,
    /// The day on which these facts were checked; none where a policy says them of a body of its own.
    pub checked_on: Option<NaiveDate>,
    /// Where they were checked: the pages of the body itself.
    pub sources: Vec<String>,
}

/// A name of a body, or a way to reach it, that has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// Ways to reach a body, each under the name of its kind.
fn by_kind<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(&'static str, String)>, D::Error> {
    let named = Vec::<(String, String)>::deserialize(from)?;
    let known = |(name, value): (String, String)| {
        let kind = ContactKind::parse(&name).ok_or_else(|| D::Error::custom("no kind of contact"))?;
        Ok((kind.name(), value))
    };
    named.into_iter().map(known).collect()
}

/// Whether something of these nations, of all where there are none, serves a landlord in `nation`.
pub(super) fn serve(nations: &[Nation], nation: Nation) -> bool {
    nations.is_empty() || nation == Nation::Uk || nations.contains(&nation)
}
