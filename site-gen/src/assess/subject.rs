//! The words that are held against a code: one version of a policy with its
//! form, the shared pages, and where each thing stands in its file.

use chrono::NaiveDate;
use complaints::policy::law::Law;
use complaints::policy::library::{Library, Version};
use complaints::procedure::Procedure;
use complaints::words::located::{Node, Value};
use complaints::words::problem::{Place, Problem, Problems};
use complaints::words::source::{self, SourceFile};

use super::Seen;
use crate::check::Checker;
use crate::prose::{Kind, Prose};

/// The most sentences that are quoted for one thing: more would be read by nobody.
const MOST: usize = 3;
/// A key of the same fact stands no further behind it.
const NEAR: usize = 4;
/// The most characters that are quoted of a line.
const MOST_QUOTED_CHARS: usize = 240;

/// One landlord's words on a day.
pub(crate) struct Subject<'a> {
    pub(crate) version: &'a Version,
    /// The file of that version, as typed.
    pub(crate) file: &'a SourceFile,
    pub(crate) library: &'a Library,
    /// The shared words, as typed: `form.yaml` and the pages.
    pub(crate) shared: &'a [SourceFile],
    pub(crate) prose: Prose<'a>,
    pub(crate) on: NaiveDate,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(
        version: &'a Version,
        file: &'a SourceFile,
        library: &'a Library,
        shared: &'a [SourceFile],
        on: NaiveDate,
    ) -> Self {
        let prose = Prose::read(&version.body, version.body_line);
        Self { version, file, library, shared, prose, on }
    }

    /// The law that binds the landlord on the day.
    pub(super) fn law(&self) -> Option<&'a Law> {
        self.library.law(self.version.policy.scheme, self.on)
    }

    /// What `with` makes of policy and law joined.
    pub(super) fn with_procedure<T>(&self, with: impl FnOnce(&Procedure<'_>) -> T) -> T {
        let calendar = self.library.calendar(&self.version.policy);
        let rules = self.library.rulebook(&self.version.policy, &calendar);
        with(&Procedure::of(&rules, self.on))
    }

    /// All that `check` tells of the version.
    pub(super) fn told_by_check(&self) -> Vec<Problem> {
        Checker::new(self.library, self.on).of_version(self.version)
    }

    /// A line of the policy's file.
    pub(super) fn line(&self, line: usize) -> Seen {
        quoted(self.file, line, line < self.version.body_line)
    }

    /// The same of a fact that knows its place.
    pub(super) fn at(&self, at: Place) -> Seen {
        self.line(at.line)
    }

    /// The line of a key among the facts, close behind another: `new_target:` behind `send:`.
    pub(super) fn fact_behind(&self, at: Place, key: &str) -> Option<Seen> {
        let lines = self.file.text.lines().take(self.version.body_line.saturating_sub(1)).enumerate();
        let mut behind = lines.skip(at.line).take(NEAR);
        behind.find(|(_, line)| line.trim_start().starts_with(key)).map(|(n, _)| self.line(n + 1))
    }

    /// Where each item of a list among the policy's facts stands, or the key where it has no list.
    pub(super) fn items_of(&self, key: &str) -> Vec<Seen> {
        let mut problems = Problems::new(&self.file.path, &self.file.text);
        let Some(parts) = source::split(&self.file.text, &mut problems) else { return Vec::new() };
        let Value::Map(entries) = &parts.front.value else { return Vec::new() };
        let Some(entry) = entries.iter().find(|entry| entry.key == key) else { return Vec::new() };
        match &entry.node.value {
            Value::List(items) => items.iter().map(|item| self.at(item.at)).collect(),
            Value::Text(_) | Value::Map(_) => vec![self.at(entry.at)],
        }
    }

    /// The first sentences of the policy that have one of the words of each list, in small letters.
    pub(super) fn says(&self, all_of: &[&[&str]]) -> Vec<Seen> {
        self.says_but(all_of, &[])
    }

    /// The same, but for sentences that have one of the words of `but`.
    pub(super) fn says_but(&self, all_of: &[&[&str]], but: &[&str]) -> Vec<Seen> {
        sentences(&self.prose, &self.file.path, all_of, but)
    }

    /// The same, but for sentences that stand in one paragraph or item with words of `beside`.
    pub(super) fn says_apart(&self, all_of: &[&[&str]], beside: &[&str]) -> Vec<Seen> {
        let is_beside = |seen: &Seen| {
            let here = self.prose.blocks().iter().filter(|block| self.prose.place(block.text.start).line == seen.line);
            here.into_iter().any(|block| beside.iter().any(|word| self.prose.lower_of(block).contains(word)))
        };
        let mut all = every_sentence(&self.prose, &self.file.path, all_of, &[]);
        all.retain(|seen| !is_beside(seen));
        all.truncate(MOST);
        all
    }

    /// The same of a shared page, by the stem of its file; none where the landlord does not have that page.
    pub(super) fn page_says(&self, id: &str, all_of: &[&[&str]]) -> Vec<Seen> {
        let page = self.library.pages.iter().find(|page| page.id == id && page.is_for(&self.version.policy));
        let Some(page) = page else { return Vec::new() };
        sentences(&Prose::read(&page.body, page.body_line), &page.file, all_of, &[]).into_iter().take(1).collect()
    }

    /// The title of a shared page.
    pub(super) fn page(&self, id: &str) -> Vec<Seen> {
        self.line_of_page(id, |line| line.starts_with("title:"))
    }

    /// The line of a shared page on which a component stands, such as `{{ final-answer }}`.
    pub(super) fn page_holds(&self, id: &str, component: &str) -> Vec<Seen> {
        self.line_of_page(id, |line| line.contains(component))
    }

    fn line_of_page(&self, id: &str, is_it: impl Fn(&str) -> bool) -> Vec<Seen> {
        let page = self.library.pages.iter().find(|page| page.id == id && page.is_for(&self.version.policy));
        let file = page.and_then(|page| self.shared.iter().find(|file| file.path == page.file));
        file.into_iter().filter_map(|file| line_that(file, &is_it)).collect()
    }

    /// A question of the landlord's form, where the form has it; of the landlord's own questions, in its policy.
    pub(super) fn question(&self, id: &str) -> Vec<Seen> {
        self.in_form(id, &[id])
    }

    /// A choice of a question of the landlord's form.
    pub(super) fn choice(&self, question: &str, choice: &str) -> Vec<Seen> {
        self.in_form(question, &[question, choice])
    }

    /// What lies on a way of ids through the form, where the form has the question.
    fn in_form(&self, question: &str, ids: &[&str]) -> Vec<Seen> {
        if self.version.policy.form_off.is_some() || self.version.form.question(question).is_none() {
            return Vec::new();
        }
        let form = self.shared.iter().find(|file| file.path.ends_with("/form.yaml"));
        let place = form.and_then(|file| Some((file, label_in(file, ids)?)));
        match place {
            Some((file, label)) => vec![quoted(file, label.line, true)],
            None => self.items_of("form"),
        }
    }
}

