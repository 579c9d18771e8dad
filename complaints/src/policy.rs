//! A landlord's complaints policy, the law round it, and the words for both.
//!
//! Values and how they are read; what the keys mean is documented for authors
//! in `policies/README.md`. What a policy gives one case is [`crate::case`]'s.

mod body;
mod circumstance;
pub mod code;
mod colour;
pub mod contact;
pub mod ended;
mod event_kind;
mod facts;
mod film;
pub mod guidance;
mod identity;
pub mod in_words;
pub mod law;
pub mod library;
pub mod manifest;
pub mod office;
pub mod outside;
mod own_form;
mod panel;
mod paper;
pub mod phrases;
pub mod read;
pub mod rights;
mod rulebook;
pub mod shorthand;
mod stage;
mod telling;
mod vocabulary;

pub use circumstance::{CIRCUMSTANCES, Circumstance, RISK, SharedCircumstance};
pub use colour::{Colour, STANDS_WITH};
pub use event_kind::EventKind;
pub use facts::{Closed, Dated, DesignatedPersons, Exclusion, NamedBody, OtherProcedure, Policy, Report, Update};
pub use film::Film;
pub use identity::Identity;
pub use panel::Panel;
pub use paper::{Paper, Published};
pub use rulebook::Rulebook;
pub use stage::{Also, Hold, Stage};
pub use telling::Telling;
pub use vocabulary::{After, AlternativeFormat, Channel, ContactKind, LateRequest, Registered, Says, Scheme};
