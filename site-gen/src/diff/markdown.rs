//! The difference as it opens the comment on a proposal: first what a tenant
//! will see change, then what must be mended, and the advice folded.

use complaints::policy::phrases::Phrases;
use complaints::words::problem::{Problem, Severity};
use complaints::words::visible::{in_one_line, visible};

use super::Diff;
use super::text::{by_landlord, of_files, of_page, of_unread};

/// The whole comment; `problems` are those of the words as they are now.
pub(crate) fn markdown(diff: &Diff, problems: &[Problem], phrases: &Phrases) -> String {
    let mut text = "## What a tenant will see change\n\n".to_owned();
    if diff.is_empty() && diff.unread.is_empty() {
        text.push_str("Nothing: readers will see no change.\n");
    }
    for (names, lines) in by_landlord(diff, phrases) {
        text.push_str(&format!("**{}**\n\n{}\n", plain(&names), list(&lines)));
    }
    if !diff.pages.is_empty() {
        text.push_str("**Pages that every landlord has**\n\n");
        text.push_str(&list(&diff.pages.iter().flat_map(of_page).collect::<Vec<_>>()));
        text.push('\n');
    }
    if !diff.files.is_empty() {
        text.push_str(&format!("{}\n\n", plain(&of_files(&diff.files))));
    }
    text.push_str(&list(&diff.unread.iter().map(|slug| of_unread(slug)).collect::<Vec<_>>()));
    let errors: Vec<&Problem> = of(problems, Severity::Error).collect();
    if !errors.is_empty() {
        text.push_str("\n## To mend before this can be published\n\n");
        text.extend(errors.into_iter().map(told));
    }
    for (severity, title) in [(Severity::Warning, "To update, when you can"), (Severity::Advice, "Advice")] {
        let found: Vec<&Problem> = of(problems, severity).collect();
        if !found.is_empty() {
            text.push_str(&format!("\n<details><summary>{title} ({})</summary>\n\n", found.len()));
            text.extend(found.into_iter().map(told));
            text.push_str("\n</details>\n");
        }
    }
    text
}

fn of(problems: &[Problem], severity: Severity) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(move |problem| problem.severity == severity)
}

/// One problem: where, what, and below it what to write there, as it is to be typed.
fn told(problem: &Problem) -> String {
    let Problem { file, place, found, write, rule, .. } = problem;
    let place = format!("{}, line {}", plain(&in_one_line(file)), place.line);
    let (write, typed) = match write.split_once('\n') {
        Some((write, typed)) => (write, Some(typed)),
        None => (write.as_str(), None),
    };
    let found = plain(&in_one_line(found));
    let mut text = format!("- **{place}**: {found} ({})\n\n  Write: {}\n", rule.code, plain(write));
    if let Some(typed) = typed {
        text.push_str(&format!("\n{}", boxed(typed)));
    }
    text + "\n"
}

/// Lines to be typed as they stand, in a box of their own below an entry of a list.
fn boxed(typed: &str) -> String {
    let lines: Vec<String> = typed.lines().map(visible).collect();
    let margin = |line: &String| line.len() - line.trim_start().len();
    let margin = lines.iter().filter(|line| !line.trim().is_empty()).map(margin).min().unwrap_or(0);
    let most = typed.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(most + 1));
    let inside: String = lines.iter().map(|line| format!("  {}\n", line.get(margin..).unwrap_or_default())).collect();
    format!("  {fence}\n{inside}  {fence}\n")
}

fn list(lines: &[String]) -> String {
    lines.iter().map(|line| format!("- {}\n", plain(line))).collect()
}

/// A text as Markdown shows it: no sign of an author's is taken for a mark of ours.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut in_code = false;
    for c in in_one_line(text).chars() {
        in_code ^= c == '`';
        if !in_code && matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
