//! Where the files of a build go as soon as each is made: to the output folder
//! for `build`, to nobody for `check`.
//!
//! Most files belong to a part, which is a landlord: made of its own words and
//! of the shared ones, and of nothing else. So a part that was made of the same
//! before need not be made again.

use crate::command_error::CommandError;

/// Takes one file: its path below the output folder, and its bytes. Landlords
/// are rendered side by side, so that it is called from several threads.
pub(crate) type WriteFile<'a> = dyn Fn(&str, &[u8]) -> Result<(), CommandError> + Sync + 'a;

/// Some files of a site that are made together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Part {
    /// Its name, which no other part has.
    pub(crate) name: String,
    /// A digest of all that it was made of.
    pub(crate) made_of: String,
    /// The paths of its files below the output folder.
    pub(crate) files: Vec<String>,
    /// What whoever made it wants to be told of it again when it is kept.
    pub(crate) about: String,
}

/// Takes a whole site. It does nothing at all unless its methods say otherwise.
pub(crate) trait Output: Sync {
    /// Writes one file of a part.
    fn write(&self, _path: &str, _bytes: &[u8]) -> Result<(), CommandError> {
        Ok(())
    }

    /// Writes one file that belongs to no part.
    fn write_shared(&self, _path: &str, _bytes: &[u8]) -> Result<(), CommandError> {
        Ok(())
    }

    /// A part that was made of the same before, and lies there as it was made.
    fn unchanged(&self, _name: &str, _made_of: &str) -> Option<Part> {
        None
    }

    /// A part of the site before, whatever it was made of; `None` where there was no such part.
    fn before(&self, _name: &str) -> Option<Part> {
        None
    }

    /// Such a part is in this site as well: it is not written.
    fn take_over(&self, _part: Part) {}

    /// All files of a part have been written.
    fn made(&self, _part: Part) {}

    /// A part is not to be in this site, though some of its files may have been written.
    fn discard(&self, _part: &Part) {}

    /// The files that belong to no part and whose paths start so are to stay as well.
    fn keep_shared(&self, _start: &str) {}
}

/// Nowhere: what is written is dropped.
#[derive(Debug)]
pub(crate) struct Nowhere;

impl Output for Nowhere {}
