//! A landlord's complaints policy: its words, its dates, its form.
//!
//! Pure: text in, values out. No files, no environment, no clock, no network;
//! the instant and the random token are arguments.
//!
//! Eight rooms, each asking only those above it, and no file asking one that asks
//! it (`tests/rooms.rs` holds both):
//!
//! * [`words`]: text with places, and what an author should mend in it;
//! * [`days`]: which days are worked, lengths of time, what a limit is, and the
//!   day that one period ends on;
//! * [`form`]: questions, answers, and the reference of what was sent;
//! * [`policy`]: what a landlord promises and asks, what the law asks, the words
//!   for both, and all of them read together (the library);
//! * [`case`]: what happened in one complaint, by when each thing is due, and
//!   that as a letter, a calendar file and JSON;
//! * [`procedure`]: policy and law joined before there is a case;
//! * [`changes`]: what another version, or another day, tells people otherwise;
//! * [`pages`]: the pages that a visitor's answers can change.

pub mod case;
pub mod changes;
pub mod days;
pub mod form;
pub mod pages;
pub mod policy;
pub mod procedure;
pub mod words;
