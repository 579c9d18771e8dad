//! The report as JSON: one list, each problem with its code and its place.

use complaints::words::problem::Problem;
use serde::Serialize;

use super::Report;

/// One problem as a program reads it.
#[derive(Serialize)]
pub(super) struct ProblemJson<'a> {
    code: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    /// `error`, `warning`, `advice`, or `allowed` where an author says that it is meant.
    severity: &'a str,
    found: &'a str,
    write: &'a str,
    /// Why it is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'a str>,
}

impl<'a> ProblemJson<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            code: problem.rule.code,
            file: &problem.file,
            line: problem.place.line,
            column: problem.place.column,
            severity: problem.severity.name(),
            found: &problem.found,
            write: &problem.write,
            because: None,
        }
    }
}

pub(super) fn report<'a>(report: &Report<'a>) -> Vec<ProblemJson<'a>> {
    let allowed = report.allowed.iter().map(|allowed| ProblemJson {
        severity: "allowed",
        because: Some(&allowed.because),
        ..ProblemJson::of(&allowed.problem)
    });
    report.problems.iter().map(ProblemJson::of).chain(allowed).collect()
}
