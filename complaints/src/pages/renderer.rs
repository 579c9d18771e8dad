//! The templates, parsed once, and what goes wrong in them.

mod escaping;
mod on_demand;

use tera::{Context, Tera};

use crate::words::problem::{Place, Problem};
use crate::words::rules;
use crate::words::source::SourceFile;
use escaping::with_escaping;
use on_demand::OnDemand;

/// All templates, each parsed once.
#[derive(Clone)]
pub struct Renderer(Parsed);

#[derive(Clone)]
enum Parsed {
    AtStart(Box<Tera>),
    OnDemand(OnDemand),
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
    /// Parses templates at once, named by their path below `templates/`.
    ///
    /// # Errors
    /// A problem with the template's own message, which gives line and column.
    pub fn new(templates: &[SourceFile]) -> Result<Self, Box<Problem>> {
        let mut tera = with_escaping();
        let named = templates.iter().map(|file| (template_name(&file.path), file.text.as_str()));
        tera.add_raw_templates(named.collect::<Vec<_>>()).map_err(|error| Box::new(of_text(&error, templates)))?;
        Ok(Self(Parsed::AtStart(Box::new(tera))))
    }

    /// The same templates by their names, each parsed when a page first asks for it: for who shows few of them, and has
    /// them from a build, which has parsed them all.
    #[must_use]
    pub fn on_demand(templates: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(Parsed::OnDemand(OnDemand::new(templates.into_iter())))
    }

    /// Renders the template of this name, such as `form/receipt.html`.
    ///
    /// # Errors
    /// When the template asks for something that is not there, or cannot be parsed.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, RenderError> {
        let tera = match &self.0 {
            Parsed::AtStart(tera) => tera,
            Parsed::OnDemand(texts) => {
                let none = || Err(tera::Error::message(format!("there is no template {template}")));
                texts.parsed(template).unwrap_or_else(none)?
            }
        };
        Ok(tera.render(template, context)?)
    }

    /// Whether there is a template of this name.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        match &self.0 {
            Parsed::AtStart(tera) => tera.contains_template(template),
            Parsed::OnDemand(texts) => texts.has(template),
        }
    }
}

/// A template that cannot be parsed, told at its place in the files.
fn of_text(error: &tera::Error, templates: &[SourceFile]) -> Problem {
    let problem = template_problem(error);
    let Some(file) = templates.iter().find(|file| problem.file.ends_with(&format!("/{}", template_name(&file.path))))
    else {
        return problem;
    };
    // What is missing at the end is told behind it, where no line is.
    let last = file.text.trim_end().lines().count().max(1);
    let place = if problem.place.line > last { Place { line: last, column: 1 } } else { problem.place };
    Problem { file: file.path.clone(), place, ..problem }.quoting(&file.text, 1)
}

/// A template that cannot be used, as a problem for whoever changed it, at the place that the engine names.
#[must_use]
pub fn template_problem(error: &dyn std::error::Error) -> Problem {
    let text = with_causes(error);
    let write = "the template as it was, or mend it where the message points";
    let whole = Problem::whole_file(&rules::BROKEN_TEMPLATE, "content/templates", text.as_str(), write);
    match place_in(&text) {
        Some((name, place)) => {
            // Where it stands is told before it; the drawing of the line is shown below the message.
            let found = text.split(" --> ").next().unwrap_or(&text).trim().replace("error: ", "");
            Problem { file: format!("content/templates/{name}"), place, found, ..whole }
        }
        None => whole,
    }
}

/// The template, line and column behind the engine's arrow: `--> parts/keep.html:4:1`.
fn place_in(text: &str) -> Option<(&str, Place)> {
    let (_, rest) = text.split_once("--> ")?;
    let named = rest.split_whitespace().next()?;
    let mut parts = named.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?, Place { line, column }))
}

/// An error with what caused it: the line and column of a template stand in the cause.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn template_name(path: &str) -> String {
    path.rsplit_once("templates/").map_or(path, |(_, name)| name).to_owned()
}
