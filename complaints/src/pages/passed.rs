//! A date has passed: which one, by which rule, and what the person can do today.
//!
//! From a receipt or from days that somebody typed in. Every date is the
//! case's; nothing that anybody wrote, no name and no address is read back.

mod boxes;
mod document;
mod kind;
mod outcome;
mod page;
mod rows;

pub use boxes::{PassedBoxes, Told, WrongBoxes};
pub use document::{Document, document};
pub use kind::DocumentKind;
pub use outcome::{Outcome, Shown};
pub use page::passed;
