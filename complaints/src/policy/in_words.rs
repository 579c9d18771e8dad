//! What a policy says, in the words of `phrases.yaml`: stages, limits, circumstances.
//!
//! Pages, summaries and JSON print these, and so say the same.

use super::facts::Policy;
use super::phrases::{Family, Phrases};
use crate::days::clock::{Cited, Fact, Limit};

/// A limit as a rule in words, stages by the landlord's names.
#[must_use]
pub fn rule(limit: &Cited<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> String {
    phrases.rule(&limit.value, stage, &|n| stage_name(policy, n, phrases))
}

/// A limit as a part of a sentence, stages by the landlord's names.
#[must_use]
pub fn clause(limit: &Cited<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> String {
    phrases.clause(&limit.value, stage, &|n| stage_name(policy, n, phrases))
}

/// A stage's name: the landlord's, or its number.
#[must_use]
pub fn stage_name(policy: &Policy, number: u8, phrases: &Phrases) -> String {
    let named = policy.stage(number).and_then(|s| s.name.applied()).map(|c| c.value.clone());
    named.unwrap_or_else(|| phrases.stage_number(number))
}

/// The values of a contradictory fact that are not acted on, as rules with their sections.
#[must_use]
pub fn against(fact: &Fact<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> Vec<(String, Option<String>)> {
    not_acted_on(fact).map(|limit| (rule(limit, stage, policy, phrases), limit.section.clone())).collect()
}

/// The values of a contradictory fact that are not acted on.
pub fn not_acted_on(fact: &Fact<Limit>) -> impl Iterator<Item = &Cited<Limit>> {
    let (values, chosen) = match fact {
        Fact::Contradictory { values, chosen, .. } => (values.as_slice(), *chosen),
        Fact::Stated(_) | Fact::NotStated => (&[][..], 0),
    };
    values.iter().enumerate().filter(move |(n, _)| *n != chosen).map(|(_, limit)| limit)
}

/// A circumstance to stand after "if" and "because": the landlord's own, or a shared one.
#[must_use]
pub fn circumstance(id: &str, policy: &Policy, phrases: &Phrases) -> String {
    let own = policy.circumstances.iter().find(|c| c.id == id).map(|c| c.words.clone());
    own.unwrap_or_else(|| phrases.of(Family::Circumstance, id).to_owned())
}
