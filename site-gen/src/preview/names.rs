//! The names of all landlords, for the page that lists them: of each policy only
//! the line that gives the name is read, and again only when its folder changed.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::days::approximate::InForce;
use complaints::words::located::Value;
use complaints::words::problem::Problems;
use complaints::words::source;

use super::fingerprint::Fingerprint;
use crate::command_error::CommandError;
use crate::read::{self, Folders};

/// Where a policy's name stands in nearly every file.
const BEGINNING: u64 = 4096;

/// The names that were read, each with how its folder stood.
#[derive(Default)]
pub(crate) struct Names(HashMap<String, (Fingerprint, NaiveDate, String)>);

impl Names {
    /// The name of the version that is in force on a day, or failing that of any; the folder's where none says one.
    pub(crate) fn of(&mut self, slug: &str, folder: &Path, on: NaiveDate) -> &str {
        let now = Fingerprint::below(folder);
        let known = self.0.get(slug).is_some_and(|(seen, day, _)| *seen == now && *day == on && now.is_settled());
        if !known {
            let versions = versions(folder);
            let started = versions.iter().rev().filter(|(day, _)| *day <= on);
            let any = versions.iter().rev();
            let name = started.chain(any).find_map(|(_, path)| in_file(path)).unwrap_or_else(|| slug.to_owned());
            self.0.insert(slug.to_owned(), (now, on, name));
        }
        self.0.get(slug).map(|(_, _, name)| name.as_str()).unwrap_or_default()
    }
}

/// The folders of the landlords of which a version gives this name.
pub(super) fn landlords_called(name: &str, folders: &Folders) -> Result<Vec<String>, CommandError> {
    let wanted = plain(name);
    let is_called = |(_, path): &(NaiveDate, PathBuf)| in_file(path).is_some_and(|name| plain(&name) == wanted);
    let all = read::landlords(folders)?.into_iter();
    Ok(all.filter(|(_, folder)| versions(folder).iter().any(is_called)).map(|(slug, _)| slug).collect())
}

/// The name in a policy's facts.
pub(super) fn in_text(text: &str) -> Option<String> {
    let line = text.lines().skip(1).take_while(|line| line.trim_end() != "---").find(|l| l.starts_with("landlord:"))?;
    let mut problems = Problems::new("", "");
    let Value::Map(entries) = source::yaml(line, &mut problems)?.value else { return None };
    match entries.into_iter().next()?.node.value {
        Value::Text(name) if !name.is_empty() => Some(name),
        _ => None,
    }
}

fn in_file(path: &Path) -> Option<String> {
    let mut beginning = Vec::new();
    File::open(path).ok()?.take(BEGINNING).read_to_end(&mut beginning).ok()?;
    in_text(&String::from_utf8_lossy(&beginning)).or_else(|| in_text(&fs::read_to_string(path).ok()?))
}

/// The versions in a folder, the one that holds from the earliest day first.
fn versions(folder: &Path) -> Vec<(NaiveDate, PathBuf)> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let markdown = files.filter(|path| path.extension().is_some_and(|end| end == "md"));
    let dated = |path: PathBuf| Some((InForce::from_stem(path.file_stem()?.to_str()?)?.first_day(), path));
    let mut versions: Vec<_> = markdown.filter_map(dated).collect();
    versions.sort();
    versions
}

/// A name as readers tell it from others.
fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
