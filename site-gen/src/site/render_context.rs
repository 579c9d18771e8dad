//! What every page of a site is rendered with, whoever's it is.

use std::collections::BTreeSet;

use complaints::pages::{Renderer, Site};
use complaints::policy::guidance::Guidance;
use complaints::policy::library::Library;
use complaints::words::source::SourceFile;

use super::built_links::{self, BuiltLink};
use super::components;

/// Shared words and templates, and what all pages of the site have in common.
#[derive(Debug)]
pub struct RenderContext<'a> {
    pub(crate) library: &'a Library,
    pub(crate) renderer: &'a Renderer,
    pub(crate) site: Site<'a>,
    /// The names of the components that prose may call.
    pub(super) components: Vec<&'a str>,
    /// The names that templates give to parts of a page.
    pub(super) template_ids: BTreeSet<String>,
    /// What each shared page, in the order of the library, asks of the built pages.
    pub(super) page_links: Vec<Vec<BuiltLink>>,
}

impl<'a> RenderContext<'a> {
    /// `templates` are those that the renderer was made of.
    #[must_use]
    pub fn new(library: &'a Library, renderer: &'a Renderer, templates: &'a [SourceFile], site: Site<'a>) -> Self {
        let components = components::names(templates);
        let template_ids = templates.iter().flat_map(|template| ids(&template.text)).map(str::to_owned).collect();
        let links = |page: &Guidance| built_links::of_text(&page.file, &page.body, page.body_line);
        let page_links = library.pages.iter().map(links).collect();
        Self { library, renderer, site, components, template_ids, page_links }
    }
}

/// The names of the parts of a page, or of a template that writes them out.
pub(super) fn ids(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    values.map(|(id, _)| id).filter(|id| !id.contains('{'))
}
