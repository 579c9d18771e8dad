//! A template that asks for a value it is not given: told, whichever template it is.

use complaints::pages::{Renderer, Site};
use complaints::words::source::SourceFile;
use site_gen::read;
use site_gen::site::{RenderContext, SiteFile, landlord_pages};

use super::{UP_TO_DATE, day, folders, landlord, library};

/// Renders a landlord whose policy has a note of its own, with the text of one template changed.
fn with_template(name: &str, text: &str) -> Result<Vec<SiteFile>, Vec<String>> {
    let library = library();
    let policy =
        UP_TO_DATE.replacen("stages:\n", "updates:\n  - { passage: Write to us, text: Or call. }\nstages:\n", 1);
    let landlord = landlord(&policy, &library);
    let mut templates = read::templates(&folders(), &mut Vec::new()).expect("the templates can be read");
    let changed =
        templates.iter_mut().find(|template| template.path.ends_with(name)).expect("there is such a template");
    *changed = SourceFile::new(changed.path.clone(), text);
    let renderer = Renderer::new(&templates).expect("the templates can be parsed");
    let site = Site { style: "/style.css", on: day("2026-11-26"), alone: false, host: "", closed: false };
    let context = RenderContext::new(&library, &renderer, &templates, site);
    landlord_pages(&landlord, &context).map_err(|problems| problems.into_iter().map(|p| p.found).collect())
}

#[test]
fn a_note_of_the_landlords_own_stands_beside_its_passage() {
    let pages = with_template("parts/update.html", "<p>Update: {{ text }}</p>").expect("the pages can be rendered");
    let policy = pages.iter().find(|page| page.path == "example-homes/policy/index.html").expect("a policy page");
    assert!(policy.text.contains("<p>Write to us.</p>\n<p>Update: Or call.</p>"), "{}", policy.text);
}

#[test]
fn a_template_that_cannot_be_rendered_is_told_whichever_it_is() {
    const NOTHING: &str = "{{ nothing_of_this_name }}";
    // Another template stands on this one, and fills the block.
    let page = format!("{{% extends \"base.html\" %}}{{% block main %}}{NOTHING}{{% endblock %}}");
    let parts =
        ["parts/stages.html", "parts/update.html", "parts/update-time-to-complain.html"].map(|part| (part, NOTHING));
    for (name, text) in parts.into_iter().chain([("page.html", page.as_str())]) {
        let problems = with_template(name, text).map(|_| "rendered").expect_err(name);
        assert!(problems.iter().any(|found| found.contains("nothing_of_this_name")), "{name}: {problems:?}");
    }
}
