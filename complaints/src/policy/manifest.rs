//! What a build writes about itself, for the form to read: `words/manifest.json`.
//!
//! One definition for both ends, so that a key cannot be renamed on one of
//! them alone. It says which files there are and which version of each policy
//! is in force; the words themselves lie beside it, as their authors typed them:
//!
//! ```json
//! {
//!   "built_for": "2026-11-26",
//!   "style": "/assets/style-1b2c3d4e.css",
//!   "alone": false,
//!   "content": ["form.yaml", "phrases.yaml", "templates/base.html"],
//!   "landlords": [{ "slug": "imani", "in_force": "2014-01", "versions": ["2014-01"] }]
//! }
//! ```

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One build: its day, its style sheet and the files that travel with the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
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
}
