//! Two versions of a policy: what the later one tells people otherwise, by its
//! facts and by its words.

use chrono::NaiveDate;
use complaints::changes::{self as facts, Change, Side};
use complaints::policy::library::{Library, Version};

use super::sections::{self, SectionChange};

/// What one version tells otherwise than another.
#[derive(Debug, Clone, Default)]
pub(crate) struct VersionChanges {
    /// What its facts, with the law of the day, tell otherwise.
    pub(crate) facts: Vec<Change>,
    /// The parts of its text that are not as they were.
    pub(crate) sections: Vec<SectionChange>,
}

/// A version as it is read on a day, with the words that all landlords share.
pub(crate) type ReadOn<'w> = (&'w Version, &'w Library, NaiveDate);

/// What `after` tells otherwise than `before`.
pub(crate) fn between(before: ReadOn<'_>, after: ReadOn<'_>) -> VersionChanges {
    let phrases = &after.1.phrases;
    VersionChanges {
        facts: facts::changes(
            &Side { version: before.0, library: before.1, phrases, on: before.2 },
            &Side { version: after.0, library: after.1, phrases, on: after.2 },
        ),
        sections: sections::compare(&before.0.body, &after.0.body),
    }
}
