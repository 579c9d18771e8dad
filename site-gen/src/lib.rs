//! The site generator: reads words, checks them, writes pages and prints dates.
//!
//! One file a subcommand; `read` is the only one that reads words from disk
//! and `write` the only one that writes.

pub mod check;
pub mod count;
pub mod deadlines;
pub mod read;
pub mod stop;
