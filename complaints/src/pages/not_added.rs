//! Words that were to be added to a complaint, given back because they were not,
//! or because nobody can tell.

use serde::Serialize;

use super::given_back::{Sent, tell_of_danger};
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::form::answers::Answers;
use crate::form::reference::Token;
use crate::form::{Form, Role};

/// Why words could not be taken as they came, whatever works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotRead {
    /// They are more than can be taken.
    TooLong,
    /// They could not be read whole.
    CutShort,
}

/// Words for a complaint that was sent, which are given back.
#[derive(Debug, Clone, Copy)]
pub struct NotAdded<'a> {
    /// The path of the receipt.
    pub path: &'a str,
    /// What was typed in the box, to be shown there again.
    pub typed: &'a str,
    /// The idempotency key with which they came, if they had one.
    pub token: Option<Token>,
    /// Another website sent them.
    pub cross_site: bool,
    /// Whether it is known that nothing was added.
    pub sent: Sent,
    /// What is wrong with them, where it is not us.
    pub not_read: Option<NotRead>,
}

#[derive(Serialize)]
struct View<'a> {
    path: &'a str,
    typed: &'a str,
    more_token: Option<String>,
    cross_site: bool,
    sent: Sent,
    not_read: Option<NotRead>,
    /// The field in which words come, and how many characters it takes.
    story: &'a str,
    most: usize,
    adds: bool,
    danger: bool,
}

/// The page as HTML.
///
/// # Errors
/// When the template is at fault.
pub fn not_added(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    words: &NotAdded<'_>,
) -> Result<String, RenderError> {
    let NotAdded { path, typed, token, cross_site, sent, not_read } = *words;
    let (story, more_token) = (story(form), token.map(Token::to_hex));
    let answers = Answers::read(form, [(story.to_owned(), typed.to_owned())]);
    let most = form.question(story).map_or(0, |question| question.most);
    let danger = tell_of_danger(&answers, form);
    let view = View { path, typed, more_token, cross_site, sent, not_read, story, most, adds: true, danger };
    renderer.render("form/not-added.html", &round.with(&view)?)
}

/// The field in which words come, whether a complaint or something to add to it.
pub(super) fn story(form: &Form) -> &str {
    form.role(Role::Story).map_or("", |question| question.id.as_str())
}
