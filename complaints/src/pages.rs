//! The pages that a visitor's answers can change: form, check, receipt, refusals.
//!
//! One renderer for the static form and for the form with mistakes: one
//! template, one typed view. The words stand in `content/templates/`.

use chrono::NaiveDate;
use serde::Serialize;
use tera::{Context, Tera};

use crate::pages::view::LandlordView;
use crate::policy::Policy;
use crate::policy::guidance::Guidance;
use crate::policy::library::Library;
use crate::words::problem::{Place, Problem, Severity};
use crate::words::source::SourceFile;

mod check;
mod date;
mod dates;
mod form;
mod progress;
mod receipt;
pub mod view;

pub use check::{Check, check, copy, not_sent};
pub use dates::{Dates, asked_day, dates};
pub use form::{Filled, form, paper};
pub use receipt::{Receipt, not_added, receipt};

/// All templates, parsed once.
#[derive(Clone)]
pub struct Renderer {
    tera: Tera,
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Renderer").finish_non_exhaustive()
    }
}

/// A page that a template could not make: a mistake in the template.
#[derive(Debug, thiserror::Error)]
#[error("the template cannot be used: {0}")]
pub struct RenderError(#[from] tera::Error);

impl Renderer {
    /// Parses templates, named by their path below `templates/`.
    ///
    /// # Errors
    /// A problem with the template's own message, which gives line and column.
    pub fn new(templates: &[SourceFile]) -> Result<Self, Problem> {
        let mut tera = Tera::default();
        let named = templates.iter().map(|file| (template_name(&file.path), file.text.as_str()));
        tera.add_raw_templates(named.collect::<Vec<_>>()).map_err(|error| Problem {
            file: "content/templates".to_owned(),
            place: Place { line: 1, column: 1 },
            severity: Severity::Error,
            found: error.to_string(),
            write: "the template as it was, or mend it where the message points".to_owned(),
            line: String::new(),
        })?;
        Ok(Self { tera })
    }

    /// Renders one template.
    ///
    /// # Errors
    /// When the template asks for something that is not there.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, RenderError> {
        Ok(self.tera.render(template, context)?)
    }

    /// Whether there is a template of this name.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }
}

fn template_name(path: &str) -> String {
    path.rsplit_once("templates/").map_or(path, |(_, name)| name).to_owned()
}

/// A link in the header or the footer.
#[derive(Debug, Clone, Serialize)]
struct MenuLink {
    href: String,
    label: String,
    id: String,
}

/// What every page of one landlord has round its content, made once.
#[derive(Debug, Clone)]
pub struct Surroundings {
    context: Context,
    /// The landlord in words.
    pub view: LandlordView,
}

/// What a site is made with, the same for all its pages.
#[derive(Debug, Clone)]
pub struct Site<'a> {
    /// The path of the style sheet.
    pub style: &'a str,
    /// The day the pages are true for.
    pub on: NaiveDate,
    /// Whether the landlord has the site to itself.
    pub alone: bool,
}

impl Surroundings {
    /// The surroundings of a landlord's pages under one version of its policy.
    #[must_use]
    pub fn new(slug: &str, policy: &Policy, library: &Library, site: &Site<'_>) -> Self {
        let base = if site.alone { String::new() } else { format!("/{slug}") };
        let view = view::landlord(slug, &base, policy, library, site.on);
        let pages: Vec<&Guidance> = library.pages.iter().filter(|p| p.is_for(policy)).collect();
        let link = |page: &Guidance, label: &Option<String>| {
            let path = if page.path.is_empty() { String::new() } else { format!("{}/", page.path) };
            label.as_ref().map(|label| MenuLink {
                href: format!("{base}/{path}"),
                label: label.clone(),
                id: page.id.clone(),
            })
        };
        let mut context = plain_context(site.style);
        context.insert("landlord", &view);
        context.insert("base", &base);
        context.insert("menu", &pages.iter().filter_map(|p| link(p, &p.menu)).collect::<Vec<_>>());
        context.insert("foot", &pages.iter().filter_map(|p| link(p, &p.foot)).collect::<Vec<_>>());
        Self { context, view }
    }

    /// A copy of the context that templates see, to add a page's own values to.
    #[must_use]
    pub fn context(&self) -> Context {
        self.context.clone()
    }
}

/// The context of a page that belongs to no landlord.
#[must_use]
pub fn plain_context(style: &str) -> Context {
    let mut context = Context::new();
    context.insert("lang", "en-GB");
    context.insert("dir", "ltr");
    context.insert("style", style);
    context.insert("menu", &Vec::<MenuLink>::new());
    context.insert("foot", &Vec::<MenuLink>::new());
    context.insert("base", "");
    context
}
