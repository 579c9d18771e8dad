//! Markdown → HTML that every reader can use, with facts and components filled in.
//!
//! `{{ name }}` in a text prints a fact; alone in its paragraph it may name a
//! component. Stock HTML is rewritten: table headers get a scope, no style is
//! inline, nothing an author pastes can run. Sections that a policy cites are set apart.

mod citations;
mod facts;
mod heading_ids;
mod links;
mod no_such_fact;
mod scope;
mod shared;
mod side_notes;
mod writer;

pub(super) use citations::Around;
pub(super) use facts::fill;
pub(super) use scope::{Prose, Scope, SideNote, Unread};
pub(super) use shared::SharedText;
pub(super) use writer::render;
