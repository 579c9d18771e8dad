//! What somebody who reads a landlord's guidance reads there, paragraph by
//! paragraph, each with the line of the page, template or file that it comes of.
//!
//! The pages are filled as a build fills them, so that a condition of a
//! template holds here too, and no name in braces is ever taken for words.

use std::collections::{BTreeMap, BTreeSet};

use complaints::pages::Surroundings;
use complaints::policy::guidance::Guidance;
use complaints::policy::library::Version;
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;

use super::super::markdown::{self, Scope};
use super::super::policy_page::FACTS_WITH_NOTES;
use super::super::render_context::RenderContext;
use super::super::template_problem::template_problem;
use super::super::{components, upcoming_dates};
use super::html;
use super::origin::Origins;
use crate::assess::reading::{Printed, Reading, without_marks};
use crate::prose::{Kind, Prose};

/// Reads the guidance of one landlord, filled for it.
///
/// # Errors
/// Every template that cannot be rendered.
pub(crate) fn read(
    slug: &str,
    version: &Version,
    context: &RenderContext<'_>,
    shared: &[SourceFile],
    templates: &[SourceFile],
) -> Result<Reading, Vec<Problem>> {
    let RenderContext { library, renderer, site, .. } = context;
    let around = Surroundings::new(slug, &version.policy, library, site);
    let calendar = library.calendar(&version.policy);
    let mut values = around.context();
    values.insert("example", &upcoming_dates::example(&version.policy, library, &calendar, site.on));
    values.insert("coming", &Vec::<String>::new());
    let mut problems = Vec::new();
    let pages: Vec<&Guidance> = library.pages.iter().filter(|page| page.is_for(&version.policy)).collect();
    let called: BTreeSet<&str> = context.components.iter().copied().filter(|name| is_called(name, &pages)).collect();
    let filled = components::render(called, renderer, &values, &mut problems);
    let origins = Origins::new(shared, templates, version.policy.scheme);
    let mut printed = Vec::new();
    for page in pages {
        let scope = Scope { facts: Some(around.facts()), own_facts: &page.facts, ..Scope::unknown() };
        printed.extend(of_page(page, &scope, &filled, &origins));
    }
    let mut updates = BTreeMap::new();
    for fact in FACTS_WITH_NOTES {
        let template = format!("parts/update-{}.html", fact.replace('.', "-"));
        let text = renderer.render(&template, &values).map(|html| html::last_paragraph(&html));
        match text {
            Ok(text) => updates.extend((!text.is_empty()).then(|| (fact.to_owned(), text))),
            Err(error) => problems.push(template_problem("content/templates", &error)),
        }
    }
    if problems.is_empty() { Ok(Reading { printed, updates, facts: around.facts().clone() }) } else { Err(problems) }
}

/// Whether a page calls a component: its name in braces.
fn is_called(name: &str, pages: &[&Guidance]) -> bool {
    let call = format!("{{{{ {name} }}}}");
    pages.iter().any(|page| page.body.contains(&call))
}

/// The paragraphs of one page, in its order.
fn of_page(
    page: &Guidance,
    scope: &Scope<'_>,
    filled: &BTreeMap<String, String>,
    origins: &Origins<'_>,
) -> Vec<Printed> {
    let prose = Prose::read(&page.body, page.body_line);
    let mut all = Vec::new();
    for block in prose.blocks().iter().filter(|block| !matches!(block.kind, Kind::Heading(_))) {
        let line = prose.place(block.text.start).line;
        let typed = prose.typed(block.text.clone()).trim();
        let at = |says: String, file: String, from: usize| Printed {
            says,
            file,
            line: from,
            page: page.id.clone(),
            page_file: page.file.clone(),
            page_line: line,
        };
        let component = typed.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).map(str::trim);
        match component.and_then(|name| Some((name, filled.get(name)?))) {
            Some((name, html)) => all.extend(html::paragraphs(html).into_iter().map(|says| {
                let (file, from) = origins.of(name, &says).unwrap_or_else(|| (page.file.clone(), line));
                at(says, file, from)
            })),
            None => {
                // A name that prints nothing here is a mistake that a build tells of.
                let Ok(says) = markdown::fill(typed, scope) else { continue };
                all.push(at(without_marks(&says), page.file.clone(), line));
            }
        }
    }
    all
}
