//! What every page of a site is rendered with, whoever's it is.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use complaints::form::Form;
use complaints::pages::{EmptyQuestions, RenderError, Renderer, Site};
use complaints::policy::Policy;
use complaints::policy::guidance::Guidance;
use complaints::policy::library::Library;
use complaints::policy::library::packed::SharedForm;
use complaints::words::source::SourceFile;

use super::built_links::{self, BuiltLink};
use super::components;
use super::markdown::{Around, Prose, SharedText};
use super::policy_page::around_citations;

/// Shared words and templates, and what all pages of the site have in common.
#[derive(Debug)]
pub struct RenderContext<'a> {
    pub(crate) library: &'a Library,
    pub(crate) renderer: &'a Renderer,
    pub(crate) site: Site<'a>,
    /// The shared questions, with which each landlord is packed for the form.
    pub(super) shared_form: SharedForm,
    /// The path of the script of the pages on which something is found; empty where they have none.
    pub(super) find: &'a str,
    /// The names of the components that prose may call.
    pub(super) components: Vec<&'a str>,
    /// Each page of guidance, parsed; none where it has to be looked at for each landlord.
    pub(super) guidance: Vec<(&'a Guidance, Option<SharedText>)>,
    /// The questions that most landlords ask; none where a template is at fault.
    questions: Option<EmptyQuestions>,
    /// What stands around a citation in a policy's prose; none where its template has no place for a number.
    pub(super) around_citations: Result<Option<Around>, RenderError>,
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
        let parsed = |page: &'a Guidance| {
            let prose = Prose { file: &page.file, text: &page.body, first_line: page.body_line };
            (page, SharedText::new(&prose, &components, &template_ids))
        };
        let guidance = library.pages.iter().filter(|page| !page.whole_site).map(parsed).collect();
        let questions = EmptyQuestions::new(renderer, &library.form).ok();
        let around_citations = around_citations(renderer);
        Self {
            library,
            renderer,
            site,
            shared_form: SharedForm::of(library),
            find: "",
            components,
            template_ids,
            page_links,
            guidance,
            questions,
            around_citations,
        }
    }

    /// The same, with the path of the script that finds lines in a list.
    #[must_use]
    pub(crate) fn finding_by(self, find: &'a str) -> Self {
        Self { find, ..self }
    }

    /// The pages of guidance that are true for a landlord with this policy.
    pub(super) fn guidance_for<'c>(
        &'c self,
        policy: &Policy,
    ) -> impl Iterator<Item = &'c (&'a Guidance, Option<SharedText>)> {
        self.guidance.iter().filter(|(page, _)| page.is_for(policy))
    }

    /// The questions of a form, made for this landlord alone only where it asks others.
    ///
    /// # Errors
    /// When a template is at fault.
    pub(super) fn questions(&self, form: &Arc<Form>) -> Result<Cow<'_, EmptyQuestions>, RenderError> {
        match &self.questions {
            Some(shared) if Arc::ptr_eq(form, &self.library.form) => Ok(Cow::Borrowed(shared)),
            _ => EmptyQuestions::new(self.renderer, form).map(Cow::Owned),
        }
    }
}

/// The names of the parts of a page, or of a template that writes them out.
pub(super) fn ids(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    values.map(|(id, _)| id).filter(|id| !id.contains('{'))
}
