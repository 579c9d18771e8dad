//! The site generator: an author's words become checked pages, and dates.
//!
//! Data flows one way. [`read`] takes words from disk; [`site`] renders them
//! and hands each file on as soon as it is made; `output` writes the folder
//! and exchanges it in one step. [`commands`] has one file for each
//! subcommand and is all that knows the three. `serve` and `engine` alone
//! know the form's handler, behind the feature of that name.

pub mod advice;
mod clock;
pub mod command_error;
pub mod commands;
#[cfg(feature = "serve")]
pub mod engine;
mod form_bundle;
#[cfg(feature = "serve")]
mod listen;
mod output;
mod problem;
pub mod read;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
mod stdout;
mod write_file;
