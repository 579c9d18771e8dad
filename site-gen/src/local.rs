//! What `serve` needs of this machine: a folder that only its owner can look
//! into, a table in it, and a listener on loopback.

pub mod data_folder;
pub mod engine;
pub(crate) mod keys;
pub(crate) mod listen;
pub(crate) mod stop;
