//! An approved draft as its readers see it: without what is for its authors, and
//! with places of the site where it cites files.
//!
//! Line for line, so that a mistake is told where it stands.

use complaints::policy::code::{Code, CodeWords};
use complaints::policy::library::Library;

use super::approval::{Approval, Assessment};
use super::document::PRIVATE;
use super::kept::Mark;

/// The Markdown of the page.
pub(crate) fn markdown(assessment: &Assessment, approval: &Approval, code: &Code, library: &Library) -> String {
    let words = &code.words;
    let approved = words.approved.replace("{day}", &library.phrases.date(approval.on)).replace("{role}", &approval.by);
    let lines: Vec<&str> = assessment.body.lines().collect();
    let mut text = String::with_capacity(assessment.body.len());
    let mut in_comment = false;
    for (index, line) in lines.iter().enumerate() {
        if line.trim() == PRIVATE {
            break;
        }
        match Mark::of(line) {
            Mark::Begin(_) => {
                in_comment = true;
                let rest = lines.get(index + 1..).unwrap_or_default();
                let own = rest.iter().take_while(|line| Mark::of(line) == Mark::None);
                if own.clone().all(|line| line.trim().is_empty()) {
                    text.push_str(&words.no_comment);
                }
            }
            Mark::End(_) => in_comment = false,
            Mark::None if in_comment => text.push_str(line),
            Mark::None if line.starts_with('>') => {}
            Mark::None if line.starts_with("# ") => text.push_str(&approved),
            Mark::None => text.push_str(&of_the_site(line, words).unwrap_or_else(|| (*line).to_owned())),
        }
        text.push('\n');
    }
    text
}

/// What stands before the line of the page that prints words typed elsewhere.
pub(crate) const PRINTED_BY: &str = " (printed by ";

/// What readers call the file of a citation.
pub(crate) fn called<'w>(file: &str, words: &'w CodeWords) -> &'w str {
    if file.ends_with("form.yaml") {
        &words.form
    } else if file.contains("content/") {
        &words.page
    } else {
        &words.policy
    }
}

/// A citation with a link to the page in place of the file: `- Our policy, policies/imani/2014-01.md:17: …`.
fn of_the_site(line: &str, words: &CodeWords) -> Option<String> {
    let (place, says) = line.strip_prefix("- ")?.split_once(": ")?;
    let (typed, printed) = place.split_once(PRINTED_BY).map_or((place, None), |(typed, by)| (typed, Some(by)));
    let typed = typed.rsplit_once(", ").map_or(typed, |(_, file)| file);
    let file_of = |place: &'_ str| place.rsplit_once(':').map(|(file, _line)| file.to_owned());
    let file = file_of(typed).filter(|file| file.contains('/'))?;
    let what = called(&file, words);
    // Where words of a template are read is the page that prints them.
    let read_in = printed.map_or(Some(file), file_of)?;
    let stem = read_in.rsplit('/').next()?.split('.').next()?;
    let page = if read_in.ends_with("form.yaml") {
        "complain/".to_owned()
    } else if read_in.contains("content/pages/") {
        if stem == "start" { String::new() } else { format!("{stem}/") }
    } else if read_in.ends_with(".md") {
        format!("policy/{stem}/")
    } else {
        return Some(format!("- {what}: {says}"));
    };
    Some(if page.is_empty() { format!("- {what}: {says}") } else { format!("- [{what}]({page}): {says}") })
}
