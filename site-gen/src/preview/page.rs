//! A file of the site as it is sent: its bytes, and what its author is told of it.

use complaints::words::problem::Problem;

/// A file that is asked for.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// What is wrong or to update, errors first.
    pub(super) problems: Vec<Problem>,
    /// It is the last that could be made, and not what the files say now.
    pub(super) is_last_good: bool,
    /// What it was made from, for whoever waits for a change.
    pub(super) seen: u64,
    /// There is nothing but its problems to show.
    pub(super) cannot_be_made: bool,
    /// Its name is of its bytes: other bytes have another.
    pub(super) is_for_ever: bool,
}

impl Page {
    /// A file with nothing to say of it.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, problems: Vec::new(), is_last_good: false, seen: 0, cannot_be_made: false, is_for_ever: false }
    }
}

/// Whether a path is that of a page, and not of a file beside it.
pub(super) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}
