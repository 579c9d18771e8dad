//! Text that authors write: YAML as a tree with places, read key by key, and
//! every problem found on the way.

pub(crate) mod bracket_slip;
pub mod fields;
mod left_edge;
mod left_out;
mod left_over;
pub mod located;
pub mod nearest;
pub(crate) mod not_confirmed;
pub mod own_line;
pub mod problem;
pub mod rule;
pub mod rules;
pub mod source;
mod synonyms;
pub mod visible;
pub(crate) mod vocabulary;
