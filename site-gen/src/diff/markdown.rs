//! The difference as it opens the comment on a proposal: first what a tenant
//! will see change, then what must be mended or that nothing must, and the advice
//! folded. It is read by somebody who has a browser alone: it names no command.

use complaints::policy::phrases::Phrases;
use complaints::words::problem::{Problem, Severity};
use complaints::words::visible::{in_one_line, visible};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::check::rules::time_of_before;

use super::Diff;
use super::text::{by_landlord, of_files, of_page};

/// Where a proposal can be changed and looked at; each an address, where there is one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Doors<'a> {
    /// Below which each file can be changed in the browser.
    pub(crate) edit: Option<&'a str>,
    /// Where the site as proposed can be seen.
    pub(crate) preview: Option<&'a str>,
}

/// What a path may not hold as it is in an address that stands in Markdown.
const IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'(').add(b')').add(b'<').add(b'>').add(b'?').add(b'\\');

/// The whole comment; `problems` are those of the words as they are now.
pub(crate) fn markdown(diff: &Diff, problems: &[Problem], doors: Doors<'_>, phrases: &Phrases) -> String {
    let mut text = "## What a tenant will see change\n\n".to_owned();
    if diff.is_empty() && diff.unread.is_empty() {
        text.push_str(
            "Nothing: readers will see no change. Did you mean to change something? It is not in this proposal.\n",
        );
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
    let unread =
        |slug: &String| format!("What people will see change of {slug} can be said once what stands below is mended.");
    text.push_str(&list(&diff.unread.iter().map(unread).collect::<Vec<_>>()));
    // What a writer alone can tell is asked first.
    let (asked, problems): (Vec<&Problem>, Vec<&Problem>) =
        problems.iter().partition(|problem| problem.rule == &time_of_before::RULE);
    if !asked.is_empty() {
        text.push_str("\n## Is this still right?\n\n");
        text.extend(asked.into_iter().map(|problem| told(problem, doors)));
    }
    let errors: Vec<&Problem> =
        problems.iter().copied().filter(|problem| problem.severity == Severity::Error).collect();
    if errors.is_empty() {
        text.push_str(&nothing_to_mend(doors));
    } else {
        text.push_str(TO_MEND);
        text.extend(errors.into_iter().map(|problem| told(problem, doors)));
    }
    for (severity, title) in [(Severity::Warning, "To update, when you can"), (Severity::Advice, "Advice")] {
        let found: Vec<&Problem> = problems.iter().copied().filter(|problem| problem.severity == severity).collect();
        if !found.is_empty() {
            text.push_str(&format!("\n<details><summary>{title} ({})</summary>\n\n", found.len()));
            text.extend(found.into_iter().map(|problem| told(problem, doors)));
            text.push_str("\n</details>\n");
        }
    }
    text
}

/// What stands above what must be mended.
const TO_MEND: &str = "\n## To mend before this can be published\n\nUntil all are mended there is no preview. Look for \
                       the words that are quoted: lines move as you write.\n\n";

/// That all is right, and what comes next.
fn nothing_to_mend(doors: Doors<'_>) -> String {
    let look = doors.preview.map(|address| {
        format!("Look at it: {address} (it is there about two minutes after this comment; then load it again).\n\n")
    });
    format!(
        "\n## Nothing to mend\n\nThis can be published once someone other than its writer has approved it.\n\n{}",
        look.unwrap_or_default()
    )
}

/// One problem: where, what stands there, what is wrong, and below it what to write there, as it is to be typed.
fn told(problem: &Problem, doors: Doors<'_>) -> String {
    let Problem { file, place, found, write, rule, line, .. } = problem;
    let name = format!("{}, line {}", plain(&in_one_line(file)), place.line);
    let column = place.column;
    let place = match doors.edit {
        Some(below) => {
            let path = utf8_percent_encode(file, IN_PATH);
            format!("[{name}]({}/{path}#L{})", below.trim_end_matches('/'), place.line)
        }
        None => name,
    };
    let (write, typed) = match write.split_once('\n') {
        Some((write, typed)) => (write, Some(typed)),
        None => (write.as_str(), None),
    };
    let found = plain(&in_one_line(found));
    let mut text = format!("- **{place}**: {found} ({})\n\n", rule.code);
    if !line.trim().is_empty() {
        text.push_str(&format!("  There stands: {}\n\n", in_code(round(line, column))));
    }
    text.push_str(&format!("  Write: {}\n", plain(write)));
    if let Some(typed) = typed {
        text.push_str(&format!("\n{}", boxed(typed)));
    }
    text + "\n"
}

/// So many characters of a line are quoted, and so many before what is told of.
const QUOTED: usize = 160;
const BEFORE: usize = 60;

/// The part of a line that holds what is told of, where the whole is too long for it.
fn round(line: &str, column: usize) -> &str {
    let at = |nth: usize| line.char_indices().nth(nth).map_or(line.len(), |(at, _)| at);
    let from = if column < QUOTED - BEFORE { 0 } else { at(column.saturating_sub(BEFORE)) };
    // From a whole word on.
    let from = match line.get(from..).and_then(|rest| rest.find(' ')) {
        Some(gap) if from > 0 => from + gap + 1,
        _ => from,
    };
    let rest = line.get(from..).unwrap_or(line);
    rest.char_indices().nth(QUOTED).and_then(|(end, _)| rest.get(..end)).unwrap_or(rest)
}

/// A line as it stands, between marks that nothing in it ends.
fn in_code(line: &str) -> String {
    let line = in_one_line(line.trim());
    let most = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let mark = "`".repeat(most + 1);
    let gap = if most > 0 { " " } else { "" };
    format!("{mark}{gap}{line}{gap}{mark}")
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
