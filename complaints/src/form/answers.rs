//! What a visitor sent: read leniently, checked kindly, and its digest taken exactly.

mod digest;
mod meaning;
mod mistakes;
mod sent;

pub use mistakes::Mistake;
pub use sent::{Answers, RAW};
