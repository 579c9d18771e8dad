//! The ways to complain that a policy names, each once, and whether it says how
//! to use one.

use serde::Serialize;

use super::cited_text::CitedText;
use crate::policy::phrases::{Family, Phrases};
use crate::policy::{Channel, ContactKind, Policy, Scheme};

/// A way to complain besides our form.
#[derive(Debug, Clone, Serialize)]
pub struct WayView {
    /// In our words: `phone`, `a paper form`.
    #[serde(flatten)]
    pub said: CitedText,
    /// The name of its [`Channel`].
    pub kind: &'static str,
    /// The policy gives the number or the address for it, which stands among the contacts.
    pub given: bool,
    /// Somebody else tells the landlord for the resident.
    pub by_another: bool,
}

/// The ways that a policy names, each once.
pub(super) fn other_ways(policy: &Policy, phrases: &Phrases) -> Vec<WayView> {
    let code = policy.scheme == Scheme::HousingOmbudsman;
    let is_other = |way: Channel| way != Channel::OnlineForm && (way != Channel::AnyStaff || !code);
    let contacts = policy.contacts.applied().map(|contacts| contacts.value.as_slice()).unwrap_or_default();
    let mut ways: Vec<WayView> = Vec::new();
    for cited in policy.channels.iter().filter(|cited| is_other(cited.value)) {
        let kind = cited.value.name();
        if let Some(known) = ways.iter_mut().find(|way| way.kind == kind) {
            known.said.also_in(cited.section.clone());
            continue;
        }
        let given = reached_by(cited.value).is_some_and(|kind| contacts.iter().any(|(given, _)| *given == kind));
        let said = CitedText::saying(phrases.of(Family::Channel, kind), cited);
        ways.push(WayView { said, kind, given, by_another: cited.value.is_by_another() });
    }
    ways
}

/// The contact that says how to use a way.
fn reached_by(way: Channel) -> Option<ContactKind> {
    match way {
        Channel::Phone => Some(ContactKind::Phone),
        Channel::Text => Some(ContactKind::Text),
        Channel::Email => Some(ContactKind::Email),
        Channel::Letter => Some(ContactKind::Post),
        Channel::InPerson => Some(ContactKind::Office),
        _ => None,
    }
}