/// The first sentences with one of the words of each list and none of `but`.
fn sentences(prose: &Prose<'_>, file: &str, all_of: &[&[&str]], but: &[&str]) -> Vec<Seen> {
    let mut all = every_sentence(prose, file, all_of, but);
    all.truncate(MOST);
    all
}

/// Every such sentence; that of a cell behind the label of its row, without which rows could not be told apart.
fn every_sentence(prose: &Prose<'_>, file: &str, all_of: &[&[&str]], but: &[&str]) -> Vec<Seen> {
    let has = |words: &str, list: &[&str]| list.iter().any(|word| words.contains(word));
    // A bold label says nothing without the sentences behind it.
    let is_label = |typed: &str| typed.starts_with("**") && typed.ends_with("**");
    let each = prose.blocks().iter().flat_map(|block| prose.sentences(block).map(move |sentence| (block, sentence)));
    // A heading names what is told below it, and tells nothing.
    let each = each.filter(|(block, _)| !matches!(block.kind, Kind::Heading(_)));
    let each = each.filter(|(_, sentence)| !is_label(prose.typed(sentence.range()).trim()));
    let found =
        each.filter(|(_, sentence)| all_of.iter().all(|list| has(sentence.lower, list)) && !has(sentence.lower, but));
    let seen = found.map(|(block, sentence)| {
        let row = prose.labels_of(block).into_iter().next().map(|label| prose.text_of(label).trim());
        let row = row.filter(|row| !row.is_empty()).map(|row| format!("{row} | ")).unwrap_or_default();
        Seen {
            file: file.to_owned(),
            line: prose.place(sentence.start).line,
            says: short(&format!("{row}{}", without_sections(prose.typed(sentence.range())))),
            is_fact: false,
        }
    });
    seen.collect()
}

/// Where a label stands in the file of the form: that of the last of some ids, each inside the one before.
fn label_in(file: &SourceFile, ids: &[&str]) -> Option<Place> {
    let mut problems = Problems::new(&file.path, &file.text);
    label_of(&source::yaml(&file.text, &mut problems)?, ids)
}

fn label_of(node: &Node, ids: &[&str]) -> Option<Place> {
    let (id, inside) = ids.split_first()?;
    match &node.value {
        Value::Text(_) => None,
        Value::List(items) => items.iter().find_map(|item| label_of(item, ids)),
        Value::Map(entries) => {
            let is = entries.iter().any(|e| e.key == "id" && e.node.value == Value::Text((*id).to_owned()));
            let label = entries.iter().find(|entry| entry.key == "label");
            match label {
                Some(label) if is && inside.is_empty() => Some(label.at),
                Some(_) if is => entries.iter().find_map(|entry| label_of(&entry.node, inside)),
                _ => entries.iter().find_map(|entry| label_of(&entry.node, ids)),
            }
        }
    }
}

fn line_that(file: &SourceFile, is_it: impl Fn(&str) -> bool) -> Option<Seen> {
    let number = file.text.lines().position(is_it)?;
    Some(quoted(file, number + 1, true))
}

fn quoted(file: &SourceFile, line: usize, is_fact: bool) -> Seen {
    let text = line.checked_sub(1).and_then(|n| file.text.lines().nth(n)).unwrap_or_default();
    let text = text.trim();
    Seen { file: file.path.clone(), line, says: short(text.strip_prefix("- ").unwrap_or(text)), is_fact }
}

/// Without the section of the sentence before, and without half a bracket at its end.
fn without_sections(typed: &str) -> &str {
    let typed = typed.trim();
    let typed = match typed.strip_prefix('(').and_then(|rest| rest.split_once(") ")) {
        Some((section, rest)) if !section.contains('(') => rest,
        _ => typed,
    };
    match typed.rsplit_once(" (") {
        Some((before, _)) if typed.matches('(').count() > typed.matches(')').count() => before
            .rsplit_once(" (")
            .filter(|_| before.matches('(').count() > before.matches(')').count())
            .map_or(before, |(b, _)| b),
        _ => typed,
    }
}

/// On one line, and not too much of it.
fn short(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MOST_QUOTED_CHARS {
        return words;
    }
    format!("{} …", words.chars().take(MOST_QUOTED_CHARS).collect::<String>().trim_end())
}
