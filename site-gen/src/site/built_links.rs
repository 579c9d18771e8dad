//! Links of prose that the built pages alone can answer: whether a page has the
//! place behind a `#`, and whether the site has the page behind a `/`.
//!
//! One landlord at a time: what its texts ask of its own pages is compared with
//! them before they are dropped. What a text asks of other landlords' pages is
//! kept, which is next to nothing, and compared with the list of all paths.

use std::collections::BTreeSet;

use complaints::policy::library::{Landlord, Version};
use complaints::words::nearest::nearest;
use complaints::words::problem::{Place, Problem, Severity};

use super::landlord_files::LandlordFiles;
use super::render_context::{RenderContext, ids};
use crate::check::rules::link_to_nowhere;
use crate::check::text::Document;
use crate::prose::AnyOf;

/// A link that only built pages can answer.
#[derive(Debug, Clone)]
pub(crate) struct BuiltLink {
    /// The file of the text.
    pub(super) file: String,
    /// Where in it.
    pub(super) at: Place,
    /// Where it leads, as typed.
    pub(super) to: String,
}

impl BuiltLink {
    /// The first folder of a link from the site's root: the landlord that it leads to, if it leads to one.
    #[cfg(feature = "serve")]
    pub(crate) fn first_folder(&self) -> Option<&str> {
        self.path().strip_prefix('/')?.split('/').next()
    }

    fn path(&self) -> &str {
        self.to.split(['#', '?']).next().unwrap_or_default()
    }

    fn fragment(&self) -> Option<&str> {
        self.to
            .split_once('#')
            .map(|(_, fragment)| fragment)
            .filter(|fragment| !fragment.is_empty() && *fragment != "top")
    }

    /// Whether it leads from the site's root, and not from the landlord's.
    pub(super) fn is_of_the_whole_site(&self) -> bool {
        self.to.starts_with('/')
    }

    fn problem(&self, found: &str, write: String) -> Problem {
        let found = format!("a link leads to \"{}\", {found}", self.to);
        Problem::at(Severity::Error, &link_to_nowhere::RULE, self.file.as_str(), self.at, found, write)
    }
}

/// What stands before where a link of this kind leads.
static OPENS_A_LINK: AnyOf = AnyOf::new(&["(#", "/#", "(/", "( ", "(<", "]:", "<#", "</"]);

/// The links of a text that built pages have to answer.
pub(super) fn of_text(file: &str, text: &str, first_line: usize) -> Vec<BuiltLink> {
    // Most texts have none, and need no second look.
    if !OPENS_A_LINK.is_in(text) {
        return Vec::new();
    }
    let document = Document::parse(text);
    let links = document.links.iter().filter(|link| {
        let to = link.to.as_str();
        !to.contains(':') && (to.starts_with('/') && !to.starts_with("//") && to != "/" || to.contains('#'))
    });
    let built = links.map(|link| {
        let Place { line, column } = document.lines.place(link.source.start);
        BuiltLink { file: file.to_owned(), at: Place { line: first_line + line - 1, column }, to: link.to.clone() }
    });
    built.collect()
}

/// Compares what a landlord's texts ask of its own pages with those pages.
pub(super) fn check_own(
    landlord: &Landlord,
    current: &Version,
    link_targets: &BTreeSet<String>,
    context: &RenderContext<'_>,
    base: &str,
    files: &mut LandlordFiles,
) {
    let guidance =
        context.library.pages.iter().zip(&context.page_links).filter(|(page, _)| page.is_for(&current.policy));
    let mut found = Vec::new();
    for (page, links) in guidance {
        found.extend(links.iter().filter_map(|link| own(link, &page.path, link_targets, base, files)));
    }
    for version in &landlord.versions {
        let folder = format!("policy/{}", version.policy.id);
        let links = of_text(&version.file, &version.body, version.body_line);
        found.extend(links.iter().filter_map(|link| own(link, &folder, link_targets, base, files)));
    }
    files.problems.append(&mut found);
}

