//! Why a command stopped, and with which code: 1 the author's mistake, 2 misuse.

use std::path::Path;

use complaints::words::problem::{Place, Problem, Problems, Severity};

/// Why a command stopped before it was done.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The words have problems.
    #[error("{}", tell(.0))]
    Problems(Vec<Problem>),
    /// The command was given something it cannot use.
    #[error("{0}")]
    Misuse(String),
    /// The machine would not read or write.
    #[error("{what} {path}: {error}")]
    Io {
        /// What was tried, such as `cannot read`.
        what: &'static str,
        /// On what.
        path: String,
        /// What the machine said.
        error: std::io::Error,
    },
}

impl Stop {
    /// The exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Problems(_) | Self::Io { .. } => 1,
            Self::Misuse(_) => 2,
        }
    }

    /// A file as a whole is not what it should be: what was found, and what to write instead.
    pub fn file(path: &Path, found: impl Into<String>, write: impl Into<String>) -> Self {
        let path = path.display().to_string();
        let mut problems = Problems::new(&path, "");
        problems.error(Place { line: 1, column: 1 }, found, write);
        Self::Problems(problems.into_vec())
    }

    /// The machine would not do `what` with `path`.
    pub fn io(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |error| Self::Io { what, path, error }
    }
}

fn tell(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let mut text: String = problems.iter().map(|p| format!("{p}\n\n")).collect();
    text.push_str(&match errors {
        1 => "1 problem to mend. Nothing was written.".to_owned(),
        n => format!("{n} problems to mend. Nothing was written."),
    });
    text
}
