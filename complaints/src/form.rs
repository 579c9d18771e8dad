//! The form: its questions as data, what a visitor sent, and under which reference.
//!
//! Order, kind, words, limits and errors stand in `content/form.yaml`. Code that
//! must know a question asks for its [`Role`], and for the meaning of a choice a
//! field of [`Choice`]; adding a question is one entry of the file. What one
//! landlord asks otherwise stands in its policy, and is read there.

pub mod answers;
mod choice;
mod email;
mod entry;
pub mod findable;
pub mod hex;
mod ids;
pub mod invisible;
mod question;
mod questions;
mod read;
pub mod reference;
mod reserved;
mod token;

pub use choice::Choice;
pub(crate) use choice::add_choices;
pub use email::{email_addresses, is_possible_email};
pub(crate) use entry::{check_no_contact, own_question};
pub use question::{Question, QuestionKind, Role};
pub(crate) use questions::named_numbers;
pub use questions::{Form, Group, Messages};
pub use read::read;
pub use reserved::ReservedField;
