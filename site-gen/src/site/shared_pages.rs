//! The pages that belong to no landlord: the list of landlords, the missing
//! page, the page for a service that is down.

use std::collections::BTreeMap;

use complaints::pages;
use complaints::policy::guidance::Guidance;
use complaints::words::problem::Problem;

use super::front_list::{FrontList, LandlordLink};
use super::markdown::{self, Prose, Scope};
use super::render_context::RenderContext;
use super::site_file::SiteFile;
use super::template_problem::template_problem;

/// Renders the shared pages; the list of landlords only where the site is not one landlord's own.
///
/// # Errors
/// Every problem in their prose and templates.
pub(crate) fn shared_pages(
    landlords: &[LandlordLink<'_>],
    context: &RenderContext<'_>,
) -> Result<Vec<SiteFile>, Vec<Problem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for page in context.library.pages.iter().filter(|p| p.whole_site) {
        files.extend(shared_page(page, context, &mut problems));
    }
    if !context.site.alone {
        let mut list = pages::plain_context(context.site.style);
        list.insert("list", &FrontList::new(landlords));
        list.insert("find", context.find);
        match context.renderer.render("landlords.html", &list) {
            Ok(text) => files.push(SiteFile { path: "index.html".to_owned(), text }),
            Err(error) => problems.push(template_problem("content/templates", &error)),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// One page of prose. It can name no fact: there is no landlord whose fact it would be.
fn shared_page(page: &Guidance, context: &RenderContext<'_>, problems: &mut Vec<Problem>) -> Option<SiteFile> {
    let no_facts = BTreeMap::new();
    let prose = Prose { file: &page.file, text: &page.body, first_line: page.body_line };
    let scope = Scope { facts: Some(&no_facts), template_ids: &context.template_ids, ..Scope::unknown() };
    let (content, found) = markdown::render(&prose, &scope);
    problems.extend(found);
    let mut values = pages::plain_context(context.site.style);
    values.insert("title", &page.title);
    values.insert("description", &page.description);
    values.insert("content", &content);
    match context.renderer.render("page.html", &values) {
        Ok(text) => Some(SiteFile { path: format!("{}.html", page.path), text }),
        Err(error) => {
            problems.push(template_problem(&page.file, &error));
            None
        }
    }
}
