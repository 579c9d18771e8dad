//! Files among the words that nobody reads: a short list is passed over on
//! purpose, and every other is a problem with its name, so that no draft is
//! published and no version is left out in silence.

use std::path::{Path, PathBuf};

use complaints::words::problem::Problem;
use complaints::words::rules::UNREADABLE_FILE;

use super::files::entries;
use super::folders::Folders;
use crate::check::rules::not_published::RULE;
use crate::command_error::CommandError;
use crate::machine::to_slash;

/// What editors and systems leave behind, by how a name begins or ends. Names that start with a dot are passed over
/// before.
const LITTER: [(&str, &str); 11] = [
    ("~$", ""),
    ("", "~"),
    ("#", "#"),
    ("", ".swp"),
    ("", ".swo"),
    ("", ".bak"),
    ("", ".orig"),
    ("", ".tmp"),
    ("Thumbs.db", ""),
    ("desktop.ini", ""),
    ("Icon\r", ""),
];

/// The same for people: what is passed over on purpose.
pub(crate) const PASSED_OVER: &str = "README.md; names that start with a dot; and what editors and systems leave behind: \
    names that start with ~$, end in ~, .swp, .swo, .bak, .orig or .tmp, stand between two #, and Thumbs.db, desktop.ini, Icon";

/// Whether a file is no author's: a note for whoever opens the folder, or litter.
pub(super) fn is_passed_over(name: &str) -> bool {
    let is = |(start, end): &(&str, &str)| name.starts_with(start) && name.ends_with(end);
    name.eq_ignore_ascii_case("readme.md") || LITTER.iter().any(is)
}

/// The name of a path.
pub(super) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file or a folder in a landlord's folder that is no version.
pub(super) fn in_a_landlord(path: &Path) -> Problem {
    let name = name(path);
    let home = to_slash(path.parent().unwrap_or(path));
    let (found, write) = if path.is_symlink() {
        (
            format!("`{name}` is a link to another place, and links are not followed"),
            "the file itself in its place, or take it out".to_owned(),
        )
    } else if path.is_dir() {
        (
            "this folder is in a landlord’s folder, and nothing in it is read as a version".to_owned(),
            format!("its policy in {home} itself, or the folder somewhere outside of the policies"),
        )
    } else if let Some(stem) = version_stem(&name) {
        (
            format!("`{name}` is not read as a version: its name does not end in `.md`"),
            format!("the same file with the name `{stem}.md`, or take it out of {home}"),
        )
    } else {
        (
            format!("`{name}` is not read as a version: only text files that end in `.md` are"),
            format!(
                "its text in a file with the name of the day from which it holds, such as {home}/2026-11-01.md; or take it out"
            ),
        )
    };
    Problem::whole_file(&RULE, to_slash(path), found, write)
}

/// What a version could have been called that is nearly called so: `2026-11-01` of `2026-11-01.md.txt`.
fn version_stem(name: &str) -> Option<&str> {
    let small = name.to_ascii_lowercase();
    [".md.txt", ".markdown", ".md", ".txt"]
        .iter()
        .find(|end| small.ends_with(*end))
        .map(|end| name.get(..name.len() - end.len()).unwrap_or(name))
}

/// Every stray file directly in `policies/`, and below `content/`.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn strays(folders: &Folders, problems: &mut Vec<Problem>) -> Result<(), CommandError> {
    let no_landlord = |path: &&PathBuf| (!path.is_dir() || path.is_symlink()) && !is_passed_over(&name(path));
    for path in entries(&folders.policies)?.iter().filter(no_landlord) {
        let home = to_slash(&folders.policies);
        if path.is_symlink() {
            problems.push(Problem::whole_file(
                &UNREADABLE_FILE,
                to_slash(path),
                format!("`{}` is a link to another place, and links are not followed", name(path)),
                "the folder itself in its place, or take it out",
            ));
            continue;
        }
        problems.push(Problem::whole_file(
            &RULE,
            to_slash(path),
            format!("this file is in no landlord’s folder, and nothing reads it in {home}"),
            format!("the file in the folder of its landlord, such as {home}/example-homes/{}", name(path)),
        ));
    }
    in_content(&folders.content, &folders.content, problems)
}

/// What is read of `content/`, by the folder in it: whole names, or how they end.
const READ: [(&str, &[&str]); 6] = [
    (
        "",
        &[
            "bank-holidays.json",
            "emergencies.yaml",
            "ended.yaml",
            "form.yaml",
            "office.yaml",
            "ombudsmen.yaml",
            "phrases.yaml",
            "rights.yaml",
        ],
    ),
    ("code", &[".yaml"]),
    ("law", &[".yaml"]),
    ("pages", &[".md"]),
    ("templates", &[".html", ".xml", ".txt"]),
    ("assets", &["colour.css", "find.js", "style.css"]),
];

fn is_called(name: &str, end: &str) -> bool {
    if end.starts_with('.') { name.ends_with(end) } else { name == end }
}

fn in_content(folder: &Path, content: &Path, problems: &mut Vec<Problem>) -> Result<(), CommandError> {
    let within = folder.strip_prefix(content).unwrap_or(folder).components().next();
    let within = within.map(|first| first.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
    let ends = READ.iter().find(|(name, _)| *name == within).map(|(_, ends)| *ends);
    for path in entries(folder)? {
        let name = name(&path);
        if path.is_dir() && !path.is_symlink() {
            in_content(&path, content, problems)?;
        } else if !is_passed_over(&name) && !ends.is_some_and(|ends| ends.iter().any(|end| is_called(&name, end))) {
            let write = match ends.and_then(|ends| ends.first()) {
                Some(end) if name.ends_with(".yml") && end.starts_with('.') => {
                    format!("the same file with a name that ends in `{end}`")
                }
                _ => "the file where its kind is read, or take it out of this folder".to_owned(),
            };
            problems.push(Problem::whole_file(&RULE, to_slash(&path), "nothing reads this file", write));
        }
    }
    Ok(())
}
