//! Why a command ended before it was done, and the exit code that says so:
//! 1 when words or the machine are to be mended, 2 when the command line is.

use std::path::Path;

use complaints::words::problem::{Problem, Severity};
use complaints::words::rule::Rule;
use complaints::words::visible::in_one_line;

use crate::commands::build::ShortOf;
use crate::machine::to_slash;
use crate::report;

/// Why a command ended before it was done.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The words have problems, all of them collected; exit code 1.
    #[error("{}", report::errors(.0))]
    Problems(Vec<Problem>),
    /// What was asked follows from words that have problems; exit code 1.
    #[error("{}", untold(what, problems))]
    Untold {
        /// What cannot be told, as a sentence begins.
        what: &'static str,
        /// All that was found.
        problems: Vec<Problem>,
    },
    /// A proposal cannot be shown, since its words have problems; exit code 1. It is told to somebody with a browser.
    #[error("{}", unshown(.0))]
    Unshown(Vec<Problem>),
    /// A site was published without all that was to be in it, since some words have problems; exit code 1.
    #[error("{}", lack(.0))]
    ShortOf(ShortOf),
    /// So many problems, which have been told in another form; exit code 1.
    #[error("{} to mend", report::problems(*.count))]
    Told {
        /// How many of them stop the build.
        count: usize,
    },
    /// So many things are missing before a site may go live, which have been told; exit code 1.
    #[error("{}", missing(*.0))]
    Missing(usize),
    /// What lies there was changed by hand, and would be lost; exit code 1.
    #[error("{0}")]
    Changed(String),
    /// The command was given something it cannot use: what, and what to give instead; exit code 2.
    #[error("{0}")]
    Misuse(String),
    /// A document cannot be drafted from: which, and why with what to do; exit code 1.
    #[error("{file}: {why}")]
    Refused {
        /// The path of the document.
        file: String,
        /// What it is, and what to do about it.
        why: String,
    },
    /// The result could not be written; exit code 1.
    #[error(transparent)]
    NotPrinted(#[from] terminal::NotPrinted),
    /// The machine would not read or write; exit code 1.
    #[error("{what} {path}: {error}")]
    Io {
        /// What was tried, such as `cannot read`.
        what: &'static str,
        /// The path of the file or folder that it was tried on.
        path: String,
        /// What the machine said of it.
        error: std::io::Error,
    },
}

impl CommandError {
    /// The exit code of the process: 2 for misuse, else 1.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Problems(_)
            | Self::Untold { .. }
            | Self::Unshown(_)
            | Self::Told { .. }
            | Self::ShortOf(_)
            | Self::NotPrinted(_)
            | Self::Missing(_)
            | Self::Changed(_)
            | Self::Refused { .. }
            | Self::Io { .. } => 1,
            Self::Misuse(_) => 2,
        }
    }

    /// Says on stderr why the command ended.
    pub fn say(&self) {
        match self {
            // Each of them sets in what it quotes.
            Self::Problems(_) | Self::Untold { .. } | Self::Unshown(_) | Self::ShortOf(_) => terminal::say(self),
            Self::Told { .. }
            | Self::Missing(_)
            | Self::Changed(_)
            | Self::Refused { .. }
            | Self::Misuse(_)
            | Self::NotPrinted(_)
            | Self::Io { .. } => terminal::fault(self),
        }
    }

    /// The same of a command that writes nothing: not that nothing was written, but what it cannot tell.
    #[must_use]
    pub fn untold(self, what: &'static str) -> Self {
        match self {
            Self::Problems(problems) => Self::Untold { what, problems },
            other => other,
        }
    }

    /// The same of a preview.
    #[must_use]
    pub fn unshown(self) -> Self {
        match self {
            Self::Problems(problems) => Self::Unshown(problems),
            other => other,
        }
    }

    /// A file as a whole is not what it should be: what was found, and what to write instead.
    pub fn file(rule: &'static Rule, path: &Path, found: impl Into<String>, write: impl Into<String>) -> Self {
        Self::Problems(vec![Problem::whole_file(rule, to_slash(path), found, write)])
    }

    /// The machine would not do `what` with `path`.
    pub fn io(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = to_slash(path);
        move |error| Self::Io { what, path, error }
    }
}

/// What is to mend before a proposal can be shown: no command of a shell, which its reader does not have.
fn unshown(problems: &[Problem]) -> String {
    let all: Vec<Problem> = problems.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect();
    format!(
        "{}\nNo preview is made until then. The comment on the proposal says the same, below its title.",
        report::to_mend(&all)
    )
}

/// What cannot be told until which lines are mended, and what is wrong with them.
fn untold(what: &str, problems: &[Problem]) -> String {
    // What is only to update keeps nothing from being told.
    let all: Vec<Problem> = problems.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect();
    let errors = all.iter();
    let mut places: Vec<String> =
        errors.map(|problem| format!("{}:{}", in_one_line(&problem.file), problem.place.line)).collect();
    places.dedup();
    let more = places.len().saturating_sub(MOST_PLACES);
    places.truncate(MOST_PLACES);
    let lines = match (places.as_slice(), more) {
        ([one], _) => format!("{one} is mended"),
        (some, 0) => format!("these lines are mended: {}", some.join(", ")),
        (some, more) => format!("these lines are mended: {} and {more} more", some.join(", ")),
    };
    format!("{what} cannot be told until {lines}.\n\n{}", report::to_mend(&all))
}

/// So many places are named before the messages; a message has its own.
const MOST_PLACES: usize = 3;

fn missing(count: usize) -> String {
    let things = if count == 1 { "1 thing is".to_owned() } else { format!("{count} things are") };
    format!("{things} still missing; `demonstration: yes` stays until there is none")
}

/// Every problem, and which landlords were published otherwise than their words say.
fn lack(ShortOf { problems, carried_over, missing }: &ShortOf) -> String {
    let mut text = format!("{} All other landlords were published.", report::to_mend(problems));
    if !carried_over.is_empty() {
        text.push_str(&format!("\nWith their last good pages: {}.", carried_over.join(", ")));
    }
    if !missing.is_empty() {
        text.push_str(&format!("\nNot on the site, since they had no pages before: {}.", missing.join(", ")));
    }
    text
}
