//! Who "the Ombudsman" is for one landlord, decided once: every page, letter and date takes it from here.
//!
//! It follows from the scheme that binds the landlord, never from the order in
//! which its policy names bodies.

use std::collections::BTreeMap;

use super::Body;
use crate::days::clock::{Cited, Limit};
use crate::policy::facts::{NamedBody, Policy};
use crate::policy::vocabulary::Scheme;

/// Where a complaint can go after the landlord.
#[derive(Debug, Clone)]
pub enum Outside<'w> {
    /// One body takes complaints about this landlord in general.
    Body {
        /// The body that pages call the Ombudsman.
        main: For<'w>,
        /// The other bodies that the policy names, in its order.
        others: Vec<For<'w>>,
    },
    /// No body takes complaints in general: people are sent to free advice.
    Advice {
        /// The bodies that the policy names for some people or some matters, in its order.
        others: Vec<For<'w>>,
    },
}

/// A body, and for whom or for what the policy names it.
#[derive(Debug, Clone)]
pub struct For<'w> {
    /// The facts about it.
    pub body: &'w Body,
    /// From when people can go there, where the policy says so: each time that it gives.
    pub opens: Vec<&'w Cited<Limit>>,
    /// The section of the policy that names a body of its own.
    pub section: Option<&'w str>,
    /// Each limit that the policy sets: `people to whom we gave advice about money`; empty for everybody.
    pub only: Vec<&'w Cited<String>>,
}

impl<'w> Outside<'w> {
    /// Decides for one policy; a body without facts in `bodies` is left out.
    ///
    /// The body of the scheme comes first, also where the policy does not name
    /// it. Without one, the general body is the only one that the policy names
    /// without `only:`; where it names two of them, nobody can say which.
    #[must_use]
    pub fn of(policy: &'w Policy, bodies: &'w BTreeMap<String, Body>) -> Self {
        let mut named = each_once(&policy.ombudsman, bodies);
        let of_scheme = match policy.scheme {
            Scheme::None => None,
            Scheme::HousingOmbudsman | Scheme::Spso | Scheme::Psow | Scheme::Nipso => bodies.get(policy.scheme.name()),
        };
        let main = match of_scheme {
            Some(body) => Some(match named.iter().position(|one| one.body.id == body.id) {
                Some(at) => named.remove(at),
                None => For { body, opens: Vec::new(), section: None, only: Vec::new() },
            }),
            None => only_general(&named).map(|at| named.remove(at)),
        };
        match main {
            Some(main) => Self::Body { main, others: named },
            None => Self::Advice { others: named },
        }
    }

    /// The body that pages call the Ombudsman, if there is one.
    #[must_use]
    pub fn main(&self) -> Option<&For<'w>> {
        match self {
            Self::Body { main, .. } => Some(main),
            Self::Advice { .. } => None,
        }
    }

    /// Every other body.
    #[must_use]
    pub fn others(&self) -> &[For<'w>] {
        match self {
            Self::Body { others, .. } | Self::Advice { others } => others,
        }
    }

    /// Every body, the Ombudsman first.
    pub fn each(&self) -> impl Iterator<Item = &For<'w>> {
        self.main().into_iter().chain(self.others())
    }
}

/// The bodies that a policy names, each once; one that it names for everybody too has no limit.
fn each_once<'w>(named: &'w [NamedBody], bodies: &'w BTreeMap<String, Body>) -> Vec<For<'w>> {
    let mut found: Vec<For<'w>> = Vec::new();
    for one in named {
        let Some(body) = one.own.as_ref().or_else(|| bodies.get(&one.id)) else { continue };
        let opens = one.opens.applied();
        let Some(before) = found.iter_mut().find(|before| before.body.id == body.id) else {
            let (opens, section) = (opens.into_iter().collect(), one.section.as_deref());
            found.push(For { body, opens, section, only: one.only.iter().collect() });
            continue;
        };
        before.opens.extend(opens);
        match &one.only {
            Some(_) if before.only.is_empty() => {}
            Some(only) if before.only.iter().any(|said| said.value == only.value) => {}
            Some(only) => before.only.push(only),
            None => before.only.clear(),
        }
    }
    found
}

fn only_general(named: &[For<'_>]) -> Option<usize> {
    let mut general = named.iter().enumerate().filter(|(_, one)| one.only.is_empty());
    let (at, _) = general.next()?;
    general.next().is_none().then_some(at)
}
