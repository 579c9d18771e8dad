//! The names that landlords have taken: two of one name would be one to a reader.

use std::collections::BTreeMap;

use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rules::TAKEN_NAME;

/// Where a policy gives the landlord's name: `landlord:` is its first key.
const NAME: Place = Place { line: 2, column: 1 };

/// The names taken so far, in small letters, each with the file that gives it.
#[derive(Debug, Default)]
pub(crate) struct TakenNames(BTreeMap<String, String>);

impl TakenNames {
    /// Takes a name; a problem when another landlord has it.
    pub(crate) fn take(&mut self, name: &str, file: &str) -> Option<Problem> {
        let plain = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let first = self.0.insert(plain, file.to_owned())?;
        Some(Problem::at(
            Severity::Error,
            &TAKEN_NAME,
            file,
            NAME,
            format!("the name \"{name}\" is taken by {first}"),
            "a name that readers can tell apart; a new version of the same landlord goes into the same folder",
        ))
    }
}
