//! What is asked of the words beyond their reading: whether dates can be given,
//! what the law has overtaken, what is more likely a slip than meant.
//!
//! Each rule is a file with a code that stays for ever. An error keeps the site
//! from being published; all else is told in private, never to readers.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use complaints::pages::view;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Place, Problem, Severity};

mod allowed;
mod bodies_in_words;
mod contacts;
mod differing_days;
mod feelings;
mod history;
mod law_name;
mod names;
mod own_words;
mod question;
pub mod rules;
pub(crate) mod text;
mod told_times;
mod tried;

use crate::machine::to_slash;
use crate::prose::known::Known;
use crate::prose::{self, Prose, known, said};
pub use allowed::Allowed;
pub(crate) use allowed::take_allowed;
use names::OutsideNames;
use own_words::OwnWords;
use question::{Finding, Question, Subject, Versions};
use text::Document;

/// For complaints of how many days ahead every date has to be known.
pub use rules::no_date::DAYS_AHEAD;

/// What a version of a policy is held to: the shared words, made ready once for all landlords.
#[derive(Debug)]
pub struct Checker<'l> {
    /// The shared words.
    pub(crate) library: &'l Library,
    names: OutsideNames<'l>,
    /// The day.
    pub(crate) on: NaiveDate,
}

impl<'l> Checker<'l> {
    /// For the words as they stand on the day `on`.
    #[must_use]
    pub fn new(library: &'l Library, on: NaiveDate) -> Self {
        Self { library, names: OutsideNames::of(library), on }
    }

    /// All that is to say about a version of a policy that is in force on the day, or to come.
    #[must_use]
    pub fn of_version(&self, version: &Version) -> Vec<Problem> {
        of_version(version, self)
    }
}

fn of_version(version: &Version, checker: &Checker<'_>) -> Vec<Problem> {
    let (library, on) = (checker.library, checker.on);
    let document = Document::parse(&version.body);
    let prose = Prose::of_events(&version.body, &document.events, version.body_line);
    let known = known::all(&version.policy);
    let found = asked(&rules::QUESTIONS, version, checker, &prose, &known);
    let undated = rules::no_date::of_version(version, library, on);
    let typed = of_document(&version.file, &document, version.body_line);
    let own = of_own_words(version, checker, known);
    undated.into_iter().chain(found).chain(typed).chain(own).collect()
}

/// What is to say about the sentences among the facts.
fn of_own_words(version: &Version, checker: &Checker<'_>, mut known: Vec<Known<'_>>) -> Vec<Problem> {
    // No name is filled in there, so no cure may ask for one.
    known.iter_mut().for_each(|known| known.name = None);
    let of = |words: &OwnWords| {
        if words.is_empty() {
            return Vec::new();
        }
        let prose = words.prose();
        let place = |at| prose.place_of_source(at);
        let typed = text::ask_placed(&version.file, &words.document(), place, &rules::structure::OF_OWN_WORDS);
        let typed = typed.into_iter().map(|problem| quoting(problem, version));
        asked(&rules::OF_OWN_WORDS, version, checker, &prose, &known).into_iter().chain(typed).collect()
    };
    let mut found = of(&OwnWords::of(version, checker.library));
    // Where a landlord cannot keep to its times for a while, its notice may give others.
    let of_notice = of(&OwnWords::of_notice(version)).into_iter().map(|problem| {
        let gives_another_time = problem.rule == &rules::words_against_facts::RULE;
        let severity = if gives_another_time { Severity::Warning } else { problem.severity };
        Problem { severity, ..problem }
    });
    found.extend(of_notice);
    if found.iter().any(|problem| problem.write.contains("{{")) {
        let view = view::landlord("", "", &version.policy, checker.library, checker.on);
        let facts = view::named(&view);
        found.iter_mut().for_each(|problem| problem.write = filled(&problem.write, &facts));
    }
    found
}

/// A cure with what each name prints, as it is to be typed where no name is filled in.
fn filled(write: &str, facts: &BTreeMap<String, String>) -> String {
    let mut filled = String::with_capacity(write.len());
    let mut from = 0;
    for name in prose::names(write, 0) {
        let Some(value) = facts.get(&name.name) else { continue };
        filled.push_str(write.get(from..name.text.start).unwrap_or_default());
        filled.push_str(value);
        from = name.text.end;
    }
    filled + write.get(from..).unwrap_or_default()
}

