//! The mistakes that authors make, kept as data: `tests/fixtures/mistakes` has a
//! file for each kind, and its README says how a record is written. Here each
//! record is laid over a good copy of the words, and what `site-gen check` tells
//! of it is held against what the record says that an author must be told.
//!
//! What the good copy has told of it already is no news, and does not count.

mod cure;
mod marks;
mod reading;
mod record;
mod run;
mod told;
mod tree;
mod verdict;

use std::collections::BTreeSet;
use std::fs;

pub use reading::records;
pub use record::Record;

use crate::root;

/// The codes of the messages that a record asks for, in its order; or what is told otherwise.
type Verdict = Result<Vec<String>, String>;

/// The kinds that have a file, in order.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn every_kind() -> Vec<String> {
    let folder = fs::read_dir(root().join("tests/fixtures/mistakes")).expect("the records are there");
    let names = folder.map(|entry| entry.expect("an entry can be read").file_name().to_string_lossy().into_owned());
    let mut kinds: Vec<String> = names.filter_map(|name| name.strip_suffix(".txt").map(str::to_owned)).collect();
    kinds.sort();
    kinds
}

/// The codes that records ask for, of all kinds.
///
/// # Panics
/// When a file cannot be read.
#[must_use]
pub fn codes_that_are_held() -> BTreeSet<String> {
    let text = |kind: &String| {
        fs::read_to_string(root().join(format!("tests/fixtures/mistakes/{kind}.txt"))).expect("the kind has a file")
    };
    let lines: Vec<String> = every_kind().iter().map(text).collect();
    let codes = lines.iter().flat_map(|text| text.lines()).filter_map(|line| line.strip_prefix("code: "));
    codes.filter(|code| *code != "?").map(str::to_owned).collect()
}

/// Holds every record of a kind against what is told; panics with those that are told otherwise.
///
/// A record that is marked `not yet:` may be, and must not be told as it should: with `MARK=1` in the environment the
/// marks are written anew instead, and the codes that have none.
///
/// # Panics
/// When a record is told otherwise than it says, or is malformed.
pub fn hold(kind: &str) {
    let path = root().join(format!("tests/fixtures/mistakes/{kind}.txt"));
    let text = fs::read_to_string(&path).expect("the kind has a file");
    let records = records(kind, &text);
    assert!(!records.is_empty(), "{kind} has no record");
    let verdicts: Vec<(&Record, Verdict)> = records.iter().map(|one| (one, verdict::of(one))).collect();
    if std::env::var_os("MARK").is_some() {
        fs::write(&path, marks::written_anew(&text, &verdicts)).expect("the file can be written");
        return;
    }
    let wrong: Vec<String> = verdicts.iter().filter_map(|(record, verdict)| complaint(record, verdict)).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} in {kind}.txt:\n\n{}\n\n`MARK=1` before the test command writes what is not told yet into the file",
        wrong.len(),
        records.len(),
        wrong.join("\n\n")
    );
}

/// What is wrong with the verdict on a record, if anything is.
fn complaint(record: &Record, verdict: &Verdict) -> Option<String> {
    match (&record.not_yet, verdict) {
        (None, Err(why)) => Some(format!("line {}: {}\n{why}", record.line, record.name)),
        (Some(_), Ok(_)) => Some(format!("line {}: {}: is told now, so it has no `not yet`", record.line, record.name)),
        _ => None,
    }
}
