//! Several times change, and `changes:` tells of some of them: whoever reads it takes
//! the others to be as they were.

use complaints::changes::Change;
use complaints::days::period::Period;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Problem, Severity};

use super::super::change_told_otherwise::Note;
use super::RULE;
use crate::check::told_times::{ToldTime, told_times};
use crate::prose::Prose;

/// A note without any number that has one of these speaks of all times at once.
const OF_ALL: [&str; 8] = ["times", "longer", "shorter", "sooner", "later", "faster", "slower", "quicker"];

/// How it is said that none of them changes.
const NONE: [&str; 8] = [
    "the same",
    "as they were",
    "not changed",
    "not change",
    "n't change",
    "nothing in our times",
    "no time changes",
    "no times change",
];

/// Looks for changed times that the note of a version does not tell.
pub(super) fn of_version(version: &Version, changed: &[Change], library: &Library) -> Option<Problem> {
    let policy = &version.policy;
    let note = policy.changes.as_deref()?;
    let prose = Prose::read(note, 1);
    let told = told_times(&prose);
    let small = note.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| small.contains(word));
    if told.is_empty() && has(&OF_ALL) && !has(&NONE) {
        return None;
    }
    let untold: Vec<&Change> = changed.iter().filter(|change| !is_told(change, &told)).collect();
    let first = untold.first()?;
    let more = match untold.len() {
        1 => String::new(),
        2 => "; nor one other".to_owned(),
        n => format!("; nor {} others", n - 1),
    };
    let said = first.sentence(&library.phrases);
    let found =
        format!("a time changes and `changes:` does not tell people of it: {}{more}", said.trim_end_matches('.'));
    let on = policy.in_force.first_day();
    let sentences: Vec<String> = untold.iter().map(|change| change.sentence_from(on, &library.phrases)).collect();
    let whole = format!("{} {}", note.trim(), sentences.join(" ")).replace('"', "”");
    let line = Note::of(version);
    let write = format!(
        "{}, in your own words or in these:\n    changes: \"{}\"",
        line.instead_of(),
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    Some(Problem::at(Severity::Error, &RULE, version.file.as_str(), line.place(), found, write))
}

/// Whether a note tells the time that something now has; of what is said no more, the one that it had.
fn is_told(change: &Change, told: &[ToldTime]) -> bool {
    let Some(said) = change.after.as_ref().or(change.before.as_ref()) else { return true };
    let prose = Prose::read(said, 1);
    let times: Vec<Period> = told_times(&prose).into_iter().filter_map(|time| time.period).collect();
    // What is no length, such as a time of day, can be told in many words.
    times.is_empty() || times.iter().any(|time| told.iter().any(|one| one.means(*time)))
}
