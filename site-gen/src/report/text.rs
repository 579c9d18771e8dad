//! The report for people: errors first, then what is to update; advice is
//! folded into one line until somebody asks for it.

use complaints::words::problem::{Problem, Severity};
use complaints::words::visible::in_one_line;

use super::Report;
use crate::check::Allowed;

/// Every error, what is to update, and how many are left to mend.
pub(crate) fn errors(all: &[Problem]) -> String {
    let mut text = to_mend(all) + " Nothing was written.";
    text.push_str("\nThe code behind a message tells more: `site-gen explain CODE`.");
    text
}

/// The same, but for what came of it.
pub(crate) fn to_mend(all: &[Problem]) -> String {
    let told = told(all, Severity::Error) + &told(all, Severity::Warning) + &folded(all);
    format!("{told}{} to mend.", problems(of(all, Severity::Error).count()))
}

/// So many problems, in words.
pub(crate) fn problems(count: usize) -> String {
    counted(count, "problem", "problems")
}

/// Every piece of advice.
pub(crate) fn advice(problems: &[Problem]) -> String {
    told(problems, Severity::Advice)
}

/// What the author may update, what was allowed, and that nothing keeps the site from being published.
pub(super) fn report(report: &Report<'_>) -> String {
    let mut text = told(report.problems, Severity::Warning);
    let to_update = of(report.problems, Severity::Warning).count();
    if to_update > 0 {
        let things = counted(to_update, "thing", "things");
        text.push_str(&format!(
            "{things} to update. Nobody but you is told, and the site is published all the same.\n"
        ));
    }
    text.push_str(&folded(report.problems));
    text.extend(report.allowed.iter().map(allowed));
    let landlords = counted(report.landlords, "landlord", "landlords");
    text.push_str(&format!("No problems. {landlords} can be published."));
    if report.to_come > 0 {
        text.push_str(&format!(" {} to come.", counted(report.to_come, "version", "versions")));
    }
    text.push('\n');
    text
}

fn allowed(allowed: &Allowed) -> String {
    let (problem, because) = (&allowed.problem, in_one_line(&allowed.because));
    let (file, line) = (in_one_line(&problem.file), problem.place.line);
    format!("Allowed: {file}:{line}: {} ({}), because {because}\n", problem.rule.title, problem.rule.code)
}

/// How much advice there is, and how to see it.
fn folded(problems: &[Problem]) -> String {
    match of(problems, Severity::Advice).count() {
        0 => String::new(),
        n => format!("{} of advice: `site-gen check --advice` shows them.\n", counted(n, "piece", "pieces")),
    }
}

fn of(problems: &[Problem], severity: Severity) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(move |problem| problem.severity == severity)
}

fn told(problems: &[Problem], severity: Severity) -> String {
    of(problems, severity).map(|problem| format!("{problem}\n\n")).collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
