//! The words that travel with the form: `words/` of a build.
//!
//! The handler reads what a build packed, so that a change of words needs no
//! Rust build and a start no reading of YAML. The texts lie beside it: people
//! compare builds by them, and a landlord's are what its pack is held against.
//! Which words are good enough to travel is decided before this.

use std::collections::BTreeMap;
use std::path::Path;

use complaints::policy::library::packed::{LANDLORDS, SHARED, Shared};
use complaints::policy::manifest::Manifest;
use complaints::words::source::SourceFile;

use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::write_file::Output;

/// What the names of templates begin with.
const TEMPLATES: &str = "templates/";

/// Where the text of one version of a policy lies in a build.
pub(crate) fn policy_path(slug: &str, version: &str) -> String {
    format!("words/policies/{slug}/{version}.md")
}

/// Where a landlord's versions lie, packed.
pub(crate) fn packed_path(slug: &str) -> String {
    format!("words/{LANDLORDS}/{slug}")
}

/// The shared words, and of the templates those that the form renders; by their path below `content/`.
pub(crate) fn shared_files<'a>(
    content: &Path,
    words: &'a [SourceFile],
    templates: &'a [SourceFile],
) -> BTreeMap<String, &'a SourceFile> {
    let root = to_slash(content);
    let name = |file: &SourceFile| {
        let below = file.path.strip_prefix(&root).unwrap_or(&file.path);
        below.trim_start_matches('/').to_owned()
    };
    let of_form = templates.iter().filter(|template| {
        let name = name(template);
        name == "templates/base.html" || name.starts_with("templates/form/") || name.starts_with("templates/parts/")
    });
    // No form assesses a landlord.
    let of_words = words.iter().filter(|file| !name(file).starts_with("code/"));
    of_words.chain(of_form).map(|file| (name(file), file)).collect()
}

/// Writes the shared files, the manifest that lists them, and both as the form reads them. The policies have been
/// written landlord by landlord, at their [`policy_path`] and [`packed_path`].
pub(crate) fn write(
    output: &dyn Output,
    files: &BTreeMap<String, &SourceFile>,
    manifest: Manifest,
) -> Result<(), CommandError> {
    for (name, file) in files {
        output.write_shared(&format!("words/content/{name}"), file.text.as_bytes())?;
    }
    let manifest = manifest.with_digest(files.iter().map(|(name, file)| (name.as_str(), file.text.as_str())));
    let templates: Vec<(&str, &str)> =
        files.iter().filter_map(|(name, file)| Some((name.strip_prefix(TEMPLATES)?, file.text.as_str()))).collect();
    // Under the paths that they have for whoever reads them here, wherever their author has them.
    let content = files.iter().filter(|(name, _)| !name.starts_with(TEMPLATES));
    let content: Vec<SourceFile> = content.map(|(name, file)| file.under(format!("content/{name}"))).collect();
    let packed = Shared::pack(&manifest, &content, &templates).map_err(misuse)?;
    output.write_shared(&format!("words/{SHARED}"), &packed)?;
    output.write_shared("words/manifest.json", manifest.to_json().map_err(misuse)?.as_bytes())
}

fn misuse(error: impl std::fmt::Display) -> CommandError {
    CommandError::Misuse(error.to_string())
}
