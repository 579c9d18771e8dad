//! A template that could not be rendered, as a problem for whoever changed it.

use complaints::pages::RenderError;
use complaints::words::problem::Problem;
use complaints::words::rules::BROKEN_TEMPLATE;

/// What the template engine says, about `file`: the page it was rendered for, or the templates' folder.
pub(super) fn template_problem(file: &str, error: &RenderError) -> Problem {
    Problem::whole_file(&BROKEN_TEMPLATE, file, with_causes(error), "the template as it was, or mend it")
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
