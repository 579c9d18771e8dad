//! What is wrong with a contact of a policy: a number that nobody can dial, an
//! address to which nothing can be sent.

use super::vocabulary::ContactKind;

mod email;
pub mod phone;
mod post;
mod web;
mod wrong;

use wrong::Wrong;

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
