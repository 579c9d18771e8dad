//! The landlords' assessments of themselves: one file each, beside the policies.

use std::path::PathBuf;

use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;

use super::files::{entries, text};
use super::folders::Folders;
use super::strays::{is_passed_over, name};
use crate::check::rules::not_published;
use crate::command_error::CommandError;
use crate::machine::to_slash;

/// A landlord's assessment as text; none where it has none.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn assessment(
    folders: &Folders,
    slug: &str,
    problems: &mut Vec<Problem>,
) -> Result<Option<SourceFile>, CommandError> {
    let path = folders.assessment(slug);
    if !path.exists() && !path.is_symlink() {
        return Ok(None);
    }
    let name = to_slash(&path);
    Ok(match text(&path, &name)? {
        Ok(text) => Some(SourceFile::new(name, &text)),
        Err(problem) => {
            problems.push(problem);
            None
        }
    })
}

/// Each file among the assessments that is no landlord's.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn stray_assessments(
    folders: &Folders,
    landlords: &[(String, PathBuf)],
    problems: &mut Vec<Problem>,
) -> Result<(), CommandError> {
    let folder = folders.assessments();
    if !folder.is_dir() {
        return Ok(());
    }
    for path in entries(&folder)? {
        let name = name(&path);
        let is_of_a_landlord =
            name.strip_suffix(".md").is_some_and(|stem| landlords.iter().any(|(slug, _)| slug == stem));
        if is_of_a_landlord || is_passed_over(&name) {
            continue;
        }
        let known = landlords.iter().map(|(slug, _)| format!("{slug}.md")).take(5).collect::<Vec<_>>().join(", ");
        problems.push(Problem::whole_file(
            &not_published::RULE,
            to_slash(&path),
            format!("`{name}` is the assessment of no landlord, and nothing reads it"),
            format!("the name of a landlord’s folder, such as {known}; or take it out of {}", to_slash(&folder)),
        ));
    }
    Ok(())
}
