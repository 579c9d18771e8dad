//! A timeline as JSON: the one shape of a deadline outside Rust.
//!
//! The command line, the form's answer and a stored complaint print it as it is;
//! the pages read it again to see what bank holidays have changed.

mod changes;
mod deadline;
mod not_counted;
mod standing;

pub use changes::{ChangedDate, changes};
pub use deadline::{DeadlineJson, DueDay, by, deadline_json, standing_json};
pub use not_counted::{NotCounted, not_counted};
pub use standing::{LateBy, Standing};
