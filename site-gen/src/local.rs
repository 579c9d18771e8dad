//! What `serve` needs of this machine: a folder that only its owner can look
//! into, a table in it, and HTTP on loopback.

pub mod data_folder;
pub mod engine;
pub mod http;
pub mod listen;
pub(crate) mod stop;
mod sweep;