/// What questions find in `prose`, which is a version's or its own words among the facts.
fn asked<'a>(
    questions: &[&'static Question],
    version: &'a Version,
    checker: &'a Checker<'_>,
    prose: &'a Prose<'a>,
    known: &'a [Known<'a>],
) -> Vec<Problem> {
    let Checker { library, names, on } = checker;
    let times = said::read(prose, &version.policy, known);
    let dated = prose::dates::all(prose);
    let contacts = prose::contacts::all(prose);
    let subject = Subject {
        version,
        library,
        names,
        prose,
        known,
        said: &times.said,
        unplaced: &times.unplaced,
        named: OnceCell::new(),
        dated: &dated,
        contacts: &contacts,
        judged: OnceCell::new(),
        on: *on,
    };
    let is_asked = |question: &&&Question| question.of == Versions::InForceAndToCome || !subject.is_to_come();
    let about = |question: &&Question| {
        let (rule, severity) = (question.rule, question.severity);
        let told = move |Finding { at, found, write }| {
            let problem = Problem::at(severity, rule, version.file.as_str(), at, found, write);
            quoting(problem, version)
        };
        (question.find)(&subject).into_iter().map(told)
    };
    let mut found: Vec<Problem> = questions.iter().filter(is_asked).flat_map(about).collect();
    leave_to_others(&mut found, prose);
    found
}

/// A time of which another rule speaks was held to something.
fn leave_to_others(found: &mut Vec<Problem>, prose: &Prose<'_>) {
    let is_of_nothing = |problem: &Problem| problem.rule.code == rules::time_of_nothing::RULE.code;
    if !found.iter().any(is_of_nothing) {
        return;
    }
    let at = |place: Place| (place.line, place.column);
    let told: Vec<_> = found
        .iter()
        .filter(|one| !is_of_nothing(one) && one.severity != Severity::Advice)
        .map(|one| at(one.place))
        .collect();
    let sentences: Vec<_> = prose
        .every_sentence()
        .map(|sentence| at(prose.place(sentence.start))..at(prose.place(sentence.range().end)))
        .filter(|sentence| told.iter().any(|place| sentence.contains(place)))
        .collect();
    found.retain(|one| !is_of_nothing(one) || !sentences.iter().any(|sentence| sentence.contains(&at(one.place))));
}

/// What is to say about a version beside the one before it.
#[must_use]
pub(crate) fn beside_the_one_before(before: &Version, version: &Version, library: &Library) -> Vec<Problem> {
    let otherwise = rules::change_told_otherwise::of_version(before, version, library);
    let told = otherwise.or_else(|| rules::change_untold::of_version(before, version, library));
    let found = told.into_iter().chain(rules::left_as_it_was::of_version(before, version));
    let found = found.chain(rules::corrects_nothing::of_version(before, version));
    let found = found.chain(rules::date_in_figures::of_changes(version));
    let found = found.map(|problem| quoting(problem, version));
    found.chain(rules::time_of_before::of_version(before, version)).collect()
}

/// The same with its line as it was typed, by which it is found when lines above it have moved.
fn quoting(problem: Problem, version: &Version) -> Problem {
    let line = problem.place.line;
    if line >= version.body_line {
        return problem.quoting(&version.body, version.body_line);
    }
    problem.quoting_line(version.fact_line(line))
}

/// All that is to say about how a text is typed, whoever it is shown for; it starts on line `first_line` of its file.
#[must_use]
pub fn of_text(file: &str, text: &str, first_line: usize) -> Vec<Problem> {
    of_document(file, &Document::parse(text), first_line)
}

fn of_document(file: &str, document: &Document<'_>, first_line: usize) -> Vec<Problem> {
    let questions = rules::structure::QUESTIONS.iter().chain(&rules::plain::QUESTIONS).copied();
    text::ask(file, document, first_line, &questions.collect::<Vec<_>>())
}

/// What is to say about the published bank holidays, which lie at `file`.
#[must_use]
pub fn of_bank_holidays(library: &Library, on: NaiveDate, file: &Path) -> Option<Problem> {
    let Finding { at, found, write } = rules::bank_holidays_end::find(library, on)?;
    let rule = &rules::bank_holidays_end::RULE;
    Some(Problem::at(Severity::Warning, rule, to_slash(file), at, found, write))
}
