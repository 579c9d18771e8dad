//! The A to Z of what a landlord's pages answer: each heading of them by its
//! letter, with the place where it stands. Made of the pages, so that it can
//! name nothing that is not there.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use complaints::pages::Surroundings;
use serde::Serialize;

use super::by_letter::{as_seen, by_letter};
use super::landlord_files::LandlordFiles;
use super::render_context::RenderContext;
use crate::many_words::ManyWords;

/// Where it stands, below the landlord's own root.
pub(crate) const FOLDER: &str = "questions";
/// Pages of which the title says enough: their parts are those of a form, of a sheet, of a statement, or days.
const BY_TITLE: [&str; 6] = ["accessibility", "complain", "dates", "leaflet", "paper-form", "performance"];
/// The list of a page's own parts is no question.
const CONTENTS: &str = "on-this-page";

/// One line of it.
#[derive(Debug, Serialize)]
struct Entry {
    /// The heading, as HTML.
    text: String,
    href: String,
    /// The title of the page on which it stands, as HTML; none for a title itself.
    page: Option<String>,
    /// It is something that the law gives, folded under its title.
    #[serde(skip)]
    is_right: bool,
}

/// Renders it from the landlord's pages as they are; `moved` are the folders of those that only lead on.
pub(super) fn page(
    around: &Surroundings,
    moved: &BTreeSet<&str>,
    context: &RenderContext<'_>,
    files: &mut LandlordFiles,
) {
    let base = &around.view.base;
    let pages = files.pages().filter(|(folder, _)| !folder.starts_with("policy/") && !moved.contains(folder));
    let mut entries: Vec<Entry> = Vec::new();
    for entry in pages.flat_map(|(folder, html)| of_page(base, folder, html)) {
        // What the law gives stands on several pages, in the same words.
        if !entry.is_right || !entries.iter().any(|before| before.is_right && before.text == entry.text) {
            entries.push(entry);
        }
    }
    let mut values = around.context();
    values.insert("letters", &by_letter(entries, |entry| as_seen(&entry.text)));
    values.insert("find", context.find);
    values.insert("page", FOLDER);
    let html = files.rendered(context.renderer.render("questions.html", &values));
    files.page(FOLDER, html);
}

/// The title of a page, and the headings in it.
fn of_page(base: &str, folder: &str, html: &str) -> Vec<Entry> {
    let address = if folder.is_empty() { format!("{base}/") } else { format!("{base}/{folder}/") };
    let mut title = None;
    let mut entries: Vec<Entry> = Vec::new();
    for heading in headings(html) {
        if heading.level == '1' {
            title = Some(heading.text.clone());
            entries.push(Entry { text: heading.text, href: address.clone(), page: None, is_right: false });
        } else if !BY_TITLE.contains(&folder) && heading.id != Some(CONTENTS) {
            let href = heading.id.map_or_else(|| address.clone(), |id| format!("{address}#{id}"));
            let is_right = heading.level == RIGHT;
            entries.push(Entry { text: heading.text, href, page: title.clone(), is_right });
        }
    }
    entries
}

/// In place of a level: something that the law gives, which folds.
const RIGHT: char = 'r';

/// A heading of the first or second level, or the title of what the law gives.
struct Heading<'h> {
    level: char,
    id: Option<&'h str>,
    text: String,
}

/// How that begins in a page.
static OPENINGS: LazyLock<ManyWords> =
    LazyLock::new(|| ManyWords::new(&["<h1 ", "<h1>", "<h2 ", "<h2>", "<details data-fact=\"right."]));

fn headings(html: &str) -> impl Iterator<Item = Heading<'_>> {
    OPENINGS.each_in(html).filter_map(|opening| {
        let tag = html.get(opening.start + 1..)?;
        let level = match tag.as_bytes() {
            [b'h', level, ..] => char::from(*level),
            _ => RIGHT,
        };
        // A link to words inside of a box opens it.
        let named = if level == RIGHT { tag.split("</details>").next()? } else { tag.split('>').next()? };
        let id = named.split_once(" id=\"").and_then(|(_, id)| id.split('"').next());
        let (opens, closes) = if level == RIGHT { ("<summary>", "</summary>") } else { (">", "</h") };
        let (inner, _) = tag.split_once(opens)?.1.split_once(closes)?;
        Some(Heading { level, id, text: without_tags(inner) })
    })
}

/// What stands between the tags, on one line.
fn without_tags(html: &str) -> String {
    let mut texts = html.split('<');
    let first = texts.next().unwrap_or_default();
    let rest = texts.filter_map(|text| text.split_once('>').map(|(_, text)| text));
    let mut line = String::with_capacity(html.len());
    // Only a tag parts no words.
    let mut is_parted = false;
    for text in std::iter::once(first).chain(rest) {
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            if is_parted && !bare.is_empty() && !line.is_empty() {
                line.push(' ');
            }
            line.push_str(bare);
            is_parted = if bare.is_empty() { is_parted || !word.is_empty() } else { bare.len() < word.len() };
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_for_its_title_and_headings_and_for_nothing_else() {
        let html = "<head><hr><h1 class=\"x\">Your <b>dates</b></h1><h2 id=\"on-this-page\">On this page</h2>\
                    <h2 id=\"late\">If we\n are late &amp; you wait</h2><h3 id=\"no\">No</h3><h2>Stage 2</h2>\
                    <details data-fact=\"right.damp\"><summary>Damp</summary><p id=\"right-damp\">No</p></details>\
                    <details><summary>How</summary></details>";
        let lines = |folder: &str| {
            let all = of_page("/imani", folder, html).into_iter();
            all.map(|one| format!("{} {} {}", one.text, one.href, one.page.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(
            lines("now"),
            [
                "Your dates /imani/now/ ",
                "If we are late &amp; you wait /imani/now/#late Your dates",
                "Stage 2 /imani/now/ Your dates",
                "Damp /imani/now/#right-damp Your dates"
            ]
        );
        assert_eq!(lines("dates"), ["Your dates /imani/dates/ "]);
        assert_eq!(of_page("", "", html)[0].href, "/");
    }
}
