//! One landlord's words as they stand on a day, ready to answer with.

use std::sync::Arc;

use chrono::NaiveDate;
use complaints::days::calendar::Calendar;
use complaints::form::Form;
use complaints::pages::{Site, Surroundings};
use complaints::policy::Policy;
use complaints::policy::library::{Landlord, Library, Version};

use super::versions::Versions;
use crate::complaint::Complaint;

/// One landlord's words on a day, with all that is made of them once.
pub struct LandlordWords {
    versions: Arc<Versions>,
    /// The place of the version in force.
    in_force: usize,
    /// The questions, where a form asked more of them than the version in force does.
    asked: Option<Form>,
    /// What every page of the landlord has round its content.
    pub round: Arc<Surroundings>,
}

impl LandlordWords {
    /// A landlord as it stands on the site's day; `first` is the id of the version that counts before any has started.
    /// `None` where there is none of either.
    pub(super) fn new(versions: Arc<Versions>, first: &str, library: &Library, site: &Site<'_>) -> Option<Self> {
        let started = versions.landlord.in_force(site.on).map(|version| version.policy.id.as_str());
        let in_force = versions.place(started.unwrap_or(first))?;
        let policy = &versions.version(in_force).policy;
        let round = Arc::new(Surroundings::new(&versions.landlord.slug, policy, library, site));
        Some(Self { versions, in_force, asked: None, round })
    }

    /// A landlord that has left the site, as a complaint has kept it: the policy it was sent
    /// under, with the shared questions.
    pub(super) fn of_copy(complaint: &Complaint, policy: Policy, library: &Library, site: &Site<'_>) -> Self {
        let round = Arc::new(Surroundings::new(&complaint.landlord, &policy, library, site));
        let version = Version {
            policy,
            form: Arc::clone(&library.form),
            front: complaint.clocks.to_string(),
            body: String::new(),
            file: String::new(),
            body_line: 1,
            form_lines: 0..0,
        };
        let landlord = Landlord { slug: complaint.landlord.clone(), versions: vec![version] };
        Self { versions: Arc::new(Versions::new(landlord, library)), in_force: 0, asked: None, round }
    }

    /// The same for answers to the form of another version, such as one that was open when it ended: its questions are
    /// asked too, so that none of its answers loses its meaning. None where that version asks nothing more, or is not
    /// ours.
    #[must_use]
    pub fn asking_as(&self, shown: &str) -> Option<Self> {
        let other =
            self.versions.landlord.version(shown).filter(|other| other.policy.id != self.version().policy.id)?;
        let asked = self.form().with_questions_of(&other.form)?;
        Some(Self {
            versions: Arc::clone(&self.versions),
            in_force: self.in_force,
            asked: Some(asked),
            round: Arc::clone(&self.round),
        })
    }

    /// The version in force.
    #[must_use]
    pub fn version(&self) -> &Version {
        self.versions.version(self.in_force)
    }

    /// The landlord's working days under the version in force.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.versions.calendar(self.in_force)
    }

    /// The questions of the form in force, and of the one that was answered.
    #[must_use]
    pub fn form(&self) -> &Form {
        self.asked.as_ref().unwrap_or(&self.version().form)
    }

    /// The questions of every version, the newest first: by them officers read what was asked.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.versions.landlord.versions.iter().rev().map(|version| &*version.form)
    }

    /// The questions as they stand for a complaint of a version: with that version, or in force where it is gone.
    #[must_use]
    pub fn form_of(&self, id: &str) -> &Form {
        self.versions.landlord.version(id).map_or(self.form(), |version| &*version.form)
    }

    /// Whether the landlord has a version whose file has this stem, such as `2014-01`.
    #[must_use]
    pub fn has_version(&self, id: &str) -> bool {
        self.versions.place(id).is_some()
    }

    /// The version in force on a day; `None` before the first.
    #[must_use]
    pub fn version_on(&self, day: NaiveDate) -> Option<&Version> {
        self.versions.landlord.in_force(day)
    }

    /// The landlord's address on the site, such as `imani`.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.versions.landlord.slug
    }
}
