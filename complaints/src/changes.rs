//! What readers are told otherwise by another version of a policy, or on another
//! day: each thing that changes as a sentence, made from the facts.
//!
//! Both sides are put into words by the functions that pages print with, and
//! compared as words: what reads the same has not changed. Prose is no fact, and
//! is compared elsewhere.

mod change;
mod compare;
mod told;

pub use change::{Change, Kind};
pub use compare::{changes, changes_of_times};
pub use told::Side;
