//! Pages that every landlord has: which are new, which have gone or moved, and
//! which parts of them have other words.

use std::collections::BTreeMap;

use complaints::policy::guidance::Guidance;

use super::What;
use crate::changes::{SectionChange, compare as compare_sections};

/// A page that is not as it was.
#[derive(Debug)]
pub(crate) struct PageDiff {
    /// Its title, as it was typed.
    pub(crate) title: String,
    /// Its address below a landlord's own; empty is the first page.
    pub(crate) path: String,
    pub(crate) what: What,
    /// Its title before, where it had another.
    pub(crate) title_was: Option<String>,
    /// Its address before, where it had another.
    pub(crate) path_was: Option<String>,
    /// People who kept that address are led on.
    pub(crate) leads_on: bool,
    /// Something else at its head is not as it was, such as its place among the links.
    pub(crate) has_other_head: bool,
    pub(crate) sections: Vec<SectionChange>,
}

/// Pages that are not as they were, in the order of their links.
/// One whose file is `unread` has not gone.
pub(super) fn compare(before: &[Guidance], after: &[Guidance], unread: &[String]) -> Vec<PageDiff> {
    let by_id = |pages: &'_ [Guidance]| pages.iter().map(|page| page.id.clone()).collect::<Vec<_>>();
    let old: BTreeMap<&str, &Guidance> = before.iter().map(|page| (page.id.as_str(), page)).collect();
    let new = by_id(after);
    let mut changed: Vec<PageDiff> =
        after.iter().filter_map(|page| one(old.get(page.id.as_str()).copied(), page)).collect();
    let leads_on = |path: &String| after.iter().any(|page| page.was.iter().any(|(was, _)| was == path));
    let is_unread = |page: &Guidance| unread.iter().any(|file| file.ends_with(&format!("/{}.md", page.id)));
    let gone = before.iter().filter(|page| !new.contains(&page.id) && !is_unread(page));
    changed.extend(gone.map(|page| PageDiff {
        path_was: None,
        leads_on: leads_on(&page.path),
        ..made(page, What::Gone)
    }));
    changed
}

fn one(before: Option<&Guidance>, page: &Guidance) -> Option<PageDiff> {
    let Some(before) = before else { return Some(made(page, What::New)) };
    let sections = compare_sections(&before.body, &page.body);
    let head = |page: &Guidance| {
        let facts = page.facts.clone();
        (page.description.clone(), page.menu.clone(), page.foot.clone(), page.order, page.whole_site, facts)
    };
    let moved = before.path != page.path;
    let diff = PageDiff {
        title_was: (before.title != page.title).then(|| before.title.clone()),
        path_was: moved.then(|| before.path.clone()),
        leads_on: page.was.iter().any(|(was, _)| *was == before.path),
        has_other_head: head(before) != head(page) || !before.is_for_the_same(page),
        sections,
        ..made(page, What::Changed)
    };
    let same = diff.title_was.is_none() && !moved && !diff.has_other_head && diff.sections.is_empty();
    (!same).then_some(diff)
}

fn made(page: &Guidance, what: What) -> PageDiff {
    PageDiff {
        title: page.title.clone(),
        path: page.path.clone(),
        what,
        title_was: None,
        path_was: None,
        leads_on: false,
        has_other_head: false,
        sections: Vec::new(),
    }
}
