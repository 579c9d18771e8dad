//! How a fact is written on one line, and the mapping for what does not fit.
//!
//! `[about|usually|up to] COUNT [more] UNIT [in total] [from START] [, unless WHY] [(SECTION)]`
//! is a limit; `TEXT (SECTION)` is any other cited fact; `not stated` is both.

mod fact;
mod length;
mod limit;
mod limit_mapping;
mod meant;
mod section;
mod start;
mod start_words;
mod time_of_day;

pub use fact::{fact, text_fact};
pub use limit::{clocks, limit_fact};
pub use section::{cited, split_section};
pub use start::usual_start;
pub use time_of_day::time_of_day;
