//! The words that travel with the form: checked, and listed in a manifest.
//!
//! The handler reads the manifest first and then what it lists, so that a
//! policy update needs no Rust build.

use chrono::NaiveDate;
use serde::Serialize;

use crate::build::Made;
use crate::read::Folders;
use crate::stop::Stop;
use crate::write::Staged;

#[derive(Serialize)]
struct Manifest<'a> {
    /// The day by which the version in force was chosen.
    built_for: NaiveDate,
    style: &'a str,
    alone: bool,
    content: Vec<String>,
    landlords: Vec<ManifestLandlord<'a>>,
}

#[derive(Serialize)]
struct ManifestLandlord<'a> {
    slug: &'a str,
    in_force: &'a str,
    versions: &'a [String],
}

/// Writes `words/`: the shared words, the form's templates, and the manifest.
/// The policies have been written landlord by landlord.
pub(crate) fn write(staged: &Staged, folders: &Folders, made: &Made) -> Result<(), Stop> {
    let root = folders.content.display().to_string();
    let below = |path: &str| path.strip_prefix(&root).unwrap_or(path).trim_start_matches('/').to_owned();
    let of_form = made.templates.iter().filter(|t| {
        let name = below(&t.path);
        name == "templates/base.html" || name.starts_with("templates/form/") || name.starts_with("templates/parts/")
    });
    let mut content = Vec::new();
    for file in made.content.iter().chain(of_form) {
        let name = below(&file.path);
        staged.write(&format!("words/content/{name}"), file.text.as_bytes())?;
        content.push(name);
    }
    content.sort();
    let manifest = Manifest {
        built_for: made.on,
        style: &made.style,
        alone: made.alone,
        content,
        landlords: made
            .listed
            .iter()
            .map(|l| ManifestLandlord { slug: &l.slug, in_force: &l.in_force, versions: &l.versions })
            .collect(),
    };
    staged.write("words/manifest.json", crate::result::to_json(&manifest)?.as_bytes())
}
