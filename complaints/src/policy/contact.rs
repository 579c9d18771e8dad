//! What is wrong with a contact of a policy: a number that nobody can dial, an
//! address to which nothing can be sent.

use super::vocabulary::ContactKind;

mod email;
mod host;
mod hours;
pub mod phone;
mod post;
mod web;
mod wrong;

pub(super) use wrong::Wrong;

/// Looks at the value under the key `name`; none where it is one contact, and plausible.
pub(super) fn mistake(kind: ContactKind, name: &str, typed: &str) -> Option<Wrong> {
    match kind {
        ContactKind::Email => email::mistake(name, typed),
        ContactKind::Phone | ContactKind::Text => phone::mistake(name, typed),
        ContactKind::Relay => phone::mistake_of_relay(name, typed),
        ContactKind::Web => web::mistake(name, typed),
        ContactKind::Bsl => web::looks_like_one(typed).then(|| web::mistake(name, typed)).flatten(),
        ContactKind::Post => post::mistake(name, typed),
        // Whoever visits finds the door without a postcode.
        ContactKind::Office => post::mistyped(name, typed),
        ContactKind::Hours => hours::mistake(name, typed),
        // It can be a number, or words with one.
        ContactKind::OutOfHours => phone::digits(typed).and_then(|_| phone::mistake(name, typed)),
    }
}
