//! The words that travel with the form: `words/` of a build.
//!
//! The handler reads the manifest first and then what it lists, so that a
//! change of words needs no Rust build. Beside the shared files lie their
//! trees, ready made. Which words are good enough to travel
//! is decided before this.

use std::collections::BTreeMap;
use std::path::Path;

use complaints::policy::manifest::Manifest;
use complaints::words::source::SourceFile;
use complaints::words::trees::Trees;

use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::write_file::Output;

/// Where the text of one version of a policy lies in a build.
pub(crate) fn policy_path(slug: &str, version: &str) -> String {
    format!("words/policies/{slug}/{version}.md")
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

/// Writes the shared files and the manifest that lists them. The policies have been
/// written landlord by landlord, at their [`policy_path`].
pub(crate) fn write(
    output: &dyn Output,
    files: &BTreeMap<String, &SourceFile>,
    manifest: Manifest,
) -> Result<(), CommandError> {
    for (name, file) in files {
        output.write_shared(&format!("words/content/{name}"), file.text.as_bytes())?;
    }
    let trees = Trees::of(files.iter().map(|(name, file)| (name.as_str(), *file)));
    let trees = trees.pack().map_err(|error| CommandError::Misuse(error.to_string()))?;
    output.write_shared("words/trees", &trees)?;
    let manifest = manifest.with_digest(files.iter().map(|(name, file)| (name.as_str(), file.text.as_str())));
    let json = serde_json::to_string_pretty(&manifest).map_err(|error| CommandError::Misuse(error.to_string()))?;
    output.write_shared("words/manifest.json", json.as_bytes())
}
