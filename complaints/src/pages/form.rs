//! The form, empty or filled, with or without mistakes.

use serde::Serialize;
use tera::Context;

use super::carried::Carried;
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::form::answers::{Answers, Mistake, RAW};
use crate::form::reference::Token;
use crate::form::{Form, Group, Question};

/// What a form is filled with when it is shown.
#[derive(Debug, Clone, Default)]
pub struct Filled<'a> {
    /// The answers so far; empty for a new form.
    pub answers: Answers,
    /// Each mistake is told at the head of the page and beside its question.
    pub mistakes: &'a [Mistake],
    /// The token, once one was drawn.
    pub token: Option<Token>,
    /// What was noticed before, to travel on.
    pub carried: Carried,
    /// The id of the question to which the page opens, after "Change"; none opens it at the top.
    pub focus: Option<&'a str>,
    /// It came in a shape that is no form, and what could be read is shown.
    pub unread: bool,
    /// All answers together are more than can be stored; the longest is named, and what
    /// otherwise travels hidden is shown, so that it can be made shorter.
    pub too_much: bool,
}

/// What the template of the form sees, besides what every page has.
#[derive(Serialize)]
struct FormView<'a> {
    page: &'static str,
    title: String,
    /// The questions, already HTML.
    questions: &'a str,
    mistakes: Vec<MistakeView<'a>>,
    token: Option<String>,
    carried: Carried,
    extra: Vec<&'a (String, String)>,
    unread: bool,
    /// Somebody came back from the check page.
    changes: bool,
    too_much: Option<TooMuchView<'a>>,
}

/// What the template of the questions sees.
#[derive(Serialize)]
struct QuestionsView<'a> {
    /// The question that has to be answered, with those that belong to it; the first button stands behind them.
    first: Vec<QuestionView<'a>>,
    /// All others.
    groups: Vec<GroupView<'a>>,
    /// Beside a question that need not be answered.
    optional: &'a str,
}

#[derive(Serialize)]
struct NoFormView {
    page: &'static str,
}

/// What to make shorter.
#[derive(Serialize)]
struct TooMuchView<'a> {
    /// To which box the message leads, and what that asks.
    longest: String,
    label: &'a str,
    /// What came beside the answers: the id of its box, the question where it has one, name and text.
    beside: Vec<BesideView<'a>>,
}

#[derive(Serialize)]
struct BesideView<'a> {
    html_id: String,
    label: &'a str,
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct GroupView<'a> {
    title: &'a str,
    note: Option<&'a str>,
    /// The words that lead to the group after this one; none where no question comes after.
    skip: Option<String>,
    questions: Vec<QuestionView<'a>>,
}

#[derive(Serialize)]
struct QuestionView<'a> {
    id: &'a str,
    kind: &'static str,
    number: usize,
    /// The same as a form on paper has it, where each has one of its own: `12`, `12a`.
    on_paper: String,
    rejoins: bool,
    label: &'a str,
    hint: Option<String>,
    optional: bool,
    value: &'a str,
    choices: Vec<ChoiceView<'a>>,
    rows: usize,
    autocomplete: Option<&'a str>,
    error: Option<&'a str>,
    focus: bool,
    described: String,
}

#[derive(Serialize)]
struct ChoiceView<'a> {
    id: &'a str,
    label: &'a str,
    chosen: bool,
    focus: bool,
    html_id: String,
}

#[derive(Serialize)]
struct MistakeView<'a> {
    question: &'a str,
    message: &'a str,
}

/// The form as a web page, filled as `filled` says.
///
/// # Errors
/// When the template is at fault.
pub fn form(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    filled: &Filled<'_>,
) -> Result<String, RenderError> {
    page(renderer, round, form, filled, &questions(SCREEN, renderer, form, filled)?)
}

/// The questions of an empty form as HTML: the same for every landlord that has the same form.
#[derive(Debug, Clone)]
pub struct EmptyQuestions {
    screen: String,
    paper: String,
}

impl EmptyQuestions {
    /// The questions of `form`.
    ///
    /// # Errors
    /// When a template is at fault.
    pub fn new(renderer: &Renderer, form: &Form) -> Result<Self, RenderError> {
        let of = |template| questions(template, renderer, form, &Filled::default());
        Ok(Self { screen: of(SCREEN)?, paper: of(PAPER)? })
    }
}

/// A new form as a web page, round its questions.
///
/// # Errors
/// When the template is at fault.
pub fn empty_form(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    questions: &EmptyQuestions,
) -> Result<String, RenderError> {
    page(renderer, round, form, &Filled::default(), &questions.screen)
}

/// The templates of the questions: on a web page, and on paper.
const SCREEN: &str = "form/questions.html";
const PAPER: &str = "form/paper-questions.html";

fn questions(template: &str, renderer: &Renderer, form: &Form, filled: &Filled<'_>) -> Result<String, RenderError> {
    let mut groups = groups_view(form, filled);
    let first = groups.first_mut().map(|group| take_first(&mut group.questions)).unwrap_or_default();
    let view = QuestionsView { first, groups, optional: &form.messages.optional };
    renderer.render(template, &Context::from_serialize(&view)?)
}

fn page(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    filled: &Filled<'_>,
    questions: &str,
) -> Result<String, RenderError> {
    let view = FormView {
        page: "complain",
        title: form.title.replace("{landlord}", &round.view.name),
        questions,
        mistakes: filled.mistakes.iter().map(mistake_view).collect(),
        token: filled.token.map(Token::to_hex),
        carried: filled.carried,
        // What is shown in a box does not travel hidden as well.
        extra: filled.answers.extra.iter().filter(|_| !filled.too_much).collect(),
        unread: filled.unread,
        changes: filled.focus.is_some(),
        too_much: filled.too_much.then(|| too_much(form, &filled.answers)),
    };
    renderer.render("form/form.html", &round.with(&view)?)
}

