//! One landlord → its pages, as they stand on the day of the site.

use std::collections::BTreeSet;

use complaints::pages::{self, Surroundings};
use complaints::policy::guidance::OWN_PAGES;
use complaints::policy::library::{Landlord, Library, Version};
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;

use super::assessment_page::{self, Approved};
use super::built_links;
use super::guidance_pages::{OfDay, guidance_pages};
use super::landlord_files::LandlordFiles;
use super::policy_page::PolicyPages;
use super::questions_page;
use super::render_context::RenderContext;
use super::site_file::SiteFile;
use super::upcoming_dates;
use super::version_changes::{Coming, WhatChanges};
use crate::check::rules::none_in_force;

/// All pages of one landlord, and its calendar file.
///
/// # Errors
/// Every problem in the prose and the templates.
pub fn landlord_pages(landlord: &Landlord, context: &RenderContext<'_>) -> Result<Vec<SiteFile>, Vec<Problem>> {
    match as_written(landlord, None, context) {
        (Some(files), problems) if problems.is_empty() => Ok(files),
        (_, problems) => Err(problems),
    }
}

/// The same pages as their author wrote them, and the landlord's assessment of itself where that is approved, with
/// whatever is wrong with their words: a link that leads nowhere is on them, and what they say can be read. None where
/// a page cannot be made at all. They are not to be published.
pub(super) fn as_written(
    landlord: &Landlord,
    assessment: Option<&SourceFile>,
    context: &RenderContext<'_>,
) -> (Option<Vec<SiteFile>>, Vec<Problem>) {
    let RenderContext { library, renderer, site, .. } = context;
    let Some(current) = landlord.in_force(site.on) else {
        let problem = Problem::whole_file(
            &none_in_force::RULE,
            landlord.versions[0].file.as_str(),
            format!("no version is in force on {}", site.on),
            "a version whose name is an earlier day",
        );
        return (None, vec![problem]);
    };
    let mut files = LandlordFiles::new(&landlord.slug, site.alone);
    let around = Surroundings::new(&landlord.slug, &current.policy, library, site);
    let calendar = library.calendar(&current.policy);
    let mut link_targets = link_targets(landlord, current, library);
    let approved = Approved::read(assessment, context, &mut files.problems);
    if approved.is_some() {
        link_targets.insert(format!("{}/", assessment_page::FOLDER));
    }
    let changes = WhatChanges::of_each(landlord, library);
    let coming = Coming::all(landlord, current, &changes, library);
    let of_day = OfDay { calendar: &calendar, coming: &coming };
    guidance_pages(current, &around, &of_day, &link_targets, approved.as_ref(), context, &mut files);

    let policy_pages = PolicyPages { landlord, current, changes: &changes, link_targets: &link_targets, context };
    policy_pages.pages(&around, &mut files);
    form_pages(current, &around, context, &mut files);

    let table = upcoming_dates::table(&current.policy, library, &calendar, site.on);
    let mut values = around.context();
    values.insert("page", "dates");
    // Without a second stage nobody is asked for the day of its request.
    values.insert("more", &(library.rulebook(&current.policy, &calendar).stages(site.on) > 1));
    table.add_to(&mut values, &library.phrases);
    let html = files.rendered(renderer.render("dates.html", &values));
    files.page("dates", html);
    let mut values = around.context();
    values.insert("page", "leaflet");
    let html = files.rendered(renderer.render("leaflet.html", &values));
    files.page("leaflet", html);
    let moved = context.guidance_for(&current.policy).flat_map(|(page, _)| &page.was);
    let moved = moved.map(|(was, _)| was.as_str()).collect();
    questions_page::page(&around, &moved, context, &mut files);
    if let Some(text) =
        table.ics(&current.policy.landlord, &landlord.slug, upcoming_dates::since(&calendar, site.on), &library.phrases)
    {
        files.file("dates/dates.ics", text);
    }
    built_links::check_own(landlord, current, &link_targets, context, &around.view.base, &mut files);
    files.finish()
}

/// The form, or what stands in its place, and the form on paper.
fn form_pages(current: &Version, around: &Surroundings, context: &RenderContext<'_>, files: &mut LandlordFiles) {
    let RenderContext { renderer, .. } = context;
    let questions = context.questions(&current.form);
    let complain = match (&current.policy.form_off, &questions) {
        (Some(_), _) => Some(pages::no_form(renderer, around)),
        (None, Ok(questions)) => Some(pages::empty_form(renderer, around, &current.form, questions)),
        (None, Err(_)) => None,
    };
    let complain = complain.and_then(|page| files.rendered(page));
    files.page("complain", complain);
    let paper = questions.and_then(|questions| pages::paper(renderer, around, &questions));
    let paper = files.rendered(paper);
    files.page("paper-form", paper);
}

/// Where links between a landlord's pages may lead: paths below its own root.
pub(super) fn link_targets(landlord: &Landlord, current: &Version, library: &Library) -> BTreeSet<String> {
    let pages = library.pages.iter().filter(|p| p.is_for(&current.policy));
    let mut paths: BTreeSet<String> =
        pages.map(|p| if p.path.is_empty() { String::new() } else { format!("{}/", p.path) }).collect();
    paths.extend(library.unsound_paths.iter().map(|path| format!("{path}/")));
    paths.extend(OWN_PAGES.iter().map(|page| format!("{page}/")));
    paths.extend(landlord.versions.iter().map(|v| format!("policy/{}/", v.policy.id)));
    paths
}
