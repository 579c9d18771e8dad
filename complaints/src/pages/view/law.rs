//! The longest times that the law allows, in words.

use serde::Serialize;

use crate::days::clock::{Fact, Limit};
use crate::policy::Policy;
use crate::policy::law::Law;
use crate::policy::phrases::Phrases;

/// The longest times that the law allows, in words.
#[derive(Debug, Clone, Serialize)]
pub struct LawView {
    /// What readers call the law: `The Ombudsman’s Code`.
    pub name: String,
    /// `12 months`.
    pub time_to_complain: Option<String>,
    /// That is longer than the policy gives.
    pub longer_to_complain: bool,
    /// The policy gives longer than that.
    pub shorter_to_complain: bool,
    /// The section by which somebody who is refused another look must be told why.
    pub refusal: Option<String>,
}

pub(super) fn law_view(law: &Law, policy: &Policy, phrases: &Phrases) -> LawView {
    let longest =
        |facts: &[Fact<Limit>]| facts.iter().filter_map(|f| f.applied().map(|c| c.value.within.usual_days())).max();
    let (by_law, by_policy) = (longest(&law.time_to_complain), longest(&policy.time_to_complain));
    // Where a soft limit and a hard one stand together, the soft one is first, and readers are told that.
    let first = law.time_to_complain.iter().find_map(Fact::applied);
    LawView {
        longer_to_complain: by_policy.is_some_and(|own| Some(own) < by_law),
        shorter_to_complain: by_law.is_some_and(|by_law| Some(by_law) < by_policy),
        name: law.name.clone(),
        refusal: law.refusal.clone(),
        time_to_complain: first.map(|c| phrases.period(c.value.within)),
    }
}
