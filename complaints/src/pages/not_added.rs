//! Words that were to be added to a complaint, given back because they were not,
//! or because nobody can tell.

use super::given_back::{Sent, tell_of_danger};
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::form::answers::Answers;
use crate::form::{Form, Role};

/// The words for a complaint that was sent, under the words that they were not
/// added, or that nobody can tell; `cross_site` where another website sent them.
///
/// # Errors
/// When the template is at fault.
pub fn not_added(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    path: &str,
    typed: &str,
    cross_site: bool,
    sent: Sent,
) -> Result<String, RenderError> {
    let mut context = round.context();
    context.insert("path", path);
    context.insert("typed", typed);
    context.insert("cross_site", &cross_site);
    context.insert("story", story(form));
    context.insert("sent", &sent);
    context.insert("adds", &true);
    let answers = Answers::read(form, [(story(form).to_owned(), typed.to_owned())]);
    context.insert("danger", &tell_of_danger(&answers, form));
    renderer.render("form/not-added.html", &context)
}

/// The field in which words come, whether a complaint or something to add to it.
pub(super) fn story(form: &Form) -> &str {
    form.role(Role::Story).map_or("", |question| question.id.as_str())
}
