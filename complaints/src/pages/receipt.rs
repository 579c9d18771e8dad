//! The receipt: reference, dates with their working, what next. Never the answers.

mod changes;
mod duties;
mod given;
mod page;
mod progress;
mod shown;

pub use given::Receipt;
pub use page::receipt;
