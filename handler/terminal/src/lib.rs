//! What our programs say. Nothing else writes to stdout or stderr: a lint
//! forbids it to every other crate.
//!
//! Whatever is printed is shown, and obeyed by no terminal ([`mod@visible`]).
//! A reader that went away, as `head` does, is no fault; a disk that is full is
//! one where a result was asked for, and none where we only talk.
//!
//! | module | what |
//! |---|---|
//! | [`result`] | what a command was asked for, on stdout |
//! | [`talk`] | what is said besides, on stderr; to a server's log without ever waiting |
//! | [`arguments`] | a command line that is wrong, and help |

#[cfg(feature = "command-line")]
mod arguments;
mod result;
mod talk;

#[cfg(feature = "command-line")]
pub use arguments::parsed;
pub use complaints::words::visible;
pub use result::{NotPrinted, Printed, print, print_json, print_json_text};
pub use talk::{Log, fault, log, say};
