//! What has happened in a case: the record from which its dates are derived.
//!
//! Knows which record makes sense (nothing before the receipt, a clock that
//! starts again had stopped). Refuses to know any policy: what an event does
//! to a date is [`crate::case::timeline`].

mod answers;
mod consistent;
mod error;
mod event;
mod record;
mod stages;
mod starts;

pub use crate::policy::EventKind;
pub use answers::Pauses;
pub use error::EventError;
pub use event::Event;
pub use record::Events;
