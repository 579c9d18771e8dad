//! The shared guidance, filled in for one landlord: its facts, its components,
//! its links.

use std::collections::{BTreeMap, BTreeSet};

use complaints::days::calendar::Calendar;
use complaints::pages::Surroundings;
use complaints::pages::view::named;
use complaints::policy::guidance::Guidance;
use complaints::policy::library::Version;
use complaints::words::problem::Problem;

use super::components;
use super::landlord_files::LandlordFiles;
use super::markdown::{self, Prose, Scope};
use super::render_context::RenderContext;
use super::upcoming_dates;
use crate::check::rules::unknown_fact;

/// Renders each page of guidance that is true for this landlord's policy.
pub(super) fn guidance_pages(
    current: &Version,
    around: &Surroundings,
    calendar: &Calendar,
    link_targets: &BTreeSet<String>,
    context: &RenderContext<'_>,
    files: &mut LandlordFiles,
) {
    let facts = named(&around.view);
    let mut values = around.context();
    values.insert("example", &upcoming_dates::example(&current.policy, context.library, calendar, context.site.on));
    let components = components::render(&context.components, context.renderer, &values, &mut files.problems);
    let scope = Scope {
        facts: Some(&facts),
        components: &components,
        link_targets,
        template_ids: &context.template_ids,
        base: &around.view.base,
        ..Scope::unknown()
    };
    for page in context.library.pages.iter().filter(|p| p.is_for(&current.policy)) {
        guidance_page(page, around, &facts, &scope, context, files);
    }
}

fn guidance_page(
    page: &Guidance,
    around: &Surroundings,
    facts: &BTreeMap<String, String>,
    scope: &Scope<'_>,
    context: &RenderContext<'_>,
    files: &mut LandlordFiles,
) {
    let mut facts = facts.clone();
    facts.extend(page.facts.clone());
    let facts = &facts;
    let scope = &Scope { facts: Some(facts), ..*scope };
    let prose = Prose { file: &page.file, text: &page.body, first_line: page.body_line };
    let (content, problems) = markdown::render(&prose, scope);
    files.problems.extend(problems);
    let mut values = around.context();
    for (key, text) in [("title", &page.title), ("description", &page.description)] {
        match markdown::fill(text, facts) {
            Ok(filled) => values.insert(key, &filled),
            Err(name) => files.problems.push(Problem::whole_file(
                &unknown_fact::RULE,
                page.file.as_str(),
                format!("`{{{{ {name} }}}}` in the {key} names no fact"),
                "`{{ landlord }}`",
            )),
        }
    }
    values.insert("content", &content);
    values.insert("page", &page.id);
    files.page(&page.path, context.renderer.render("page.html", &values));
}
