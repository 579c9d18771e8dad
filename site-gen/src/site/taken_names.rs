//! The names that landlords have taken: two of one name would be one to a reader,
//! and who looks for one by a name of the other would complain to the wrong one.

use std::collections::BTreeMap;

use complaints::policy::library::Version;
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rules::TAKEN_NAME;
use serde::{Deserialize, Serialize};

/// Where a policy gives the landlord's name: `landlord:` is its first key.
const NAME: Place = Place { line: 2, column: 1 };

/// What a landlord is called, by the file that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    name: String,
    file: String,
    /// The names of `also_called:`, each with its line.
    others: Vec<(String, usize)>,
}

impl Named {
    pub(super) fn of(version: &Version) -> Self {
        // The facts start on the second line of the file.
        let line = |name: &str| version.front.lines().position(|line| line.contains(name)).map_or(1, |at| at + 2);
        let others = version.policy.identity.also_called.iter().map(|name| (name.clone(), line(name))).collect();
        Self { name: version.policy.landlord.clone(), file: version.file.clone(), others }
    }
}

/// The names taken so far, in small letters, each with the file that gives it.
#[derive(Debug, Default)]
pub(crate) struct TakenNames<'n> {
    names: BTreeMap<String, String>,
    all: Vec<&'n Named>,
}

impl<'n> TakenNames<'n> {
    /// Takes a landlord's name; a problem when another one has it.
    pub(crate) fn take(&mut self, named: &'n Named) -> Option<Problem> {
        let Named { name, file, .. } = named;
        self.all.push(named);
        let first = self.names.insert(plain(name), file.clone())?;
        Some(Problem::at(
            Severity::Error,
            &TAKEN_NAME,
            file.as_str(),
            NAME,
            format!("the name \"{name}\" is taken by {first}"),
            "a name that readers can tell apart; a new version of the same landlord goes into the same folder",
        ))
    }

    /// The other names by which a reader would find two landlords. Of one group both can be called so; then it is as
    /// well that its author knows.
    pub(crate) fn also_called(&self) -> Vec<Problem> {
        let mut others: BTreeMap<String, &str> = BTreeMap::new();
        let mut problems = Vec::new();
        for named in &self.all {
            for (name, line) in &named.others {
                let first = self.names.get(&plain(name)).map(String::as_str).filter(|file| *file != named.file);
                let taken = first.or_else(|| others.get(&plain(name)).copied().filter(|file| *file != named.file));
                problems.extend(taken.map(|first| of_another(name, &named.file, *line, first)));
                others.entry(plain(name)).or_insert(&named.file);
            }
        }
        problems
    }
}

fn of_another(name: &str, file: &str, line: usize, first: &str) -> Problem {
    Problem::at(
        Severity::Warning,
        &TAKEN_NAME,
        file,
        Place { line, column: 1 },
        format!("who looks for \"{name}\" finds another landlord by it too, that of {first}"),
        "under `also_called:` names that are this landlord's alone",
    )
}

fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
