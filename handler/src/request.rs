//! A request's body → fields → answers, with what came beside them.

pub(crate) mod body;
pub(crate) mod form;
mod origin;
pub(crate) mod receipt_address;
