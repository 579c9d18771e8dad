//! The templates, parsed once, and what goes wrong in them.

use tera::{Context, Tera};

use crate::words::problem::Problem;
use crate::words::rules;
use crate::words::source::SourceFile;

/// All templates, parsed once at start.
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
    pub fn new(templates: &[SourceFile]) -> Result<Self, Box<Problem>> {
        let mut tera = Tera::default();
        let named = templates.iter().map(|file| (template_name(&file.path), file.text.as_str()));
        tera.add_raw_templates(named.collect::<Vec<_>>()).map_err(|error| {
            let write = "the template as it was, or mend it where the message points";
            Box::new(Problem::whole_file(&rules::BROKEN_TEMPLATE, "content/templates", error.to_string(), write))
        })?;
        Ok(Self { tera })
    }

    /// Renders the template of this name, such as `form/receipt.html`.
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
