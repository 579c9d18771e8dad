//! What the law gives people beside the policy, in words.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::policy::Policy;
use crate::policy::library::Library;
use crate::policy::rights::{Right, RightsPage};

/// A right as pages tell it.
#[derive(Debug, Clone, Serialize)]
pub struct RightView {
    /// Its name: `damp-times`.
    pub id: String,
    /// The circumstance in which a receipt tells it.
    pub circumstance: Option<String>,
    /// It gives times in which a landlord must act on a danger in the home, damp or mould.
    pub times: bool,
    /// What people open to read it, such as `Damp or mould that could harm you`.
    pub title: String,
    /// For whom it is, where the policy does not say how its landlord is registered.
    pub lead: Option<String>,
    /// Each a sentence or two.
    pub says: Vec<String>,
    /// The words of the link to its source.
    pub source: String,
    /// The address of its source.
    pub link: String,
    /// The day on which the source was read.
    pub checked: String,
}

/// The rights of people of one landlord on a day, by the page on which they are told.
pub(super) fn rights(policy: &Policy, library: &Library, on: NaiveDate) -> BTreeMap<&'static str, Vec<RightView>> {
    let view = |right: &Right| RightView {
        id: right.id.clone(),
        circumstance: right.circumstance.clone(),
        times: right.times,
        title: right.title.clone(),
        lead: right.if_not_stated.clone().filter(|_| policy.registered.is_none()),
        says: right.says.clone(),
        source: right.source.0.clone(),
        link: right.source.1.clone(),
        checked: library.phrases.day(right.checked_on),
    };
    let on_page = |page: RightsPage| {
        let told = library.rights.iter().filter(|right| right.pages.contains(&page) && right.is_for(policy, on));
        (page.name(), told.map(view).collect())
    };
    RightsPage::ALL.into_iter().map(on_page).collect()
}
