//! All words, checked and typed: what is shared, and one landlord at a time.
//!
//! Takes texts from whoever reads files; the site generator and the form's
//! handler read the same words through it and so cannot disagree.

mod belonging;
mod landlord;
pub mod packed;
mod shared;

pub use landlord::{Landlord, Version, possible as possible_slug, stored_policy};
pub use shared::Library;
