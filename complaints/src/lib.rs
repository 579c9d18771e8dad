//! A landlord's complaints policy: its words, its dates, its form.
//!
//! Pure: text in, values out. No files, no environment, no clock, no network;
//! the date, the token and the key are arguments.
//!
//! Six rooms, each knowing only those above it:
//!
//! * [`words`]: text with places, and what an author should mend in it;
//! * [`days`]: days that are worked, lengths of time, and one period counted;
//! * [`form`]: questions, answers, and the reference of what was sent;
//! * [`policy`]: what a landlord promises, what the law asks, and how both are said;
//! * [`case`]: what happened in one complaint, and by when each thing is due;
//! * [`pages`]: the pages that a visitor's answers can change.

pub mod case;
pub mod days;
pub mod form;
pub mod pages;
pub mod policy;
pub mod words;
