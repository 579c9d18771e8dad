//! What `serve` and `backup` need of this machine: a folder that only its owner
//! can look into, a table in it, a copy of it, and HTTP on loopback.

pub mod copy;
pub mod data_folder;
pub mod engine;
pub(crate) mod handles;
pub mod http;
pub(crate) mod keys;
pub mod listen;
mod sweep;
