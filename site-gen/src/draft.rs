//! From a complaints policy as a landlord has it to a first policy file.
//!
//! `open` turns bytes into blocks, `markdown` blocks into prose, `facts` reads
//! the prose as `check` does, `front` writes what was found. What is not certain
//! is left out and listed: a person confirms each line before it counts.

pub mod document;
pub mod facts;
mod fill;
mod front;
pub mod markdown;
pub mod open;

use complaints::policy::library::Library;

use crate::prose::Prose;
use document::Document;
use facts::Facts;
pub(crate) use front::IN_PLACE_OF_YOUR_NAME;
pub use front::MARK;

/// A first policy file.
#[derive(Debug)]
pub struct Draft {
    /// The file: facts, each with its mark, and below them the policy in its own words.
    pub text: String,
    /// What was found, and what could not be placed; lines are those of the file.
    pub facts: Facts,
    /// Where it belongs; none where no name was found.
    pub save_as: Option<String>,
    /// The same, with a folder to be named where no name was found.
    pub place: String,
}

/// Drafts a policy from a document, whose file is called `name`.
#[must_use]
pub fn draft(document: &Document, name: &str, library: &Library) -> Draft {
    let body = markdown::write(document);
    let prose = Prose::read(&body, 1);
    let mut facts = facts::read(&prose, document.title.as_deref(), library);
    let front = front::write(&facts, name);
    let above = front.lines().count();
    let text = format!("{front}{}", fill::names(&body, &prose, &facts));
    facts.move_down(above);
    Draft { text, save_as: front::save_as(&facts), place: front::place(&facts), facts }
}
