//! What a rule of advice is made of: an id, and a question asked of a version.

use chrono::NaiveDate;
use complaints::policy::law::Law;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::Place;

/// One rule of advice: the id that authors see, and what looks for it.
pub(super) struct Rule {
    /// Its name for ever, in small letters with hyphens.
    pub(super) id: &'static str,
    /// Every place of a version that it has something to say about.
    pub(super) find: fn(&Subject<'_>) -> Vec<Finding>,
}

/// What a rule is asked about.
pub(super) struct Subject<'a> {
    pub(super) version: &'a Version,
    pub(super) library: &'a Library,
    /// The day for which the pages are made.
    pub(super) on: NaiveDate,
}

impl<'a> Subject<'a> {
    /// The law that binds the landlord on the day; none for a landlord outside every scheme.
    pub(super) fn law(&self) -> Option<&'a Law> {
        self.library.law(self.version.policy.scheme, self.on)
    }
}

/// What a rule found at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where in the policy's file, for the message.
    pub at: Place,
    /// What stands there, in the author's words.
    pub found: String,
    /// What to write instead, with an example.
    pub write: String,
}
