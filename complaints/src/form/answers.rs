//! What a visitor sent: read leniently, checked kindly, and its fingerprint taken exactly.

mod fingerprint;
mod meaning;
mod mistakes;
mod sent;

pub use mistakes::Mistake;
pub use sent::{Answers, RAW};
