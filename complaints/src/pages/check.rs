//! Check your answers, the same answers as a file, and when they could not be sent.

use std::collections::BTreeSet;

use serde::Serialize;

use super::carried::Carried;
use super::form;
use super::given_back::{Sent, at_risk, tell_of_danger};
use super::renderer::{RenderError, Renderer};
use super::surroundings::Surroundings;
use crate::form::answers::Answers;
use crate::form::findable::phone_digits;
use crate::form::reference::Token;
use crate::form::{Choice, Form, Question, QuestionKind};

/// What the templates of this file see, besides what every page has.
#[derive(Serialize)]
struct CheckView<'a> {
    page: &'static str,
    /// What was answered, under the headings of the form.
    groups: Vec<(&'a str, Vec<AnswerView<'a>>)>,
    /// How many of the numbered questions have no answer at all.
    blank: usize,
    /// The group of the first question that has none, counted from 1, at which the form opens for whoever wants to add
    /// more. It opens at no field: one key more would be an answer.
    first_blank_group: Option<usize>,
    /// A way to reach somebody is among the answers, or that they want none.
    reachable: bool,
    /// Choices of which something is not known that they need, each with the question that would say it.
    asks: Vec<AskView<'a>>,
    /// The question of another person's name, which is the same as the name of who helps.
    name_twice: Option<&'a str>,
    /// Phone numbers with too few figures, by their questions.
    short_numbers: Vec<&'a str>,
    /// Every answer once more, for the form that sends them.
    hidden: Vec<HiddenView<'a>>,
    token: String,
    shown_policy: &'a str,
    carried: Carried,
    opened: i64,
    cross_site: bool,
    /// What is known of the answers; on the check page that nothing was sent.
    sent: Sent,
    /// They were to be added to a complaint.
    adds: bool,
    danger: bool,
    /// And nobody is on duty to read of it.
    nobody_on_duty: bool,
}

/// One question with its answer in words.
#[derive(Serialize)]
struct AnswerView<'a> {
    id: &'a str,
    /// Where the form opens to change it: at the choice that is made, so that a key too many changes nothing.
    anchor: String,
    label: &'a str,
    lines: bool,
    /// It was typed, and is in the person's own language.
    typed: bool,
    values: Vec<&'a str>,
}

/// A choice that nobody can act on as it is: asked for here, once, and nobody is held up by it.
#[derive(Serialize)]
struct AskView<'a> {
    choice: &'a str,
    question: &'a str,
    label: &'a str,
}

#[derive(Serialize)]
struct HiddenView<'a> {
    name: &'a str,
    value: &'a str,
}

/// The answers that somebody is about to send, and what came beside them.
#[derive(Debug)]
pub struct Check<'a> {
    /// As they were typed, whatever is wrong with them.
    pub answers: &'a Answers,
    /// The token of this act of sending, hidden in the page, so that sending it twice is one complaint.
    pub token: Token,
    /// The version of the policy that the form was first shown with.
    pub shown_policy: Option<&'a str>,
    /// What was noticed on this page and before.
    pub carried: Carried,
    /// When this page was made, in seconds of Unix time: what is sent within two seconds was not read, and gets a flag.
    pub opened: i64,
    /// The words came from another website; nothing is sent before somebody has seen them here.
    pub cross_site: bool,
    /// Nobody is on duty at this hour to read of danger.
    pub nobody_on_duty: bool,
}

const CHECK: &str = "form/check.html";
/// The fewest figures that a person's own number has here, the first zero among them.
const FIGURES_OF_A_NUMBER: usize = 10;

/// *Check your answers*: every question with its answer, and one button that sends.
///
/// # Errors
/// When the template is at fault.
pub fn check(renderer: &Renderer, round: &Surroundings, form: &Form, check: &Check<'_>) -> Result<String, RenderError> {
    render(CHECK, renderer, round, form, check, Sent::No)
}

/// The answers again, with the same token, under the words that they were not
/// sent, or that nobody can tell.
///
/// # Errors
/// When the template is at fault.
pub fn not_sent(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    check: &Check<'_>,
    sent: Sent,
) -> Result<String, RenderError> {
    render("form/not-sent.html", renderer, round, form, check, sent)
}

/// The answers as a text file to keep, made at the moment `made`.
///
/// # Errors
/// When the template is at fault.
pub fn copy(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    answers: &Answers,
    made: &str,
) -> Result<String, RenderError> {
    let mut context = round.context();
    context.insert("title", &form.title.replace("{landlord}", &round.view.name));
    context.insert("made", made);
    context.insert("groups", &groups(form, answers));
    renderer.render("form/copy.txt", &context)
}

