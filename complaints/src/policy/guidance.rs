//! The shared guidance pages: what stands at the head of each.
//!
//! Their prose is Markdown that names facts and components; turning it into
//! HTML is the generator's work.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::days::calendar::Nation;
use crate::policy::facts::Policy;
use crate::policy::vocabulary::Scheme;
use crate::words::fields::{Fields, choice, text};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problem, Problems, Severity};
use crate::words::rules;
use crate::words::source::SourceFile;

/// One page of guidance, shared by all landlords.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Guidance {
    /// The file's stem, such as `what-happens`.
    pub id: String,
    /// Path as the author knows it, such as `content/pages/what-happens.md`.
    pub file: String,
    /// The heading; may name facts.
    pub title: String,
    /// The folder below the landlord's own; empty for the first page.
    pub path: String,
    /// Where the file says so.
    path_at: Place,
    /// Where the page stood before: whoever kept such an address is led to the page.
    pub was: Vec<(String, Place)>,
    /// One sentence that search engines show under the title.
    pub description: String,
    /// The label in the header, for the few that have one.
    pub menu: Option<String>,
    /// The label in the footer; none for a page that is not listed there.
    pub foot: Option<String>,
    /// Where the page stands among the labels, smallest first; the largest number where the page gives none.
    pub order: u16,
    /// It belongs to the whole site and to no landlord.
    pub whole_site: bool,
    /// The nations it is for; empty is all.
    nations: Vec<Nation>,
    /// The schemes it is for; empty is all.
    schemes: Vec<Scheme>,
    /// Facts of the page's own, such as the day on which a law changed: prose prints them by name.
    pub facts: BTreeMap<String, String>,
    /// The Markdown below the front matter.
    pub body: String,
    /// The line of the file on which the prose starts.
    pub body_line: usize,
}

impl Guidance {
    /// Whether the page is true for a landlord with this policy.
    #[must_use]
    pub fn is_for(&self, policy: &Policy) -> bool {
        !self.whole_site
            && (self.nations.is_empty() || self.nations.contains(&policy.nation))
            && (self.schemes.is_empty() || self.schemes.contains(&policy.scheme))
    }
}

impl Guidance {
    /// Whether it is for the landlords that another page is for.
    #[must_use]
    pub fn is_for_the_same(&self, other: &Self) -> bool {
        self.nations == other.nations && self.schemes == other.schemes
    }
}

/// Reads one page of `content/`; no page where a problem leaves nothing to show.
#[must_use]
pub fn read(source: &SourceFile) -> (Option<Guidance>, Vec<Problem>) {
    let mut problems = Problems::new(&source.path, &source.text);
    let page = page(source, &mut problems);
    (page, problems.into_vec())
}

/// Tells of each page that has the address of one before it, for the same landlord.
#[must_use]
pub fn twins(pages: &[Guidance]) -> Vec<Problem> {
    let meet = |one: &Guidance, other: &Guidance| {
        one.path == other.path
            && one.whole_site == other.whole_site
            && share(&one.nations, &other.nations)
            && share(&one.schemes, &other.schemes)
    };
    let mut told = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let Some(other) = pages.iter().enumerate().find(|(at, other)| {
            // Of two the one tells whose name is not that of its address.
            *at != index && meet(page, other) && (other.id == page.path || page.id != page.path && *at < index)
        }) else {
            continue;
        };
        let (file, found) = (&other.1.file, format!("path: `{}` is the address of another page", page.path));
        let write = format!("`path: {}`, or another that is free; it is that of {file}", page.id);
        told.push(Problem::at(Severity::Error, &rules::TAKEN_NAME, page.file.as_str(), page.path_at, found, write));
    }
    told.extend(pages.iter().enumerate().flat_map(|(index, page)| taken_before(page, index, pages)));
    told
}

/// Tells of each old address of a page at which another page stands, or from which one before it leads on.
fn taken_before(page: &Guidance, index: usize, pages: &[Guidance]) -> Vec<Problem> {
    let meets = |other: &Guidance| {
        !other.whole_site && share(&page.nations, &other.nations) && share(&page.schemes, &other.schemes)
    };
    let taken = |was: &String| {
        pages.iter().enumerate().find(|(at, other)| {
            *at != index
                && meets(other)
                && (other.path == *was || *at < index && other.was.iter().any(|(before, _)| before == was))
        })
    };
    let told = page.was.iter().filter_map(|(was, at)| {
        let (_, other) = taken(was)?;
        let found = format!("was: `{was}` is an address of {}", other.file);
        let write = "only addresses that no other page has or had";
        Some(Problem::at(Severity::Error, &rules::TAKEN_NAME, page.file.as_str(), *at, found, write))
    });
    told.collect()
}

/// The folders of the pages that every landlord has, and that no page of guidance makes.
pub const OWN_PAGES: [&str; 6] = ["complain", "dates", "leaflet", "paper-form", "policy", "questions"];

/// Folders that are there for some landlords, or at the root of a site of one alone.
const OTHERS: [&str; 3] = ["assets", "form", "self-assessment"];

