//! What was noticed on an earlier page of one act of sending.

use serde::Serialize;

/// Travels with the answers through every page, and reaches the officer as flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Carried {
    /// A file came with the answers and was not taken.
    pub file_refused: bool,
    /// Characters that cannot be stored were taken out.
    pub mended: bool,
    /// The honeypot was filled in.
    pub honeypot: bool,
}
