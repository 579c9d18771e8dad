//! A landlord as a build wrote it: every version of its policy, read once, and
//! the days that it works under each. Knows no day of its own.

use complaints::days::calendar::Calendar;
use complaints::policy::library::{Landlord, Library, Version};

/// Every version of a landlord's policy, each with its calendar.
pub struct Versions {
    pub(super) landlord: Landlord,
    /// In the order of the versions.
    calendars: Vec<Calendar>,
}

impl Versions {
    pub(super) fn new(landlord: Landlord, library: &Library) -> Self {
        let calendars = landlord.versions.iter().map(|version| library.calendar(&version.policy)).collect();
        Self { landlord, calendars }
    }

    /// The place of a version by its id, the stem of its file.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.landlord.versions.iter().position(|version| version.policy.id == id)
    }

    /// The ids of all versions, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.landlord.versions.iter().map(|version| version.policy.id.as_str())
    }

    /// The version at a place.
    #[must_use]
    pub fn version(&self, place: usize) -> &Version {
        &self.landlord.versions[place]
    }

    /// The landlord's working days under the version at a place.
    #[must_use]
    pub fn calendar(&self, place: usize) -> &Calendar {
        &self.calendars[place]
    }
}
