//! The feed of one landlord's changes (Atom, RFC 4287): an entry for each
//! version, with what it changes. The words stand in `changes.xml` of the
//! templates.
//!
//! Its names and days follow from the versions alone, and not from the day or
//! the machine of the build: a reader is shown each change once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaints::days::approximate::InForce;
use complaints::days::moment::{Moment, rfc3339};
use complaints::form::hex;
use complaints::pages::{RenderError, Surroundings};
use complaints::policy::library::{Landlord, Version};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::policy_page::Age;
use super::render_context::RenderContext;
use super::version_changes::WhatChanges;

/// Where it lies below the landlord's own root.
pub(super) const NAME: &str = "policy/changes.xml";

/// A version as an entry.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    id: String,
    version: &'a str,
    age: Age,
    /// The first day on which it holds: `1 February 2027`; none for an undated policy.
    day: Option<String>,
    /// When the entry last changed, in a way that readers care about.
    updated: String,
    /// What people are told of its times.
    note: Option<&'a str>,
    changes: Option<&'a WhatChanges<'a>>,
}

/// The feed of a landlord, the newest version first.
pub(super) fn render<'l>(
    landlord: &'l Landlord,
    current: &Version,
    changes: &'l BTreeMap<&str, WhatChanges<'l>>,
    around: &Surroundings,
    context: &RenderContext<'_>,
) -> Result<String, RenderError> {
    let in_force_since = day(current);
    let entry = |version: &'l Version| {
        let policy = &version.policy;
        let age = Age::of(version, current);
        // What is to come is in the feed before its day, and nobody knows since when: at the earliest since it was
        // agreed, or since the version in force began.
        let updated = if age == Age::ToCome {
            let agreed = policy.approved.as_ref().map(|cited| cited.value.first_day());
            agreed.filter(|agreed| *agreed < day(version)).unwrap_or(in_force_since).max(in_force_since)
        } else {
            day(version)
        };
        let is_dated = policy.in_force != InForce::Undated;
        Entry {
            id: urn(&format!("{}/{}", landlord.slug, policy.id)),
            version: &policy.id,
            age,
            day: is_dated.then(|| context.library.phrases.date(policy.in_force.first_day())),
            updated: rfc3339_of(updated),
            note: policy.changes.as_deref(),
            changes: changes.get(policy.id.as_str()).filter(|of| !of.is_empty()),
        }
    };
    let entries: Vec<Entry<'_>> = landlord.versions.iter().rev().map(entry).collect();
    let mut values = around.context();
    values.insert("id", &urn(&landlord.slug));
    values.insert("updated", &entries.iter().map(|entry| entry.updated.as_str()).max());
    values.insert("entries", &entries);
    context.renderer.render("changes.xml", &values)
}

/// The day on which a version starts; of an undated one, a day before every feed.
fn day(version: &Version) -> NaiveDate {
    match version.policy.in_force {
        InForce::Undated => NaiveDate::default(),
        InForce::From(date) => date.first_day(),
    }
}

fn rfc3339_of(day: NaiveDate) -> String {
    rfc3339(Moment::on(day).instant())
}

/// A name that stays wherever the site stands: RFC 9562's version 8, of a digest of `name`.
fn urn(name: &str) -> String {
    let mut bytes: Vec<u8> = Sha256::digest(["redress changes ", name].concat()).into_iter().take(16).collect();
    if let Some(byte) = bytes.get_mut(6) {
        *byte = *byte & 0x0f | 0x80;
    }
    if let Some(byte) = bytes.get_mut(8) {
        *byte = *byte & 0x3f | 0x80;
    }
    let hex = hex::encode(&bytes);
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}
