//! The pages of one day, as a build would make them, each known by a digest.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use complaints::words::problem::{Problem, any_error};
use sha2::{Digest, Sha256};

use crate::command_error::CommandError;
use crate::read::Folders;
use crate::site::{self, Failing, Published};
use crate::write_file::Output;

/// Wherever the site stands, its pages change on the same days.
const ADDRESS: &str = "https://example.org";

/// The files of the site on a day. What travels with the form is not among them: that is the words as they are typed,
/// and the manifest says the day for which it was built whether or not a page changes.
pub(crate) struct Pages {
    files: BTreeMap<String, [u8; 32]>,
    /// All that was found, where the words cannot be published on the day.
    pub(super) problems: Vec<Problem>,
}

impl Pages {
    pub(super) fn of(folders: &Folders, on: NaiveDate) -> Result<Self, CommandError> {
        let made = Digests::default();
        let site = site::render(folders, on, Published::default(), Failing::StopsAll, &made)?;
        for file in site.for_whole_site(ADDRESS) {
            made.add(&file.output_path(), file.text.as_bytes());
        }
        let problems = if any_error(&site.problems) { site.problems } else { Vec::new() };
        Ok(Self { files: made.0.into_inner().unwrap_or_else(PoisonError::into_inner), problems })
    }

    /// The paths of files that one of the two has otherwise.
    pub(super) fn differ_from(&self, other: &Self) -> Vec<String> {
        let all = self.files.keys().chain(other.files.keys());
        let mut differ: Vec<String> =
            all.filter(|path| self.files.get(*path) != other.files.get(*path)).cloned().collect();
        differ.sort_unstable();
        differ.dedup();
        differ
    }
}

/// Keeps of each file a digest, and of the words nothing.
#[derive(Default)]
struct Digests(Mutex<BTreeMap<String, [u8; 32]>>);

impl Digests {
    fn add(&self, path: &str, bytes: &[u8]) {
        if let Some(path) = path.strip_prefix("site/") {
            let digest = Sha256::digest(bytes).into();
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), digest);
        }
    }
}

impl Output for Digests {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        self.add(path, bytes);
        Ok(())
    }

    fn write_shared(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        self.add(path, bytes);
        Ok(())
    }
}
