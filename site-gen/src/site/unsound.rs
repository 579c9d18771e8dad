//! What is wrong with the prose of a landlord whose facts have an error: told in
//! the same run, so that a file is mended once.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use complaints::pages::view::{self, named};
use complaints::policy::library::{Landlord, Library, Version};
use complaints::words::problem::{Problem, Problems, Severity};
use complaints::words::rules::UNKNOWN_KEY;
use complaints::words::source::{self, SourceFile};

use super::landlord_pages::link_targets;
use super::markdown::{self, Prose, Scope, Unread};
use crate::check;

/// The problems of the prose of each file, with the facts as far as they were read.
pub(super) fn prose_problems(
    landlord: &Landlord,
    files: &[SourceFile],
    library: &Library,
    on: NaiveDate,
    // What has been told of the facts.
    told: &[Problem],
) -> Vec<Problem> {
    let of_version = |file: &SourceFile| {
        let version = landlord.versions.iter().find(|version| version.file == file.path);
        version.map_or_else(|| without_facts(file), |version| with_facts(version, landlord, library, on, told))
    };
    files.iter().flat_map(of_version).collect()
}

fn with_facts(
    version: &Version,
    landlord: &Landlord,
    library: &Library,
    on: NaiveDate,
    told: &[Problem],
) -> Vec<Problem> {
    let view = view::landlord(&landlord.slug, "", &version.policy, library, on);
    let facts = named(&view);
    let unknown = told.iter().filter(|problem| problem.rule == &UNKNOWN_KEY && problem.file == version.file);
    let misspelt = unknown.filter_map(|problem| problem.found.split('`').nth(1)).map(str::to_owned).collect();
    let unread = Unread { keys: keys(&version.front), misspelt };
    let targets = link_targets(landlord, version, library);
    let scope = Scope { facts: Some(&facts), unread: Some(&unread), link_targets: &targets, ..Scope::unknown() };
    let prose = Prose { file: &version.file, text: &version.body, first_line: version.body_line };
    markdown::render(&prose, &scope).1
}

/// The keys of the facts as typed. A name in the prose that ends in one of them may be a fact that could not be read.
fn keys(front: &str) -> BTreeSet<String> {
    let keys = front.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key.trim_start_matches([' ', '-']));
    keys.map(|key| key.replace('_', "-")).collect()
}

/// A file whose facts could not be read at all: names and links may lead anywhere.
fn without_facts(file: &SourceFile) -> Vec<Problem> {
    // What is wrong with its facts has been told by the landlord's own reading.
    let parts = source::split(&file.text, &mut Problems::new(&file.path, &file.text));
    let prose = parts.map(|p| Prose { file: &file.path, text: p.body, first_line: p.body_line });
    let Some(prose) = prose else { return Vec::new() };
    let typed = check::of_text(prose.file, prose.text, prose.first_line);
    let errors = typed.into_iter().filter(|problem| problem.severity == Severity::Error);
    markdown::render(&prose, &Scope::unknown()).1.into_iter().chain(errors).collect()
}
