//! The last resort: words in boxes, to be sent again, where no other page could keep them.
//!
//! Asks for no landlord: its own words may be what cannot be read. Then the
//! shared questions name the boxes, and the lines and bodies are those of all.

use serde::Serialize;

use super::given_back::Sent;
use super::renderer::{RenderError, Renderer};
use super::surroundings::{Surroundings, plain_context};
use super::view;
use crate::form::reference::Token;
use crate::form::{Form, ReservedField};
use crate::policy::Scheme;
use crate::policy::library::Library;
use crate::policy::outside::HelpLine;

/// So many fields that no question has get a box of their own; a person fills in no more of them.
const MAX_MORE: usize = 20;

/// What was sent, and why it comes back.
#[derive(Debug)]
pub struct Kept<'a> {
    /// Why, by the name that `form/kept.html` knows: `down`, `not-found`, `too-large` …
    pub why: &'a str,
    /// What is known of it.
    pub sent: Sent,
    /// The path to which it is sent again.
    pub action: &'a str,
    /// Where the form of its landlord checks a new complaint, if there is another way than `action`.
    pub check: Option<String>,
    /// It was to be added to a complaint.
    pub adds: bool,
    /// The token of the act of sending.
    pub token: Token,
    /// Every field as it came, in its order.
    pub fields: &'a [(String, String)],
    /// Path and name of each landlord of the site, where the one that was meant is not there.
    pub landlords: Vec<(String, String)>,
    /// Somebody could get hurt.
    pub danger: bool,
}

#[derive(Serialize)]
struct KeptView<'a> {
    why: &'a str,
    sent: Sent,
    action: &'a str,
    check: Option<&'a str>,
    adds: bool,
    token: String,
    danger: bool,
    boxes: Vec<BoxView<'a>>,
    chosen: Vec<ChosenView<'a>>,
    hidden: Vec<(&'a str, &'a str)>,
    landlords: &'a [(String, String)],
    /// Ombudsmen of every nation, where it is not known whose page this is.
    outside: Vec<view::BodyView>,
    /// Every emergency line, likewise.
    gas: &'a [HelpLine],
}

/// One answer in a box; `label` is empty for a field that no question has.
#[derive(Serialize)]
struct BoxView<'a> {
    label: &'a str,
    name: &'a str,
    value: &'a str,
    rows: usize,
}

/// What was chosen: it is read here, and travels in hidden fields.
#[derive(Serialize)]
struct ChosenView<'a> {
    label: &'a str,
    values: Vec<&'a str>,
}

/// The page, round the landlord's own or, where that cannot be had, round none.
///
/// # Errors
/// When the template is at fault.
pub fn kept(
    renderer: &Renderer,
    library: &Library,
    style: &str,
    landlord: Option<(&Surroundings, &Form)>,
    kept: &Kept<'_>,
) -> Result<String, RenderError> {
    let form = landlord.map_or(&*library.form, |(_, form)| form);
    let mut context = landlord.map_or_else(|| plain_context(style), |(round, _)| round.context());
    let unknown = landlord.is_none();
    let mut view = KeptView {
        why: kept.why,
        sent: kept.sent,
        action: kept.action,
        check: kept.check.as_deref(),
        adds: kept.adds,
        token: kept.token.to_hex(),
        danger: kept.danger,
        boxes: Vec::new(),
        chosen: Vec::new(),
        hidden: Vec::new(),
        landlords: &kept.landlords,
        outside: if unknown { ombudsmen(library) } else { Vec::new() },
        gas: if unknown { &library.help.lines } else { &[] },
    };
    for (name, value) in kept.fields {
        view.place(form, name, value);
    }
    context.extend(tera::Context::from_serialize(&view)?);
    renderer.render("form/kept.html", &context)
}

impl<'a> KeptView<'a> {
    fn place(&mut self, form: &'a Form, name: &'a str, value: &'a str) {
        if value.trim().is_empty() || name == ReservedField::Token.name() || name == ReservedField::Change.name() {
            return;
        }
        match form.question(name) {
            Some(question) if question.choices.is_empty() => {
                self.boxes.push(BoxView { label: &question.label, name, value, rows: rows(value) });
            }
            Some(question) => {
                self.hidden.push((name, value));
                let chosen = question.choices.iter().find(|choice| choice.id == value);
                let words = chosen.map_or(value, |choice| choice.label.as_str());
                match self.chosen.last_mut().filter(|last| last.label == question.label) {
                    Some(last) => last.values.push(words),
                    None => self.chosen.push(ChosenView { label: &question.label, values: vec![words] }),
                }
            }
            // The bytes of an answer that was no text, and what the form itself sends, are for nobody to read.
            None if is_ours(form, name) => self.hidden.push((name, value)),
            None if self.boxes.iter().filter(|one| one.label.is_empty()).count() < MAX_MORE => {
                self.boxes.push(BoxView { label: "", name, value, rows: rows(value) });
            }
            None => self.hidden.push((name, value)),
        }
    }
}

fn is_ours(form: &Form, name: &str) -> bool {
    ReservedField::IDS.contains(&name)
        || name.strip_prefix(crate::form::answers::RAW).is_some_and(|name| form.question(name).is_some())
}

/// Characters to a line of a box on a narrow phone, and the most lines of one.
const LINE: usize = 36;
const MAX_ROWS: usize = 24;

/// So many rows that the whole text can be read without scrolling in its box, unless it is very long.
fn rows(value: &str) -> usize {
    let lines = value.lines().map(|line| 1 + line.chars().count() / LINE).sum::<usize>();
    lines.clamp(1, MAX_ROWS)
}

fn ombudsmen(library: &Library) -> Vec<view::BodyView> {
    let schemes = Scheme::NAMES.iter().filter_map(|(name, _)| library.bodies.get(*name));
    schemes.map(|body| view::body(body, None, &library.phrases)).collect()
}
