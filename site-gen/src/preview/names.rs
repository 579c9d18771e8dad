//! The names of all landlords, for the page that lists them: of each policy only
//! the facts that this page shows are read, and again only when its folder changed.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::days::approximate::InForce;
use complaints::words::fields::items;
use complaints::words::located::Value;
use complaints::words::problem::Problems;
use complaints::words::source;

use super::fingerprint::Fingerprint;
use crate::command_error::CommandError;
use crate::read::{self, Folders};
use crate::site::LandlordLink;

/// Where a policy's facts end in nearly every file.
const BEGINNING: u64 = 4096;

/// The names that were read, each with how its folder stood.
#[derive(Default)]
pub(crate) struct Names(HashMap<String, (Fingerprint, NaiveDate, Known)>);

/// What the list shows of a landlord.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    name: String,
    also_called: Vec<String>,
    places: Vec<String>,
    demonstration: bool,
}

impl Known {
    /// Of a policy's facts; none where they say no name.
    pub(super) fn in_text(text: &str) -> Option<Self> {
        Some(Self {
            name: in_text(text)?,
            also_called: listed(text, "also_called"),
            places: listed(text, "places"),
            demonstration: listed(text, "demonstration")
                .iter()
                .any(|typed| matches!(typed.as_str(), "yes" | "Yes" | "true" | "True")),
        })
    }

    /// As the list has it.
    pub(super) fn link<'a>(&'a self, slug: &'a str) -> LandlordLink<'a> {
        LandlordLink {
            slug,
            name: &self.name,
            also_called: &self.also_called,
            places: &self.places,
            demonstration: self.demonstration,
        }
    }
}

impl Names {
    /// The name of the version that is in force on a day, or failing that of any; the folder's where none says one.
    pub(crate) fn of(&mut self, slug: &str, folder: &Path, on: NaiveDate) -> Known {
        let now = Fingerprint::below(folder);
        let known = self.0.get(slug).is_some_and(|(seen, day, _)| *seen == now && *day == on && now.is_settled());
        if !known {
            let versions = versions(folder);
            let started = versions.iter().rev().filter(|(day, _)| *day <= on);
            let any = versions.iter().rev();
            let unnamed = || Known { name: slug.to_owned(), ..Known::default() };
            let known = started.chain(any).find_map(|(_, path)| in_file(path)).unwrap_or_else(unnamed);
            self.0.insert(slug.to_owned(), (now, on, known));
        }
        self.0.get(slug).map(|(_, _, known)| known.clone()).unwrap_or_default()
    }
}

/// The folders of the landlords of which a version gives this name.
pub(super) fn landlords_called(name: &str, folders: &Folders) -> Result<Vec<String>, CommandError> {
    let wanted = plain(name);
    let is_called = |(_, path): &(NaiveDate, PathBuf)| in_file(path).is_some_and(|known| plain(&known.name) == wanted);
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

/// A list among a policy's facts, of which nothing else is read.
fn listed(text: &str, key: &str) -> Vec<String> {
    let facts = text.lines().skip(1).take_while(|line| line.trim_end() != "---");
    let from = facts.skip_while(|line| !line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let goes_on = |line: &&str| line.starts_with([' ', '-']);
    let mut lines = from.peekable();
    let Some(first) = lines.next() else { return Vec::new() };
    let whole: Vec<&str> = std::iter::once(first).chain(lines.take_while(goes_on)).collect();
    let mut problems = Problems::new("", "");
    let Some(Value::Map(entries)) = source::yaml(&whole.join("\n"), &mut problems).map(|node| node.value) else {
        return Vec::new();
    };
    let typed = entries.iter().flat_map(|entry| items(&entry.node)).filter_map(|node| match &node.value {
        Value::Text(typed) => Some(typed.trim().to_owned()),
        Value::List(_) | Value::Map(_) => None,
    });
    typed.filter(|typed| !typed.is_empty() && !typed.eq_ignore_ascii_case("not stated")).collect()
}

fn in_file(path: &Path) -> Option<Known> {
    let mut beginning = Vec::new();
    File::open(path).ok()?.take(BEGINNING).read_to_end(&mut beginning).ok()?;
    let beginning = String::from_utf8_lossy(&beginning);
    let is_whole = beginning.lines().skip(1).any(|line| line.trim_end() == "---");
    let whole = || Known::in_text(&fs::read_to_string(path).ok()?);
    Some(&beginning).filter(|_| is_whole).and_then(|facts| Known::in_text(facts)).or_else(whole)
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
