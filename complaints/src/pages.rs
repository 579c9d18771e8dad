//! The pages that a visitor's answers can change: form, check, receipt, refusals.
//!
//! One renderer for the static form and for the form with mistakes: one
//! template, one typed view. The words stand in `content/templates/`.

mod carried;
mod check;
mod date;
mod dates;
mod form;
mod given_back;
mod happened;
mod kept;
mod look_again;
mod not_added;
mod passed;
mod receipt;
mod renderer;
mod surroundings;
pub mod view;

pub use carried::Carried;
pub use check::{Check, check, copy, not_sent};
pub use dates::{Boxes, Found, LookUp, began, dates, to_come};
pub use form::{EmptyQuestions, Filled, empty_form, form, no_form, paper};
pub use given_back::{Sent, tell_of_danger};
pub use kept::{Kept, kept};
pub use look_again::{LookAgainDates, LookAgainPage, Pressed, look_again};
pub use not_added::{NotAdded, NotRead, not_added};
pub use passed::{Document, DocumentKind, Outcome, PassedBoxes, Shown, Told, WrongBoxes, document, passed};
pub use receipt::{Receipt, receipt};
pub use renderer::{RenderError, Renderer, template_problem};
pub use surroundings::{Site, Surroundings, plain_context, style_in};
