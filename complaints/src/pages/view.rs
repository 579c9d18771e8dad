//! What templates see: a policy and its surroundings as plain words.
//!
//! One typed view, built once a landlord and day; the pages, the form and the
//! receipt all print from it, so that they cannot say different things.

mod about;
mod bodies;
mod cited_text;
mod claims;
mod clocks;
mod help;
mod landlord;
mod law;
mod names;
mod papers;
mod rights;
mod stages;
mod ways;

pub use about::AboutView;
pub use bodies::{BodyView, ContactView, DesignatedView, OutsideView, PanelView};
pub(crate) use bodies::{body, only};
pub use cited_text::CitedText;
pub use clocks::ClockView;
pub use landlord::{ExclusionView, LandlordView, ReportView, landlord};
pub use law::LawView;
pub use names::named;
pub use papers::{FilmView, PaperView, PublishedView};
pub use stages::{BindingView, HoldView, LawTimeView, StageView, stages};
pub use ways::WayView;
