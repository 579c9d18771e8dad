//! One landlord's words, ready to answer with.

use chrono::NaiveDate;
use complaints::days::calendar::Calendar;
use complaints::form::Form;
use complaints::pages::{Site, Surroundings};
use complaints::policy::Policy;
use complaints::policy::library::{Landlord, Library, Version};

use crate::complaint::Complaint;

/// One landlord's words, with all that is made of them once.
pub struct LandlordWords {
    landlord: Landlord,
    /// The place of the version in force among its versions.
    in_force: usize,
    built_for: NaiveDate,
    /// What every page of the landlord has round its content.
    pub round: Surroundings,
    /// The landlord's working days under the version in force.
    pub calendar: Calendar,
}

impl LandlordWords {
    /// A landlord as a build shows it; `None` where it has no version of the id `in_force`.
    pub(super) fn new(landlord: Landlord, in_force: &str, library: &Library, site: &Site<'_>) -> Option<Self> {
        let in_force = landlord.versions.iter().position(|version| version.policy.id == in_force)?;
        let policy = &landlord.versions[in_force].policy;
        Some(Self {
            round: Surroundings::new(&landlord.slug, policy, library, site),
            calendar: library.calendar(policy),
            in_force,
            built_for: site.on,
            landlord,
        })
    }

    /// A landlord that has left the site, as a complaint has kept it: the policy it was sent
    /// under, with the shared questions.
    pub(super) fn of_copy(complaint: &Complaint, policy: Policy, library: &Library, site: &Site<'_>) -> Self {
        let round = Surroundings::new(&complaint.landlord, &policy, library, site);
        let calendar = library.calendar(&policy);
        let version = Version {
            policy,
            form: library.form.clone(),
            front: complaint.clocks.to_string(),
            body: String::new(),
            file: String::new(),
            body_line: 1,
        };
        let landlord = Landlord { slug: complaint.landlord.clone(), versions: vec![version] };
        Self { landlord, in_force: 0, built_for: site.on, round, calendar }
    }

    /// The version in force: what the build decided, not this machine's clock.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.landlord.versions[self.in_force]
    }

    /// The questions of the form in force.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.version().form
    }

    /// The questions as they stand for a complaint of a version: with that version, or in force where it is gone.
    #[must_use]
    pub fn form_of(&self, id: &str) -> &Form {
        self.landlord.version(id).map_or(self.form(), |version| &version.form)
    }

    /// Whether the landlord has a version whose file has this stem, such as `2014-01`.
    #[must_use]
    pub fn has_version(&self, id: &str) -> bool {
        self.landlord.version(id).is_some()
    }

    /// The version in force on a day: what the build decided for its own day
    /// and later, and the one of that day before; `None` before the first.
    #[must_use]
    pub fn version_on(&self, day: NaiveDate) -> Option<&Version> {
        if day >= self.built_for { Some(self.version()) } else { self.landlord.in_force(day) }
    }

    /// The landlord's address on the site, such as `imani`.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.landlord.slug
    }
}