/// What stands in the form's place where a landlord has switched it off: the other ways to complain.
///
/// # Errors
/// When the template is at fault.
pub fn no_form(renderer: &Renderer, round: &Surroundings) -> Result<String, RenderError> {
    renderer.render("form/closed.html", &round.with(&NoFormView { page: "complain" })?)
}

/// The same questions with the same numbers, to print and fill in by hand.
///
/// # Errors
/// When the template is at fault.
pub fn paper(renderer: &Renderer, round: &Surroundings, questions: &EmptyQuestions) -> Result<String, RenderError> {
    let mut context = round.context();
    context.insert("questions", &questions.paper);
    context.insert("page", "paper-form");
    renderer.render("form/paper.html", &context)
}

/// The longest of all that was sent, and what came beside the answers. The bytes
/// of an answer that was no text are left out: nobody can read them, and its
/// text stands in its own box.
fn too_much<'a>(form: &'a Form, answers: &'a Answers) -> TooMuchView<'a> {
    let label = |name: &str| form.question(name).map_or("", |question| question.label.as_str());
    let beside: Vec<BesideView<'a>> = answers
        .extra
        .iter()
        .filter(|(name, _)| !name.starts_with(RAW))
        .enumerate()
        .map(|(n, (name, value))| BesideView { html_id: format!("beside-{n}"), label: label(name), name, value })
        .collect();
    let asked = form.questions().map(|question| {
        let long = answers.all(&question.id).iter().map(String::len).sum::<usize>();
        (long, question.id.clone(), question.label.as_str())
    });
    let besides = beside.iter().map(|one| (one.value.len(), one.html_id.clone(), one.label));
    let (_, longest, label) = asked.chain(besides).max_by_key(|(long, ..)| *long).unwrap_or_default();
    TooMuchView { longest, label, beside }
}

fn mistake_view(mistake: &Mistake) -> MistakeView<'_> {
    MistakeView { question: &mistake.question, message: &mistake.message }
}

fn groups_view<'a>(form: &'a Form, filled: &'a Filled<'_>) -> Vec<GroupView<'a>> {
    let for_other = filled.answers.are_for_other(form);
    let view = |(n, group): (usize, &'a Group)| {
        let next = form.groups.get(n + 1).and_then(|g| g.questions.first()).map(|q| q.number.to_string());
        GroupView {
            title: group.title_of(for_other),
            note: group.note.as_deref().filter(|_| group.skip.is_none() || next.is_some()),
            skip: group.skip.as_ref().zip(next).map(|(skip, next)| skip.replace(AFTER, &next)),
            questions: group.questions.iter().map(|q| question_view(form, q, filled, for_other)).collect(),
        }
    };
    form.groups.iter().enumerate().map(view).collect()
}

/// The first question with those that belong to it.
fn take_first<'a>(questions: &mut Vec<QuestionView<'a>>) -> Vec<QuestionView<'a>> {
    let rest = questions.iter().skip(1).position(|question| !question.rejoins).map_or(questions.len(), |at| at + 1);
    questions.drain(..rest).collect()
}

/// The number of a question, with a letter where it belongs to the one before: `12`, `12a`.
fn on_paper(form: &Form, question: &Question) -> String {
    let mut alike = form.questions().filter(|one| one.number == question.number).skip(1);
    let letter = alike.position(|one| one.id == question.id).and_then(|at| ('a'..='z').nth(at));
    format!("{}{}", question.number, letter.map(String::from).unwrap_or_default())
}

/// The id of a choice on the page. The first one carries the question's, so that a link to the question lands on it.
fn html_id(question: &Question, choice: usize) -> String {
    match question.choices.get(choice) {
        Some(named) if choice > 0 => format!("{}-{}", question.id, named.id),
        _ => question.id.clone(),
    }
}

/// Where a question with these answers is changed: its box, or the first choice that was made.
pub(super) fn anchor(question: &Question, answers: &[String]) -> String {
    let chosen = question.choices.iter().position(|choice| answers.contains(&choice.id));
    html_id(question, chosen.unwrap_or_default())
}

/// In the words that lead past a group: the number of the first question after the group.
const AFTER: &str = "{after}";

fn question_view<'a>(form: &Form, question: &'a Question, filled: &'a Filled<'_>, for_other: bool) -> QuestionView<'a> {
    let values = filled.answers.all(&question.id);
    let error = filled.mistakes.iter().find(|m| m.question == question.id).map(|m| m.message.as_str());
    let id = &question.id;
    let (focused, at) = (filled.focus == Some(id.as_str()), anchor(question, values));
    let parts = [(question.hint.is_some(), "hint"), (error.is_some(), "error")];
    let described: Vec<String> = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{id}-{part}")).collect();
    QuestionView {
        id,
        kind: question.kind.name(),
        number: question.number,
        on_paper: on_paper(form, question),
        rejoins: question.rejoins,
        label: question.label_of(for_other),
        hint: question.hint.as_ref().map(|hint| form.with_numbers(hint)),
        optional: !question.required,
        value: values.first().map_or("", String::as_str),
        choices: question
            .choices
            .iter()
            .enumerate()
            .map(|(n, choice)| ChoiceView {
                id: &choice.id,
                label: &choice.label,
                chosen: values.contains(&choice.id),
                focus: focused && html_id(question, n) == at,
                html_id: html_id(question, n),
            })
            .collect(),
        rows: question.rows,
        autocomplete: question.autocomplete.as_deref(),
        error,
        focus: focused,
        described: described.join(" "),
    }
}
