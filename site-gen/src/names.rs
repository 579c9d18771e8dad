//! The names that landlords have taken: two of one name would be one to a reader.

use std::collections::BTreeMap;

use complaints::words::problem::{Place, Problem, Severity};

/// The names taken so far, each with the file that gives it.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Takes a name; a problem when another landlord has it.
    pub fn add(&mut self, name: &str, file: &str) -> Option<Problem> {
        let plain = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let first = self.0.insert(plain, file.to_owned())?;
        Some(Problem {
            file: file.to_owned(),
            place: Place { line: 2, column: 1 },
            severity: Severity::Error,
            found: format!("the name \"{name}\" is taken by {first}"),
            write: "a name that readers can tell apart; a new version of the same landlord goes into the same folder"
                .to_owned(),
            line: String::new(),
        })
    }
}