/// What was answered, under the headings of the form; a heading with no answer under it is left out.
fn groups<'a>(form: &'a Form, answers: &'a Answers) -> Vec<(&'a str, Vec<AnswerView<'a>>)> {
    let for_other = answers.are_for_other(form);
    let views = |questions: &'a [Question]| -> Vec<_> {
        let answered = questions.iter().filter(|q| !answers.all(&q.id).is_empty());
        answered.map(|q| answer_view(q, answers, for_other)).collect()
    };
    let groups = form.groups.iter().map(|group| (group.title_of(for_other), views(&group.questions)));
    groups.filter(|(_, answered)| !answered.is_empty()).collect()
}

/// The choices that ask for one of some questions, of which none is answered.
fn asks<'a>(form: &'a Form, answers: &'a Answers) -> Vec<AskView<'a>> {
    let unanswered = |choice: &&Choice| choice.asks_for.iter().all(|id| answers.all(id).is_empty());
    let asks = answers.chosen(form).filter(unanswered).filter_map(|choice| {
        let question = choice.asks_for.iter().find_map(|id| form.question(id))?;
        Some(AskView { choice: &choice.label, question: &question.id, label: &question.label })
    });
    asks.collect()
}

/// The phone numbers that nobody can dial, as figures are missing: somebody looks again, and is not held up.
fn short_numbers<'a>(form: &'a Form, answers: &'a Answers) -> Vec<&'a str> {
    let short = |answer: &String| phone_digits(answer).len() < FIGURES_OF_A_NUMBER;
    let asked = form.questions().filter(|q| q.kind == QuestionKind::Phone);
    asked.filter(|q| answers.all(&q.id).iter().any(short)).map(|q| q.id.as_str()).collect()
}

/// The numbered questions of which no part was answered, by their ids.
fn blank<'a>(form: &'a Form, answers: &'a Answers) -> impl Iterator<Item = &'a str> {
    let answered: BTreeSet<usize> =
        form.questions().filter(|q| !answers.all(&q.id).is_empty()).map(|q| q.number).collect();
    let numbered = form.questions().filter(|q| !q.rejoins);
    numbered.filter(move |q| !answered.contains(&q.number)).map(|q| q.id.as_str())
}

/// The number of the group in which a question stands, from 1.
fn group_of(form: &Form, id: &str) -> Option<usize> {
    form.groups.iter().position(|group| group.questions.iter().any(|question| question.id == id)).map(|at| at + 1)
}

fn render(
    template: &str,
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    check: &Check<'_>,
    sent: Sent,
) -> Result<String, RenderError> {
    let answers = check.answers;
    let mut hidden: Vec<HiddenView<'_>> = Vec::new();
    for question in form.questions() {
        hidden.extend(answers.all(&question.id).iter().map(|value| HiddenView { name: &question.id, value }));
    }
    hidden.extend(answers.extra.iter().map(|(name, value)| HiddenView { name, value }));
    // Before it is sent nothing but the answer to the question changes the page: no machine reads the words for that.
    let told = tell_of_danger(answers, form);
    let nobody_on_duty = check.nobody_on_duty && told;
    let view = CheckView {
        page: "complain",
        groups: groups(form, answers),
        blank: blank(form, answers).count(),
        first_blank_group: blank(form, answers).next().and_then(|id| group_of(form, id)),
        asks: asks(form, answers),
        name_twice: answers.name_twice(form),
        short_numbers: short_numbers(form, answers),
        reachable: answers.can_be_answered(form) || answers.refuse_contact(form),
        hidden,
        token: check.token.to_hex(),
        shown_policy: check.shown_policy.unwrap_or(&round.view.policy),
        carried: check.carried,
        opened: check.opened,
        cross_site: check.cross_site,
        sent,
        adds: false,
        danger: if template == CHECK { at_risk(answers, form) || nobody_on_duty } else { told },
        nobody_on_duty,
    };
    renderer.render(template, &round.with(&view)?)
}

/// One answer; `for_other` where it is another person's complaint, so that nobody takes one name for the other.
fn answer_view<'a>(question: &'a Question, answers: &'a Answers, for_other: bool) -> AnswerView<'a> {
    let values = answers.all(&question.id);
    AnswerView {
        id: &question.id,
        anchor: form::anchor(question, values),
        label: question.label_of(for_other),
        lines: question.kind.has_lines(),
        typed: question.choices.is_empty(),
        values: values
            .iter()
            .map(|value| question.choices.iter().find(|c| c.id == *value).map_or(value.as_str(), |c| c.label.as_str()))
            .collect(),
    }
}
