//! The report as GitHub's workflow commands, which it shows at their lines:
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use complaints::words::problem::{Problem, Severity};
use complaints::words::visible::visible;

use super::Report;

pub(super) fn report(report: &Report<'_>) -> String {
    report.problems.iter().map(line).collect()
}

fn line(problem: &Problem) -> String {
    let command = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let (file, title) = (property(&problem.file), property(&format!("{} ({})", problem.rule.title, problem.rule.code)));
    let (line, column) = (problem.place.line, problem.place.column);
    let message = data(&format!("{}\nwrite: {}", problem.found, problem.write));
    format!("::{command} file={file},line={line},col={column},title={title}::{message}\n")
}

/// A message: what would end it, or begin a sign of its own, is written as a number.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message, which a colon or a comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