/// Whether an address is that of a page, or of what answers the form, which no page of guidance may take.
#[must_use]
pub fn is_own_folder(path: &str) -> bool {
    path.split('/')
        .find(|part| !part.is_empty())
        .is_some_and(|first| OWN_PAGES.contains(&first) || OTHERS.contains(&first))
}

/// Where a page stood before; what cannot be an address of its own is told, and left out.
fn old_addresses(
    typed: Vec<(String, Place)>,
    path: Option<&str>,
    whole_site: bool,
    problems: &mut Problems<'_>,
) -> Vec<(String, Place)> {
    let mut kept = Vec::new();
    for (typed, at) in typed {
        let plain = typed.trim_matches('/').to_owned();
        let is_path = plain.split('/').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        });
        let told = if whole_site {
            Some(("a page of the whole site cannot lead on from an old address", "no such line here"))
        } else if !is_path {
            Some(("this cannot be an address of a page", "its old address below the landlord’s, as in `was: [visits]`"))
        } else if Some(plain.as_str()) == path || is_own_folder(&plain) {
            Some(("there is a page at this address now", "only addresses at which nothing stands any more"))
        } else {
            None
        };
        match told {
            Some((found, write)) => {
                problems.error(&rules::UNKNOWN_VALUE, at, format!("was: \"{typed}\": {found}"), write);
            }
            None => kept.push((plain, at)),
        }
    }
    kept
}

/// Whether two lists have one in common; an empty one is all there are.
fn share<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|each| other.contains(each))
}

fn page(source: &SourceFile, problems: &mut Problems<'_>) -> Option<Guidance> {
    let parts = source.parts(problems)?;
    let mut fields = Fields::of(&parts.front, "a page", "`title: How to complain`", problems)?;
    let f = &mut fields;
    let title = f.required_text("title", "Complain to {{ landlord }}", problems).map(str::to_owned);
    let path = f.require("path", "what-happens", problems).map(|n| match &n.value {
        Value::Text(typed) => typed.clone(),
        Value::List(_) | Value::Map(_) => String::new(),
    });
    let path_at = f.take("path").map(|n| n.at).unwrap_or_default();
    if let Some(path) = path.as_deref().filter(|path| is_own_folder(path)) {
        problems.error(
            &rules::TAKEN_NAME,
            path_at,
            format!("path: `{path}` is the address of a page that every landlord has, or of what answers its form"),
            format!("another address, such as `path: about-{}`", path.trim_matches('/').replace('/', "-")),
        );
    }
    let was = f.texts("was", "[old-address]", problems).into_iter().map(|(t, at)| (t.to_owned(), at)).collect();
    let description =
        f.required_text("description", "How to complain and what happens next.", problems).map(str::to_owned);
    let menu = f.text("menu", "Complain", problems).map(str::to_owned);
    let foot = f.text("foot", "Privacy", problems).map(str::to_owned);
    let order = f.take("order");
    let facts = f.take("facts").map(|n| own_facts(n, problems)).unwrap_or_default();
    let whole_site = f.yes_or_no("whole_site", problems);
    let nations = f.texts("nations", "[england]", problems);
    let schemes = f.texts("schemes", "[housing-ombudsman]", problems);
    fields.finish(problems);
    let was = old_addresses(was, path.as_deref(), whole_site, problems);
    let order = order.and_then(|n| {
        let typed = text(n, "order", "10", problems)?;
        let number = typed.parse().ok();
        if number.is_none() {
            problems.error(
                &rules::UNKNOWN_VALUE,
                n.at,
                format!("order: \"{typed}\" is not a number"),
                "a number, such as `order: 10`",
            );
        }
        number
    });
    let nations = nations.into_iter().filter_map(|(t, at)| choice(t, at, "nation", Nation::NAMES, problems)).collect();
    let schemes = schemes.into_iter().filter_map(|(t, at)| choice(t, at, "scheme", Scheme::NAMES, problems)).collect();
    Some(Guidance {
        id: source.stem().to_owned(),
        file: source.path.clone(),
        title: title?,
        path: path?,
        path_at,
        was,
        description: description?,
        menu,
        foot,
        order: order.unwrap_or(u16::MAX),
        whole_site,
        nations,
        schemes,
        facts,
        body: parts.body.to_owned(),
        body_line: parts.body_line,
    })
}

/// The facts of a page's own, each a text under its name.
fn own_facts(node: &Node, problems: &mut Problems<'_>) -> BTreeMap<String, String> {
    let Some(mut fields) = Fields::of(node, "facts", "`law-changed: 1 October 2022`", problems) else {
        return BTreeMap::new();
    };
    let entries = fields.each();
    let value = |key: &str, node: &Node, problems: &mut Problems<'_>| {
        text(node, key, "1 October 2022", problems).map(str::to_owned)
    };
    entries.iter().filter_map(|e| Some((e.key.clone(), value(&e.key, &e.node, problems)?))).collect()
}
