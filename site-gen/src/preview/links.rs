//! Links from one landlord's pages to another's, in a preview: those that are
//! linked to are made, and no other.

use std::collections::BTreeSet;

use complaints::words::problem::Problem;

use super::shared_words::Shared;
use super::{Now, Preview, State};
use crate::site::{self, BuiltLink};

impl Preview {
    /// What is wrong with a landlord's links to pages of the whole site.
    pub(super) fn links_to_others(
        &self,
        slug: &str,
        links: &[BuiltLink],
        shared: &Shared,
        now: &Now,
        state: &mut State,
    ) -> Vec<Problem> {
        if links.is_empty() {
            return Vec::new();
        }
        let linked: BTreeSet<&str> = links.iter().filter_map(BuiltLink::first_folder).collect();
        let mut paths: Vec<String> = Vec::new();
        for other in now.slugs.iter().filter(|other| *other != slug) {
            if !linked.contains(other.as_str()) {
                // For whoever mistyped it.
                paths.push(format!("{other}/index.html"));
                continue;
            }
            let (_, shown) = self.shown(other, shared, now, state);
            match &shown.files {
                Some(files) => paths.extend(files.keys().cloned()),
                // Of a landlord without pages nobody can say what leads nowhere.
                None => return Vec::new(),
            }
        }
        paths.extend(
            shared.library.pages.iter().filter(|page| page.whole_site).map(|page| format!("{}.html", page.path)),
        );
        let links: Vec<&BuiltLink> = links.iter().collect();
        site::check_others(&links, paths.iter().map(String::as_str))
    }
}
