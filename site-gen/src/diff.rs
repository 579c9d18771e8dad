//! What readers will see change between two states of the words: landlords and
//! their versions, shared pages, and files that are no page.
//!
//! Facts are compared as sentences (`complaints::changes`), prose part by part;
//! of what is neither, the file is named, so that nothing is passed over.

mod json;
mod landlords;
mod markdown;
mod pages;
mod state;
mod text;

use chrono::NaiveDate;

pub(crate) use json::json;
pub(crate) use landlords::{AssessmentDiff, Besides, LandlordDiff, Period, What};
pub(crate) use markdown::{Doors, markdown};
pub(crate) use pages::PageDiff;
pub(crate) use state::{Against, State};
pub(crate) use text::text;

/// All that readers will see change.
#[derive(Debug)]
pub(crate) struct Diff {
    /// The day for which the words were made before.
    pub(crate) before: NaiveDate,
    /// The day for which they are read now.
    pub(crate) on: NaiveDate,
    /// Landlords that are not as they were, by their folders.
    pub(crate) landlords: Vec<LandlordDiff>,
    /// Pages that every landlord has.
    pub(crate) pages: Vec<PageDiff>,
    /// Other shared files that are not as they were, below `content/`.
    pub(crate) files: Vec<String>,
    /// Landlords whose words cannot be read until they are mended.
    pub(crate) unread: Vec<String>,
}

impl Diff {
    /// Compares two states.
    pub(crate) fn between(before: &State, after: &State) -> Self {
        let landlords = landlords::compare(before, after);
        // A mistake and a change that no sentence tells: what is meant may be lost in the mistake.
        let untold =
            landlords.iter().filter(|landlord| landlord.is_untold() && after.mistaken.contains(&landlord.slug));
        let untold: Vec<String> = untold.map(|landlord| landlord.slug.clone()).collect();
        Self {
            before: before.on,
            on: after.on,
            landlords,
            pages: pages::compare(&before.library.pages, &after.library.pages, &after.unread_pages),
            files: state::other_files(before, after),
            unread: after.unread.iter().chain(&untold).chain(&after.unread_pages).cloned().collect(),
        }
    }

    /// Whether readers will see no change.
    pub(crate) fn is_empty(&self) -> bool {
        self.landlords.is_empty() && self.pages.is_empty() && self.files.is_empty()
    }
}
