//! The subcommands, one a file: its arguments and what it does with them.
//!
//! A command reads words, asks `complaints`, and prints or writes; what words
//! mean and how pages look stands elsewhere.

pub mod assess;
#[cfg(feature = "serve")]
pub mod backup;
pub mod build;
pub mod check;
pub mod count;
pub mod deadlines;
pub mod diff;
#[cfg(feature = "draft")]
pub mod draft;
pub mod explain;
pub mod holidays;
pub mod new;
pub mod next_change;
#[cfg(feature = "serve")]
pub mod serve;
pub(crate) mod site_address;