/// What is wrong with a link to a page of the landlord's own, from the page in `folder`.
fn own(
    link: &BuiltLink,
    folder: &str,
    link_targets: &BTreeSet<String>,
    base: &str,
    files: &LandlordFiles,
) -> Option<Problem> {
    let path = link.path();
    let below = match path.strip_prefix('/') {
        // The same page.
        None if path.is_empty() => format!("{folder}/").trim_start_matches('/').to_owned(),
        None => path.to_owned(),
        Some(_) => path.strip_prefix(base)?.strip_prefix('/')?.to_owned(),
    };
    let Some(html) = files.text_of(&file_name(&below)) else {
        let near = nearest(&below, link_targets.iter().map(String::as_str));
        let write =
            near.map_or_else(|| "a page of this site, such as `what-happens/`".to_owned(), |near| format!("`{near}`"));
        // A path below the landlord's own has been told where it was resolved.
        return path.starts_with('/').then(|| link.problem("and there is no such page", write));
    };
    let fragment = link.fragment()?;
    if html.contains(&format!(" id=\"{fragment}\"")) {
        return None;
    }
    let places: BTreeSet<&str> = ids(html).collect();
    let in_figures = in_figures(fragment);
    let numbers = |id: &str| id.chars().filter(char::is_ascii_digit).collect::<String>();
    // "stage-1" is no slip of "stage-9": which is meant only its author knows.
    let of_its_numbers = places.iter().copied().filter(|place| numbers(place) == numbers(&in_figures));
    let near = nearest(&in_figures, of_its_numbers);
    let write = match near {
        Some(near) => format!("`{path}#{near}`"),
        None if path.is_empty() => headings(html, link.path()),
        None => format!("`{path}`, the page without a place in it"),
    };
    Some(link.problem("and that page has no such place", write))
}

/// A place with the numbers of stages in figures, as headings have them: `stage-one` is `stage-1`.
fn in_figures(fragment: &str) -> String {
    const WORDS: [(&str, &str); 5] = [("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5")];
    let figure = |word: &str| WORDS.iter().find(|(in_words, _)| *in_words == word).map(|(_, figure)| *figure);
    let words = fragment.split('-').map(|word| figure(word).map_or_else(|| word.to_owned(), str::to_owned));
    words.collect::<Vec<_>>().join("-")
}

/// The places of a page that its headings make, as many as a message can hold.
fn headings(html: &str, path: &str) -> String {
    let parts = html.split("<h2").skip(1).filter_map(|rest| rest.split_once(" id=\"")?.1.split_once('"'));
    let ids: Vec<String> = parts.map(|(id, _)| format!("`{path}#{id}`")).take(8).collect();
    match ids.is_empty() {
        true => "no place behind the `#`: this page has no headings".to_owned(),
        false => format!("one of its headings: {}", ids.join(", ")),
    }
}

/// The file behind a path: `policy/` is `policy/index.html`.
fn file_name(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The links of a landlord's texts that lead to pages of others.
pub(super) fn to_others(landlord: &Landlord, base: &str) -> Vec<BuiltLink> {
    let links = landlord.versions.iter().flat_map(|version| of_text(&version.file, &version.body, version.body_line));
    let own = format!("{base}/");
    links.filter(|link| link.is_of_the_whole_site() && !link.to.starts_with(&own)).collect()
}

/// Compares links with the paths of all files of the site.
pub(crate) fn check_others<'p>(links: &[&BuiltLink], paths: impl Iterator<Item = &'p str>) -> Vec<Problem> {
    if links.is_empty() {
        return Vec::new();
    }
    let paths: BTreeSet<&str> = paths.collect();
    let wrong = links.iter().filter_map(|link| {
        let path = link.path().trim_start_matches('/');
        if !paths.contains(file_name(path).as_str()) {
            let pages = paths.iter().filter_map(|path| path.strip_suffix("index.html"));
            let write = nearest(path, pages).map_or_else(
                || "a path below your own, such as `what-happens/`".to_owned(),
                |near| format!("`/{near}`"),
            );
            return Some(link.problem("and this site has no such page", write));
        }
        link.fragment().map(|_| {
            link.problem(
                "a place on a page of somebody else’s, which may change",
                format!("`{}`, the page as a whole", link.path()),
            )
        })
    });
    wrong.collect()
}
