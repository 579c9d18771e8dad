//! The words that are held against a code: one version of a policy with its
//! form and the shared pages as they are printed for it, and where each thing
//! stands in its file.

mod form;
mod pages;
mod sentences;
mod updates;

use chrono::NaiveDate;
use complaints::days::clock::{Cited, Firmness, Limit};
use complaints::policy::Policy;
use complaints::policy::code::CodeWords;
use complaints::policy::in_words;
use complaints::policy::law::Law;
use complaints::policy::library::{Library, Version};
use complaints::procedure::Procedure;
use complaints::words::located::{Node, Value};
use complaints::words::problem::{Place, Problem, Problems};
use complaints::words::source::{self, SourceFile};

use super::Seen;
use super::reading::Reading;
use super::search::Look;
use crate::check::Checker;
use crate::prose::Prose;

/// How the page about complaints begins to print each paper.
pub(super) const YEARLY_REPORT: &str = "our yearly report on complaints";
pub(super) const RESPONSE: &str = "said about our yearly report";

/// The most characters that are quoted of a place.
const MOST_QUOTED_CHARS: usize = 320;

/// One landlord's words on a day.
pub(crate) struct Subject<'a> {
    pub(crate) version: &'a Version,
    /// The file of that version, as typed.
    pub(crate) file: &'a SourceFile,
    pub(crate) library: &'a Library,
    /// The shared words, as typed: `form.yaml` and the law.
    pub(crate) shared: &'a [SourceFile],
    /// What the shared pages print for this landlord.
    pub(crate) reading: &'a Reading,
    /// What facts are called where they are cited.
    pub(crate) words: &'a CodeWords,
    pub(crate) prose: Prose<'a>,
    pub(crate) on: NaiveDate,
}

/// What the words of a landlord are read with.
pub(crate) struct Beside<'a> {
    pub(crate) library: &'a Library,
    pub(crate) shared: &'a [SourceFile],
    pub(crate) reading: &'a Reading,
    pub(crate) words: &'a CodeWords,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(version: &'a Version, file: &'a SourceFile, beside: &Beside<'a>, on: NaiveDate) -> Self {
        let prose = Prose::read(&version.body, version.body_line);
        let Beside { library, shared, reading, words } = *beside;
        Self { version, file, library, shared, reading, words, prose, on }
    }

    pub(super) fn policy(&self) -> &'a Policy {
        &self.version.policy
    }

    /// The law that binds the landlord on the day.
    pub(super) fn law(&self) -> Option<&'a Law> {
        self.library.law(self.version.policy.scheme, self.on)
    }

    /// What `with` makes of a policy and the law joined.
    pub(super) fn with_procedure<T>(&self, policy: &Policy, with: impl FnOnce(&Procedure<'_>) -> T) -> T {
        let calendar = self.library.calendar(policy);
        let rules = self.library.rulebook(policy, &calendar);
        with(&Procedure::of(&rules, self.on))
    }

    /// All that `check` tells of the version.
    pub(super) fn told_by_check(&self) -> Vec<Problem> {
        Checker::new(self.library, self.on).of_version(self.version)
    }

    /// What stands at a place that `check` names: the sentence there, or the value among the facts.
    pub(super) fn told_at(&self, at: Place) -> Option<Seen> {
        if at.line >= self.version.body_line {
            return self.sentence_at(at);
        }
        let line = self.file.text.lines().nth(at.line.checked_sub(1)?)?.trim();
        let (key, value) = line.trim_start_matches("- ").split_once(':')?;
        if ["published", "yearly_report", "response"].contains(&key) {
            return self.paper_at(at);
        }
        let value = value_alone(value.trim());
        let is_words = !value.is_empty() && value != "not stated" && !value.starts_with(['{', '[']);
        is_words.then(|| self.bare(at, value))
    }

    /// What the page prints of the paper that is given at a place, or next below it.
    fn paper_at(&self, at: Place) -> Option<Seen> {
        let (key, _) = self.policy().published.each().find(|(_, paper)| paper.at.line >= at.line)?;
        let printed: &[&str] = match key {
            "yearly_report" => &[YEARLY_REPORT],
            _ => &[RESPONSE],
        };
        self.pages_say(&["performance"], &Look::of(&[printed])).pop()
    }

    /// A fact of the policy in words: what it is called, and what it says.
    pub(super) fn fact(&self, called: &str, at: Place, says: &str) -> Seen {
        let called = self.words.facts.get(called).map(String::as_str).unwrap_or_default();
        let update = self.update_of_fact(says);
        Seen { update, ..self.bare(at, format!("{called}: {}", value_alone(says))) }
    }

    /// The same of a text with its place.
    pub(super) fn cited(&self, called: &str, cited: &Cited<String>) -> Seen {
        self.fact(called, cited.at, &cited.value)
    }

    /// The same of a time, as the pages put it.
    pub(super) fn limit(&self, called: &str, limit: &Cited<Limit>, stage: u8) -> Seen {
        let mut says = in_words::clause(limit, stage, self.policy(), &self.library.phrases);
        if matches!(limit.value.firmness, Firmness::Aim | Firmness::Usually) {
            says = format!("{says} ({})", self.words.aim);
        }
        self.fact(called, limit.at, &says)
    }

    fn bare(&self, at: Place, says: String) -> Seen {
        Seen { file: self.file.path.clone(), line: at.line, says, is_fact: true, ..Seen::default() }
    }

    /// The texts of a list among the policy's facts, each with its place; the key's where it has no list.
    pub(super) fn places_of(&self, key: &str) -> Vec<Place> {
        let mut problems = Problems::new(&self.file.path, &self.file.text);
        let Some(parts) = source::split(&self.file.text, &mut problems) else { return Vec::new() };
        let Value::Map(entries) = &parts.front.value else { return Vec::new() };
        let Some(entry) = entries.iter().find(|entry| entry.key == key) else { return Vec::new() };
        match &entry.node.value {
            Value::List(items) => items.iter().map(|item: &Node| item.at).collect(),
            Value::Text(_) | Value::Map(_) => vec![entry.at],
        }
    }
}

/// A value without the marks of its file: quotation marks, and the section behind it.
fn value_alone(typed: &str) -> String {
    let typed = typed.trim().trim_matches('"').trim();
    let without = match typed.rsplit_once(" (") {
        Some((before, section)) if section.ends_with(')') && section.chars().any(|c| c.is_ascii_digit()) => before,
        _ => typed,
    };
    short(without)
}

/// On one line, and not too much of it.
fn short(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MOST_QUOTED_CHARS {
        return words;
    }
    format!("{} …", words.chars().take(MOST_QUOTED_CHARS).collect::<String>().trim_end())
}
