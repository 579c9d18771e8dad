//! A landlord's complaints policy: its words, its dates, its form.
//!
//! Pure: text in, values out. No files, no environment, no clock, no network;
//! the date, the token and the key are arguments.

pub mod answers;
pub mod approximate;
pub mod bank_holidays;
pub mod calendar;
pub mod clock;
pub mod count;
pub mod events;
pub mod fields;
pub mod form;
pub mod guidance;
pub mod holiday_rules;
pub mod ics;
pub mod law;
pub mod letter;
pub mod library;
pub mod located;
pub mod moment;
pub mod outside;
pub mod pages;
pub mod period;
pub mod policy;
pub mod problem;
pub mod reference;
pub mod shorthand;
pub mod source;
pub mod text;
pub mod timeline;
pub mod told;
pub mod view;
