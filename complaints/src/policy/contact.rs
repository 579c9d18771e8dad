//! What is wrong with a contact of a policy: a number that nobody can dial, an
//! address to which nothing can be sent.

use super::vocabulary::ContactKind;
use crate::words::problem::Severity;

mod email;
pub mod phone;
mod post;
mod web;

/// What is wrong with a contact, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// An error where nobody can be reached by it; a warning where some may not be.
    pub(super) severity: Severity,
    pub(super) found: String,
    pub(super) write: String,
}

impl Wrong {
    fn error(found: String, write: String) -> Option<Self> {
        Some(Self { severity: Severity::Error, found, write })
    }

    fn warning(found: String, write: String) -> Option<Self> {
        Some(Self { severity: Severity::Warning, found, write })
    }
}

/// Looks at the value under the key `name`; none where it is one contact, and plausible.
pub(super) fn mistake(kind: ContactKind, name: &str, typed: &str) -> Option<Wrong> {
    match kind {
        ContactKind::Email => email::mistake(name, typed),
        ContactKind::Phone | ContactKind::Text => phone::mistake(name, typed),
        ContactKind::Relay => phone::mistake_of_relay(name, typed),
        ContactKind::Web => web::mistake(name, typed),
        ContactKind::Bsl => web::looks_like_one(typed).then(|| web::mistake(name, typed)).flatten(),
        ContactKind::Post | ContactKind::Office => post::mistake(name, typed),
        ContactKind::Hours | ContactKind::OutOfHours => None,
    }
}
