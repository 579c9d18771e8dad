//! The site generator: an author's words become checked pages, and dates.
//!
//! Data flows one way. [`read`] takes words from disk; [`site`] renders them,
//! landlord by landlord, and hands each file on as soon as it is made; `output`
//! writes the folder and exchanges it in one step. [`commands`] has one file for
//! each subcommand, and joins [`site`] to `output`. `preview` shows what [`site`]
//! renders, page by page. `commands::serve`, `preview` and `local` alone know the
//! crates of the form, behind the feature `serve`.

mod assess;
mod changes;
pub mod check;
mod clock;
pub mod command_error;
pub mod commands;
mod diff;
#[cfg(feature = "draft")]
pub mod draft;
mod form_bundle;
mod go_live;
mod line_index;
#[cfg(feature = "serve")]
pub mod local;
pub mod machine;
mod many_words;
mod next_change;
mod output;
#[cfg(feature = "serve")]
mod preview;
pub mod prose;
pub mod read;
pub mod report;
pub mod site;
mod stdout;
mod typed_day;
mod write_file;
