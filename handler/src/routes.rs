//! The routes of the form, one a file: a request → a reply.

pub(crate) mod add;
pub(crate) mod again;
pub(crate) mod answers;
mod at_receipt;
pub(crate) mod change;
pub(crate) mod check;
pub(crate) mod copy;
pub(crate) mod dates;
pub(crate) mod documents;
pub(crate) mod health;
pub(crate) mod passed;
pub(crate) mod receipt;
pub(crate) mod send;
pub(crate) mod to_its_end;
