//! Events + policy + law + calendar → what is due, when, why, and how it stands.
//!
//! Deadlines are derived, never stored as the truth: a case keeps its events
//! and its copy of the clocks, and this room gives the dates again. Values
//! only; the words are [`crate::case::json`] and [`crate::case::summary`].

mod builder;
mod cap;
mod dates;
mod deadline;
mod due;
mod extend;
mod latest_start;
mod outside;
mod refusal;
mod remark;
mod remarks;
mod replace;
mod starting;
mod state;
mod state_of;

pub use builder::{dates_that_lead, timeline};
pub use dates::{NewComplaint, Timeline};
pub use deadline::{Assumptions, Basis, Bound, Deadline, Due, Furthest, PutOff};
pub use refusal::{Refusal, RefusedDate};
pub use remark::Remark;
pub use state::{Because, Late, State};
