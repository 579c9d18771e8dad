//! One landlord → its pages, as they stand on the day of the site.

use std::collections::BTreeSet;

use complaints::pages::{self, Filled, Surroundings};
use complaints::policy::library::{Landlord, Library, Version};
use complaints::words::problem::Problem;

use super::built_links;
use super::guidance_pages::guidance_pages;
use super::landlord_files::LandlordFiles;
use super::policy_page::{Age, PolicyPages};
use super::render_context::RenderContext;
use super::site_file::SiteFile;
use super::upcoming_dates;
use crate::check::rules::none_in_force;

/// All pages of one landlord, and its calendar file.
///
/// # Errors
/// Every problem in the prose and the templates.
pub fn landlord_pages(landlord: &Landlord, context: &RenderContext<'_>) -> Result<Vec<SiteFile>, Vec<Problem>> {
    let RenderContext { library, renderer, site, .. } = context;
    let Some(current) = landlord.in_force(site.on) else {
        return Err(vec![Problem::whole_file(
            &none_in_force::RULE,
            landlord.versions[0].file.as_str(),
            format!("no version is in force on {}", site.on),
            "a version whose name is an earlier day",
        )]);
    };
    let mut files = LandlordFiles::new(&landlord.slug, site.alone);
    let around = Surroundings::new(&landlord.slug, &current.policy, library, site);
    let calendar = library.calendar(&current.policy);
    let link_targets = link_targets(landlord, current, library);
    guidance_pages(current, &around, &calendar, &link_targets, context, &mut files);

    let policy_pages = PolicyPages { landlord, current, link_targets: &link_targets, context };
    policy_pages.page(current, &around, "policy", Age::InForce, &mut files);
    for version in &landlord.versions {
        let around = Surroundings::new(&landlord.slug, &version.policy, library, site);
        let age = Age::of(version, current);
        policy_pages.page(version, &around, &format!("policy/{}", version.policy.id), age, &mut files);
    }

    let complain = match current.policy.form_off {
        Some(_) => pages::no_form(renderer, &around),
        None => pages::form(renderer, &around, &current.form, &Filled::default()),
    };
    files.page("complain", complain);
    files.page("paper-form", pages::paper(renderer, &around, &current.form));

    let table = upcoming_dates::table(&current.policy, library, &calendar, site.on);
    let mut values = around.context();
    values.insert("page", "dates");
    // Without a second stage nobody is asked for the day of its request.
    values.insert("more", &(library.rulebook(&current.policy, &calendar).stages(site.on) > 1));
    table.add_to(&mut values, &library.phrases);
    files.page("dates", renderer.render("dates.html", &values));
    if let Some(text) = table.ics(&current.policy.landlord, &landlord.slug, site.on, &library.phrases) {
        files.file("dates/dates.ics", text);
    }
    built_links::check_own(landlord, current, &link_targets, context, &around.view.base, &mut files);
    files.finish()
}

/// Where links between a landlord's pages may lead: paths below its own root.
pub(super) fn link_targets(landlord: &Landlord, current: &Version, library: &Library) -> BTreeSet<String> {
    let pages = library.pages.iter().filter(|p| p.is_for(&current.policy));
    let mut paths: BTreeSet<String> =
        pages.map(|p| if p.path.is_empty() { String::new() } else { format!("{}/", p.path) }).collect();
    paths.extend(["complain/", "dates/", "paper-form/", "policy/"].map(str::to_owned));
    paths.extend(landlord.versions.iter().map(|v| format!("policy/{}/", v.policy.id)));
    paths
}
