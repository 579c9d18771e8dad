//! The components that prose may call, as `{{ stages }}` alone on a line: each
//! a file in `content/templates/parts/`, so that a new one needs no Rust.

use std::collections::BTreeMap;

use complaints::pages::Renderer;
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;

use super::template_problem::template_problem;

/// The names of all components, in order.
///
/// Two kinds of file in that folder are for templates alone: those that open
/// with a `{% component %}` of Tera's own, and those that stand beside a passage
/// of a policy (`update.html`, `update-time-to-complain.html`).
pub(super) fn names(templates: &[SourceFile]) -> Vec<&str> {
    let mut names: Vec<&str> = templates
        .iter()
        .filter(|template| !template.text.trim_start().starts_with("{% component "))
        .filter_map(|template| {
            let (_, name) = template.path.rsplit_once("templates/parts/")?;
            name.strip_suffix(".html")
        })
        .filter(|name| !name.contains('/') && !name.starts_with("update"))
        .collect();
    names.sort_unstable();
    names
}

/// Components as HTML, by name, with the values of one landlord.
pub(super) fn render<'n>(
    names: impl IntoIterator<Item = &'n str>,
    renderer: &Renderer,
    values: &tera::Context,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, String> {
    let mut rendered = BTreeMap::new();
    for name in names {
        match renderer.render(&format!("parts/{name}.html"), values) {
            Ok(html) => {
                rendered.insert(name.to_owned(), html);
            }
            Err(error) => problems.push(template_problem("content/templates", &error)),
        }
    }
    rendered
}
