//! The difference as it opens the comment on a proposal: first what a tenant
//! will see change, then what must be mended, and the advice folded.

use complaints::policy::phrases::Phrases;
use complaints::words::problem::{Problem, Severity};
use complaints::words::visible::in_one_line;

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

fn told(problem: &Problem) -> String {
    let Problem { file, place, found, write, rule, .. } = problem;
    let write: Vec<String> = write.lines().map(plain).collect();
    format!(
        "- **{}, line {}**: {} ({})\n  Write: {}\n",
        plain(&in_one_line(file)),
        place.line,
        plain(&in_one_line(found)),
        rule.code,
        write.join(" ")
    )
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
