//! A landlord's folder that is not there, by what was typed for it: its full name
//! and a name with a slip lead to the folder that is meant, which is offered and
//! not taken.

use std::path::{Path, PathBuf};

use complaints::policy::library::possible_slug;

use super::landlords::landlord_files;
use crate::command_error::CommandError;

/// So many letters may be wrong.
const MISTYPED: usize = 2;

/// There is no folder of this name among those of all landlords; the one that may be meant.
pub(crate) fn no_such_landlord(typed: &str, all: &[(String, PathBuf)]) -> CommandError {
    let wanted = possible_slug(typed);
    let named: Vec<(&str, String)> = all.iter().map(|(slug, folder)| (slug.as_str(), name(folder))).collect();
    let same = named.iter().find(|(slug, name)| *slug == wanted || possible_slug(name) == wanted);
    let far = |slug: &str| strsim::damerau_levenshtein(slug, &wanted);
    let near = || named.iter().filter(|(slug, _)| far(slug) <= MISTYPED).min_by_key(|(slug, _)| far(slug));
    // "Exmple" for "example-homes": its first word alone.
    let first = |slug: &str| strsim::damerau_levenshtein(slug.split('-').next().unwrap_or_default(), &wanted);
    let begun = || {
        let near = |slug: &str| slug.contains('-') && first(slug) <= MISTYPED && wanted.len() > MISTYPED + 1;
        named.iter().filter(|(slug, _)| near(slug)).min_by_key(|(slug, _)| first(slug))
    };
    let meant = match same.or_else(near).or_else(begun) {
        Some((slug, name)) if name.is_empty() => format!("Did you mean {slug}? "),
        Some((slug, name)) => format!("Did you mean {slug} ({name})? "),
        None => String::new(),
    };
    let known = all.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>().join(", ");
    CommandError::Misuse(format!("there is no landlord `{typed}`. {meant}By their folders there are: {known}"))
}

/// The folder of the landlord whose name was typed, if it is one landlord's alone.
pub(crate) fn named(typed: &str, all: &[(String, PathBuf)]) -> Option<PathBuf> {
    let wanted = possible_slug(typed);
    let mut same = all.iter().filter(|(slug, folder)| *slug == wanted || possible_slug(&name(folder)) == wanted);
    let (_, one) = same.next()?;
    same.next().is_none().then(|| one.clone())
}

/// The landlord's name, as its newest version that gives one has it; empty where none does.
fn name(folder: &Path) -> String {
    let mut files = landlord_files(folder, &mut Vec::new()).unwrap_or_default();
    files.sort_by(|one, other| other.path.cmp(&one.path));
    let line = |text: &str| text.lines().find_map(|line| line.strip_prefix("landlord:").map(str::to_owned));
    let found = files.iter().find_map(|file| line(&file.text)).unwrap_or_default();
    found.trim().trim_matches(['"', '\'']).to_owned()
}
