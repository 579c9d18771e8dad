//! How files stood when they were looked at: enough to know that one changed, without reading any.
//!
//! A request looks at the few dozen files that it depends on, in a fraction of a
//! millisecond; so there is no watcher to start, to fall behind or to miss
//! something.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::machine::stamp;

/// Two changes within one tick of a disk's clock can look like one.
const TICK: Duration = Duration::from_millis(50);

/// How some files stood: their names, the time of their last change, size, and what else changes with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    of: u64,
    newest: SystemTime,
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self { of: 0, newest: SystemTime::UNIX_EPOCH }
    }
}

impl Fingerprint {
    /// Of everything below a folder, without following links. What cannot be looked at is not there.
    pub(crate) fn below(folder: &Path) -> Self {
        let mut all = Self::default();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let below = entry.file_type().is_ok_and(|kind| kind.is_dir());
            all = all.with(if below { Self::below(&path).named(&path) } else { Self::of_file(&path) });
        }
        all
    }

    /// Of one file or of a folder's own list of names.
    pub(crate) fn of_file(path: &Path) -> Self {
        match fs::symlink_metadata(path) {
            Ok(about) => Self { of: hashed(&(path, stamp::of(&about))), newest: changed(&about) },
            Err(_) => Self::default(),
        }
    }

    /// Both together, in whatever order.
    #[must_use]
    pub(crate) fn with(self, other: Self) -> Self {
        Self { of: self.of.wrapping_add(other.of), newest: self.newest.max(other.newest) }
    }

    /// The same with something beside files that matters.
    #[must_use]
    pub(crate) fn and(self, other: &impl Hash) -> Self {
        self.with(Self { of: hashed(other), ..Self::default() })
    }

    /// A number that is another one after a change.
    pub(crate) fn number(self) -> u64 {
        self.of
    }

    /// Whether what was read at this moment cannot have changed since without being seen: the last change is longer
    /// ago than a tick. A clock that is far ahead is none to wait for.
    pub(crate) fn is_settled(self) -> bool {
        match SystemTime::now().duration_since(self.newest) {
            Ok(ago) => ago > TICK,
            Err(ahead) => ahead.duration() > Duration::from_secs(2),
        }
    }

    /// A folder by its name, so that an empty one counts too.
    fn named(self, path: &Path) -> Self {
        self.and(&path)
    }
}

fn changed(about: &Metadata) -> SystemTime {
    about.modified().unwrap_or(SystemTime::UNIX_EPOCH)
}

fn hashed(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
