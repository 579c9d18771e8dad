//! A template that could not be rendered, as a problem for whoever changed it.

use complaints::pages::{self, RenderError};
use complaints::words::problem::Problem;

/// What the template engine says, at the place that it names; else about `file`: the page it was rendered for, or the
/// templates' folder.
pub(super) fn template_problem(file: &str, error: &RenderError) -> Problem {
    let problem = pages::template_problem(error);
    // A place in a folder is none.
    if problem.file.ends_with(".html") { problem } else { Problem { file: file.to_owned(), ..problem } }
}
