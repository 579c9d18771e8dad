//! One complaint: what has happened in it, by when each thing is due, and the
//! three forms in which that is told.

pub mod again;
pub mod events;
pub mod ics;
pub mod json;
pub mod letter;
pub mod timeline;
