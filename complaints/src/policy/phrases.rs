//! Facts into words: dates, periods, limits, reasons.
//!
//! Every word comes from `content/phrases.yaml`; this room knows only which
//! phrase a value needs. A phrase that is missing is told when the file is read,
//! and one that no code asks for any more by the compiler.

mod change;
mod dates;
mod family;
mod fixed;
mod keyed;
mod limits;
mod needed;
mod sentence;
mod slot;
mod store;
pub(in crate::policy) mod tree;

pub(crate) use change::ChangePhrase;
pub use family::Family;
pub(crate) use fixed::Phrase;
pub(crate) use sentence::Sentence;
pub use slot::Slot;
pub use store::Phrases;
