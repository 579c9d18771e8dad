//! What a case is judged by: the policy, the law, the bodies outside, the calendar.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::Policy;
use super::law::Law;
use super::outside::{Body, Outside};
use crate::days::calendar::Calendar;

/// What a case is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Rulebook<'a> {
    /// The policy in force when the complaint was received.
    pub policy: &'a Policy,
    /// The law of every scheme, oldest first.
    pub laws: &'a [Law],
    /// Bodies outside the landlord, by id.
    pub bodies: &'a BTreeMap<String, Body>,
    /// The landlord's working days; the law's dates use its nation's alone.
    pub calendar: &'a Calendar,
}

impl<'a> Rulebook<'a> {
    /// The law that binds the landlord on a day: the last that has started.
    #[must_use]
    pub fn law(&self, on: NaiveDate) -> Option<&'a Law> {
        self.laws.iter().rev().find(|law| law.scheme == Some(self.policy.scheme) && law.from <= on)
    }

    /// Where the case can go after the landlord.
    #[must_use]
    pub fn outside(&self) -> Outside<'a> {
        Outside::of(self.policy, self.bodies)
    }

    /// The laws of a day about any of these circumstances: of each the last that has started.
    pub(crate) fn laws_about(&self, on: NaiveDate, circumstances: &[String]) -> BTreeMap<&'a str, &'a Law> {
        let started = self.laws.iter().filter(|law| law.from <= on);
        let about = started.filter_map(|law| Some((law.about.as_ref()?.circumstance.as_str(), law)));
        about.filter(|(id, _)| circumstances.iter().any(|held| held == id)).collect()
    }

    /// The same with the procedure that is followed where these circumstances hold.
    #[must_use]
    pub fn in_circumstances(&self, circumstances: &[String]) -> Self {
        Self { policy: self.policy.in_circumstances(circumstances), ..*self }
    }

    /// How many stages a complaint of this day can have: the policy's, or those
    /// that the law gives where the policy has fewer.
    #[must_use]
    pub fn stages(&self, received: NaiveDate) -> u8 {
        let by_law = self.law(received).map_or(0, |law| law.stages.len());
        u8::try_from(by_law.max(self.policy.stages.len())).unwrap_or(u8::MAX)
    }

    /// The same under whichever of the policy's procedures has the most.
    #[must_use]
    pub fn most_stages(&self, received: NaiveDate) -> u8 {
        let each = self.policy.each_procedure().map(|policy| Rulebook { policy, ..*self }.stages(received));
        each.max().unwrap_or(0)
    }
}
