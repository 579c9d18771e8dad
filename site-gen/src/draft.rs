//! From a complaints policy as a landlord has it to a first policy file.
//!
//! `open` turns bytes into blocks, `markdown` blocks into prose, `facts` reads
//! the prose as `check` does, `front` writes what was found. What is not certain
//! is left out and listed: a person confirms each line before it counts.

pub mod document;
pub mod markdown;
pub mod open;
