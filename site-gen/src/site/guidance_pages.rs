//! The shared guidance, filled in for one landlord: its facts, its components,
//! its links.

use std::collections::BTreeSet;

use complaints::days::calendar::Calendar;
use complaints::pages::Surroundings;
use complaints::policy::guidance::Guidance;
use complaints::policy::library::Version;
use complaints::words::problem::Problem;

use super::assessment_page::Approved;
use super::components;
use super::landlord_files::LandlordFiles;
use super::markdown::{self, Prose, Scope, SharedText};
use super::render_context::RenderContext;
use super::upcoming_dates;
use super::version_changes::Coming;
use crate::check::rules::unknown_fact;

/// What the guidance says of days.
pub(super) struct OfDay<'a> {
    /// The days on which the landlord works.
    pub(super) calendar: &'a Calendar,
    /// The versions of its policy that are to come.
    pub(super) coming: &'a [Coming<'a>],
}

/// Renders each page of guidance that is true for this landlord's policy.
pub(super) fn guidance_pages(
    current: &Version,
    around: &Surroundings,
    of_day: &OfDay<'_>,
    link_targets: &BTreeSet<String>,
    approved: Option<&Approved<'_>>,
    context: &RenderContext<'_>,
    files: &mut LandlordFiles,
) {
    let facts = around.facts();
    let mut values = around.context();
    values.insert(
        "example",
        &upcoming_dates::example(&current.policy, context.library, of_day.calendar, context.site.on),
    );
    values.insert("coming", &of_day.coming);
    if let Some(approved) = approved {
        values.insert("self_assessment", &approved.title(&around.view.name));
        values.insert("self_assessment_on", &approved.day(context.library));
    }
    let pages = || context.guidance_for(&current.policy);
    let called: BTreeSet<&str> =
        pages().filter_map(|(_, text)| text.as_ref()).flat_map(SharedText::components).collect();
    let components = components::render(called, context.renderer, &values, &mut files.problems);
    let scope = Scope {
        facts: Some(facts),
        components: &components,
        link_targets,
        template_ids: &context.template_ids,
        base: &around.view.base,
        ..Scope::unknown()
    };
    if let Some(approved) = approved {
        approved.page(around, &scope, context, files);
    }
    for (page, text) in pages() {
        let scope = Scope { own_facts: &page.facts, ..scope };
        let content = text.as_ref().and_then(|text| text.fill(&scope));
        let content = content.unwrap_or_else(|| rendered_alone(page, &values, &scope, context, files));
        guidance_page(page, content, around, &scope, context, files);
    }
}

/// The text of a page that cannot be filled in, with every problem in it told.
fn rendered_alone(
    page: &Guidance,
    values: &tera::Context,
    scope: &Scope<'_>,
    context: &RenderContext<'_>,
    files: &mut LandlordFiles,
) -> String {
    let all = context.components.iter().copied();
    let components = components::render(all, context.renderer, values, &mut files.problems);
    let prose = Prose { file: &page.file, text: &page.body, first_line: page.body_line };
    let (content, problems) = markdown::render(&prose, &Scope { components: &components, ..*scope });
    files.problems.extend(problems);
    content
}

fn guidance_page(
    page: &Guidance,
    content: String,
    around: &Surroundings,
    scope: &Scope<'_>,
    context: &RenderContext<'_>,
    files: &mut LandlordFiles,
) {
    let mut values = around.context();
    for (key, text) in [("title", &page.title), ("description", &page.description)] {
        match markdown::fill(text, scope) {
            Ok(filled) => values.insert(key, &filled),
            Err(name) => files.problems.push(Problem::whole_file(
                &unknown_fact::RULE,
                page.file.as_str(),
                format!("`{{{{ {name} }}}}` in the {key} names no fact"),
                "`{{ landlord }}`",
            )),
        }
    }
    values.insert_value("content", tera::Value::from(content));
    values.insert("page", &page.id);
    let html = files.rendered(context.renderer.render("page.html", &values));
    files.page(&page.path, html);
    for (was, _) in &page.was {
        values.insert("to", &page.path);
        let html = files.rendered(context.renderer.render("moved.html", &values));
        files.page(was, html);
    }
}

/// Below the site's root, the pages of a landlord that only lead on from an old address.
pub(super) fn moved(current: &Version, slug: &str, context: &RenderContext<'_>) -> Vec<String> {
    let base = if context.site.alone { String::new() } else { format!("{slug}/") };
    let was = context.guidance_for(&current.policy).flat_map(|(page, _)| &page.was);
    was.map(|(was, _)| format!("{base}{was}/index.html")).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use complaints::pages::{Renderer, Site};

    use super::*;
    use crate::read::{self, Folders};

    #[test]
    fn a_shared_text_filled_in_is_the_text_rendered_for_the_landlord_alone() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("site-gen stands in the repository");
        let folders = Folders { policies: root.join("policies"), content: root.join("content") };
        let library = read::checked_library(&folders).expect("the published words can be read");
        let templates = read::templates(&folders, &mut Vec::new()).expect("the templates can be read");
        let renderer = Renderer::new(&templates).expect("the templates can be parsed");
        let on = "2026-12-24".parse().expect("a real day");
        let context = RenderContext::new(
            &library,
            &renderer,
            &templates,
            Site { style: "/s.css", on, alone: false, host: "", closed: false },
        );
        let mut texts = 0;
        for (slug, _) in read::landlords(&folders).expect("the folder can be read") {
            let landlord = read::landlord(&slug, &folders, &library).expect("a published policy can be read");
            let version = landlord.in_force(on).expect("a version is in force");
            let around = Surroundings::new(&slug, &version.policy, &library, &context.site);
            let facts = around.facts();
            let calendar = library.calendar(&version.policy);
            let mut values = around.context();
            values.insert("example", &upcoming_dates::example(&version.policy, &library, &calendar, on));
            let names = context.components.iter().copied();
            let components = components::render(names, &renderer, &values, &mut Vec::new());
            let pages: BTreeSet<String> = library.pages.iter().map(|page| format!("{}/", page.path)).collect();
            let fixed =
                ["", "complain/", "dates/", "leaflet/", "paper-form/", "policy/", "questions/"].map(str::to_owned);
            let link_targets = pages.into_iter().chain(fixed).collect();
            let base = &around.view.base;
            let scope = Scope {
                facts: Some(facts),
                components: &components,
                link_targets: &link_targets,
                base,
                ..Scope::unknown()
            };
            for (page, text) in context.guidance_for(&version.policy) {
                let scope = Scope { own_facts: &page.facts, ..scope };
                let prose = Prose { file: &page.file, text: &page.body, first_line: page.body_line };
                let (alone, problems) = markdown::render(&prose, &scope);
                assert!(problems.is_empty(), "{slug}, {}: {problems:?}", page.file);
                let text = text.as_ref().unwrap_or_else(|| panic!("{} is rendered for each landlord alone", page.file));
                assert_eq!(text.fill(&scope), Some(alone), "{slug}, {}", page.file);
                texts += 1;
            }
        }
        assert!(texts > 20, "{texts} texts");
    }
}
