//! What the pages of a policy tell of its versions: what each changes, which is
//! to come, and the list of all.

use std::collections::BTreeMap;

use complaints::changes::{Change, Kind};
use complaints::policy::library::{Landlord, Library, Version};
use serde::Serialize;

use super::markdown::{self, Scope};
use super::policy_page::Age;
use crate::changes::{SectionChange, between};

/// The names of what is small among the things that a version tells otherwise.
const SMALL: [&str; 3] = ["version", "approved", "review-due"];

/// What a version tells otherwise than the one before it, in words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WhatChanges<'a> {
    /// The version before it.
    pub(super) before: VersionLink<'a>,
    /// Each a sentence; what the landlord says of it in its own words, in the same ones, is not said twice.
    pub(super) sentences: Vec<String>,
    /// What nobody who complains acts on: its number, when it was agreed and is to be reviewed.
    small: Vec<String>,
    /// The parts of the text that are not as they were.
    sections: Vec<SectionChange>,
}

impl<'a> WhatChanges<'a> {
    /// Of each version but the first, by its name. Both are read on the day on which the later one starts, so that
    /// what is said here stays said.
    pub(super) fn of_each(landlord: &'a Landlord, library: &Library) -> BTreeMap<&'a str, Self> {
        let of = |two: &'a [Version]| {
            let [before, version] = two else { return None };
            let on = version.policy.in_force.first_day();
            let changes = between((before, library, on), (version, library, on));
            // How pages look is none of a version: pages of all versions look as today.
            let told = changes.facts.iter().filter(|change| change.kind != Kind::Site);
            let (small, others): (Vec<_>, Vec<_>) = told.partition(|change| SMALL.contains(&change.id.as_str()));
            let say = |change: &&Change| change.sentence(&library.phrases);
            let note = version.policy.changes.as_deref().unwrap_or_default();
            let is_new = |sentence: &String| !note.contains(sentence.trim_end_matches('.'));
            let sentences = others.iter().map(say).filter(is_new).collect();
            let small = small.iter().map(say).collect();
            let before = VersionLink::of(before, library);
            Some((version.policy.id.as_str(), Self { before, sentences, small, sections: changes.sections }))
        };
        landlord.versions.windows(2).filter_map(of).collect()
    }

    /// Whether it reads the same as the one before.
    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty() && self.small.is_empty() && self.sections.is_empty()
    }

    /// The same with facts in place of their names in headings; a name that was not known then stays out.
    pub(super) fn filled(&self, facts: &BTreeMap<String, String>) -> Self {
        let scope = Scope { facts: Some(facts), ..Scope::unknown() };
        let fill = |section: &SectionChange| {
            let heading = markdown::fill(&section.heading, &scope).ok()?;
            let was = section.heading_was.as_ref().map(|was| markdown::fill(was, &scope)).transpose().ok()?;
            Some(SectionChange { heading, heading_was: was, ..section.clone() })
        };
        Self { sections: self.sections.iter().filter_map(fill).collect(), ..self.clone() }
    }
}

/// A version in a list, and from when it is in force.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VersionLink<'a> {
    id: &'a str,
    /// As exact as its date is: `January 2014`.
    words: String,
}

impl<'a> VersionLink<'a> {
    fn of(version: &'a Version, library: &Library) -> Self {
        Self { id: &version.policy.id, words: library.phrases.in_force(version.policy.in_force) }
    }
}

/// All versions, by how they stand to the day: the newest first in each group.
#[derive(Debug, Serialize)]
pub(super) struct VersionLinks<'a> {
    count: usize,
    in_force: Vec<VersionLink<'a>>,
    to_come: Vec<VersionLink<'a>>,
    earlier: Vec<VersionLink<'a>>,
}

impl<'a> VersionLinks<'a> {
    pub(super) fn of(landlord: &'a Landlord, current: &Version, library: &Library) -> Self {
        let group = |age: Age| {
            let newest_first = landlord.versions.iter().rev().filter(|version| Age::of(version, current) == age);
            newest_first.map(|version| VersionLink::of(version, library)).collect()
        };
        Self {
            count: landlord.versions.len(),
            in_force: group(Age::InForce),
            to_come: group(Age::ToCome),
            earlier: group(Age::Older),
        }
    }
}

/// A version to come, as the page of the one in force announces it.
#[derive(Debug, Serialize)]
pub(super) struct Coming<'a> {
    id: &'a str,
    /// The first day on which it holds: `1 February 2027`.
    day: String,
    /// It tells people something otherwise.
    has_new_rules: bool,
}

impl<'a> Coming<'a> {
    /// All that are to come, the next one first.
    pub(super) fn all(
        landlord: &'a Landlord,
        current: &Version,
        changes: &BTreeMap<&str, WhatChanges<'_>>,
        library: &Library,
    ) -> Vec<Self> {
        let to_come = landlord.versions.iter().filter(|version| Age::of(version, current) == Age::ToCome);
        let coming = |version: &'a Version| Self {
            id: &version.policy.id,
            day: library.phrases.date(version.policy.in_force.first_day()),
            has_new_rules: version.policy.changes.is_some()
                || changes.get(version.policy.id.as_str()).is_some_and(|of| !of.sentences.is_empty()),
        };
        to_come.map(coming).collect()
    }
}
