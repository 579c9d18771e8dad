//! Landlords from `policies/`: one folder each, named as its address is.

use std::path::{Path, PathBuf};

use complaints::policy::library::{Landlord, Library};
use complaints::words::problem::{Problem, any_error};
use complaints::words::rules::MISSING_KEY;
use complaints::words::source::SourceFile;

use super::files::{entries, text};
use super::folders::{Folders, is_here};
use super::strays;
use super::whose::no_such_landlord;
use crate::command_error::CommandError;
use crate::machine::to_slash;

/// The folders of landlords, in order: slug and path.
///
/// # Errors
/// When the folders are not there or cannot be read, or there is no landlord.
pub fn landlords(folders: &Folders) -> Result<Vec<(String, PathBuf)>, CommandError> {
    is_here(&folders.policies)?;
    let found = entries(&folders.policies)?
        .into_iter()
        .filter(|p| p.is_dir() && !p.is_symlink())
        .filter_map(|p| Some((p.file_name()?.to_str()?.to_owned(), p.clone())))
        .collect::<Vec<_>>();
    if found.is_empty() {
        return Err(CommandError::Misuse(format!(
            "{} holds no landlord: `site-gen new landlord \"Example Homes\"` makes a first one, in {}/example-homes",
            to_slash(&folders.policies),
            to_slash(&folders.policies)
        )));
    }
    Ok(found)
}

/// The versions of one landlord's policy, as texts: every file directly in its folder. A problem when there is none,
/// and for whatever else lies there.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn landlord_files(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<SourceFile>, CommandError> {
    let mut files = Vec::new();
    for path in entries(path)? {
        let name = strays::name(&path);
        if strays::is_passed_over(&name) {
            continue;
        }
        // A folder called `2026.md` is no version either.
        if !name.ends_with(".md") || path.is_dir() && !path.is_symlink() {
            problems.push(strays::in_a_landlord(&path));
            continue;
        }
        let name = to_slash(&path);
        match text(&path, &name)? {
            Ok(text) => files.push(SourceFile::new(name, &text)),
            Err(problem) => problems.push(problem),
        }
    }
    if files.is_empty() && problems.is_empty() {
        problems.push(Problem::whole_file(
            &MISSING_KEY,
            to_slash(path),
            "there is no policy in this folder",
            "a file named after the day it is in force from, such as `2022-06-06.md`",
        ));
    }
    Ok(files)
}

/// One landlord, checked, or every problem in its files.
///
/// # Errors
/// When there is no such landlord, or its files cannot be read or have problems.
pub fn landlord(slug: &str, folders: &Folders, library: &Library) -> Result<Landlord, CommandError> {
    let path = folders.policies.join(slug);
    let all = landlords(folders)?;
    if !all.iter().any(|(known, _)| known == slug) {
        return Err(no_such_landlord(slug, &all));
    }
    let mut problems = Vec::new();
    let files = landlord_files(&path, &mut problems)?;
    let (landlord, found) = Landlord::read(slug, &files, library);
    problems.extend(found);
    match landlord {
        Some(landlord) if !any_error(&problems) => Ok(landlord),
        _ => Err(CommandError::Problems(problems)),
    }
}
