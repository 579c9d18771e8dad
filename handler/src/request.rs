//! A request's body → fields → answers, with what came beside them.

pub(crate) mod accept;
pub(crate) mod body;
pub(crate) mod form;
pub(crate) mod lenient;
mod origin;
pub(crate) mod receipt_address;
