//! What a build writes about itself, for the form to read: `words/manifest.json`.
//!
//! One definition for both ends, so that a key cannot be renamed on one of
//! them alone. It says which files there are and which version of each policy
//! is in force; the words themselves lie beside it, as their authors typed them:
//!
//! ```json
//! {
//!   "format": "redress-words-6",
//!   "digest": "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592",
//!   "built_for": "2026-11-26",
//!   "style": "/assets/style-1b2c3d4e.css",
//!   "alone": false,
//!   "content": ["form.yaml", "phrases.yaml", "templates/base.html"],
//!   "landlords": [{ "slug": "imani", "in_force": "2014-01", "versions": ["2014-01"], "digest": "…" }]
//! }
//! ```

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::form::hex;

/// The format of the words that this program writes and reads. Another number is given when a form of before could not
/// read them, or would read them otherwise; whoever deploys looks for this text in the form's program.
pub const FORMAT: &str = "redress-words-6";

/// One build: its day, its style sheet and the files that travel with the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] of the program that wrote it; empty in words of before there were formats.
    #[serde(default)]
    pub format: String,
    /// A digest of all words of the build and of its day, by which form and site are held against each other; empty in
    /// a preview, which nobody deploys.
    #[serde(default)]
    pub digest: String,
    /// The London day by which each landlord's version in force was chosen.
    pub built_for: NaiveDate,
    /// The path of the style sheet on the site, such as `/assets/style-1b2c3d4e.css`.
    pub style: String,
    /// Whether one landlord has the site to itself, so that its pages stand at the root and not below its slug.
    pub alone: bool,
    /// The shared words and the form's templates: paths below `words/content/`, in order.
    pub content: Vec<String>,
    /// The landlords, in the order of their slugs.
    pub landlords: Vec<ManifestLandlord>,
}

/// One landlord of a build, and which of its policy files travel with the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestLandlord {
    /// The name of its folder, which is its address on the site.
    pub slug: String,
    /// The id of the version in force on the manifest's day; one of `versions`.
    pub in_force: String,
    /// The ids of all its versions, oldest first: each a file `words/policies/<slug>/<id>.md`.
    pub versions: Vec<String>,
    /// A digest of the texts of those files; empty where a build of before there were digests wrote them.
    #[serde(default)]
    pub digest: String,
}

impl Manifest {
    /// The same with its digest: of all that it says, and of the shared files that it lists, by their names.
    #[must_use]
    pub fn with_digest<'t>(self, content: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut all = Sha256::new();
        let Self { format, digest: _, built_for, style, alone, content: _, landlords } = &self;
        let alone = if *alone { "alone" } else { "one of several" };
        for text in [format, &built_for.to_string(), style, alone] {
            add(&mut all, text);
        }
        for landlord in landlords {
            let ManifestLandlord { slug, in_force, versions, digest } = landlord;
            [slug, in_force, digest, &versions.join("\n")].into_iter().for_each(|text| add(&mut all, text));
        }
        for (name, text) in content {
            add(&mut all, name);
            add(&mut all, text);
        }
        Self { digest: hex::encode(&all.finalize()), ..self }
    }
}

impl Manifest {
    /// Its text, as it lies in a build.
    ///
    /// # Errors
    /// Never: whatever it says can be said in JSON.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// Whether the text of a manifest begins as that of the same build does. It looks at format and digest alone, which
    /// stand first, since that of a site of many landlords takes long to read.
    #[must_use]
    pub fn begins(&self, json: &str) -> bool {
        let Self { format, digest, .. } = self;
        json.starts_with(&format!("{{\n  \"format\": \"{format}\",\n  \"digest\": \"{digest}\",\n"))
    }
}

/// A digest of texts, such as those of a landlord's versions, oldest first.
#[must_use]
pub fn digest_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut all = Sha256::new();
    texts.into_iter().for_each(|text| add(&mut all, text));
    hex::encode(&all.finalize())
}

/// With its length before it, so that no two lists of texts are one.
fn add(all: &mut Sha256, text: &str) {
    all.update(text.len().to_le_bytes());
    all.update(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_known_by_how_it_begins() {
        let of = |digest: &str| Manifest {
            format: FORMAT.to_owned(),
            digest: digest.to_owned(),
            built_for: NaiveDate::MIN,
            style: String::new(),
            alone: false,
            content: Vec::new(),
            landlords: Vec::new(),
        };
        let json = of("5d41").to_json().expect("it is JSON");
        assert!(of("5d41").begins(&json));
        assert!(!of("5d42").begins(&json) && !of("5d41").begins("{}"));
    }
}
