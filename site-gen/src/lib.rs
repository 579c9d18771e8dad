//! The site generator: reads words, checks them, writes pages and prints dates.
//!
//! One file a subcommand; `read` is the only one that reads words from disk
//! and `write` the only one that writes.

pub mod build;
pub mod check;
pub mod count;
pub mod dates;
pub mod deadlines;
#[cfg(feature = "serve")]
pub mod engine;
pub mod holidays;
#[cfg(feature = "serve")]
mod listen;
pub mod markdown;
pub mod names;
pub mod read;
mod result;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod stop;
pub mod to_update;
mod words;
pub mod write;
