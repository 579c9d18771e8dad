//! One complaint: what has happened in it, by when each thing is due, how it
//! stands, and the three forms in which that is told.

pub mod admits;
pub mod again;
pub mod broken;
pub mod events;
pub mod followed;
pub mod ics;
mod in_danger;
pub mod json;
pub mod standing;
pub mod summary;
pub mod timeline;
