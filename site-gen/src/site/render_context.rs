//! What every page of a site is rendered with, whoever's it is.

use complaints::pages::{Renderer, Site};
use complaints::policy::library::Library;
use complaints::words::source::SourceFile;

use super::components;

/// Shared words and templates, and what all pages of the site have in common.
#[derive(Debug)]
pub struct RenderContext<'a> {
    pub(crate) library: &'a Library,
    pub(crate) renderer: &'a Renderer,
    pub(crate) site: Site<'a>,
    /// The names of the components that prose may call.
    pub(super) components: Vec<&'a str>,
}

impl<'a> RenderContext<'a> {
    /// `templates` are those that the renderer was made of.
    #[must_use]
    pub fn new(library: &'a Library, renderer: &'a Renderer, templates: &'a [SourceFile], site: Site<'a>) -> Self {
        Self { library, renderer, site, components: components::names(templates) }
    }
}
