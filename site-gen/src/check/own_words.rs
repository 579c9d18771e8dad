//! What a landlord says in whole sentences among its facts: what happens at a
//! stage, its notice, its word beside an old passage, the words of its own
//! questions. Readers meet them on the same pages as the prose, so the same
//! rules are asked of them.

use std::ops::Range;

use complaints::days::clock::{Cited, Fact};
use complaints::policy::library::{Library, Version};
use complaints::policy::{ContactKind, Dated, Exclusion, Stage};
use complaints::words::problem::Place;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::check::text::Document;
use crate::prose::Prose;

/// The sentences among the facts of one version.
#[derive(Debug)]
pub(super) struct OwnWords {
    source: String,
    blocks: Vec<Block>,
    /// Where each line of the source as its author typed it starts, and its place in the file.
    places: Vec<(usize, Place)>,
}

#[derive(Debug)]
struct Block {
    text: Range<usize>,
    is_heading: bool,
}

impl OwnWords {
    /// Everything but the notice.
    pub(super) fn of(version: &Version, library: &Library) -> Self {
        let mut words = Typed::new(version);
        let policy = &version.policy;
        let of_exclusion = |exclusion: &Exclusion| {
            [Some(exclusion.about.value.clone()), exclusion.instead.clone()].map(|text| (text, exclusion.about.at))
        };
        let first = Place { line: 1, column: 1 };
        for name in std::iter::once(&policy.landlord).chain(&policy.identity.also_called) {
            words.text(name, first);
        }
        for fact in [&policy.owner, &policy.who, &policy.languages] {
            words.fact(fact);
        }
        if let Some(contacts) = policy.contacts.applied() {
            for (_, contact) in contacts.value.iter().filter(|(kind, _)| is_words(*kind)) {
                words.text(contact, contacts.at);
            }
        }
        for circumstance in &policy.circumstances {
            words.text(&circumstance.words, circumstance.at);
        }
        for related in &policy.related {
            words.cited(related);
        }
        for report in &policy.reports {
            words.text(&report.to, first);
            words.text(&report.often, first);
        }
        if let Some(designated) = &policy.designated_persons {
            words.fact(&designated.who);
        }
        for (text, at) in policy.exclusions.iter().flat_map(of_exclusion) {
            words.text(text.as_deref().unwrap_or_default(), at);
        }
        for closed in &policy.closed {
            words.text(&closed.why, closed.at);
        }
        for update in &policy.updates {
            words.text(&update.text, update.at);
        }
        if let Some(dated) = &policy.review_note {
            words.dated(dated, "review_note");
        }
        if let Some(off) = &policy.form_off {
            words.cited(off);
        }
        words.questions(version, library);
        for (stage, number) in policy.stages.iter().zip(1_u8..) {
            words.stage(stage, number);
        }
        words.words
    }

    /// The notice alone, which may say that a time cannot be kept.
    pub(super) fn of_notice(version: &Version) -> Self {
        let mut words = Typed::new(version);
        if let Some(notice) = &version.policy.notice {
            words.dated(notice, "notice");
        }
        words.words
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The same as prose.
    pub(super) fn prose(&self) -> Prose<'_> {
        Prose::of_pieces(&self.source, &self.events(), &self.places)
    }

    /// The same as a text of which nothing is Markdown: a page shows it as it was typed.
    pub(super) fn document(&self) -> Document<'_> {
        Document::of_events(&self.source, self.events())
    }

    fn events(&self) -> Vec<(Event<'_>, Range<usize>)> {
        self.blocks.iter().flat_map(|block| self.events_of(block)).collect()
    }

    fn events_of(&self, Block { text, is_heading }: &Block) -> [(Event<'_>, Range<usize>); 3] {
        let words = CowStr::Borrowed(self.source.get(text.clone()).unwrap_or_default());
        let (start, end) = if *is_heading {
            let level = HeadingLevel::H2;
            let start = Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() };
            (start, TagEnd::Heading(level))
        } else {
            (Tag::Paragraph, TagEnd::Paragraph)
        };
        [Event::Start(start), Event::Text(words), Event::End(end)].map(|event| (event, text.clone()))
    }
}

/// Whether such a contact is given in words, and not as a number or an address that rules of its own look at.
fn is_words(kind: ContactKind) -> bool {
    matches!(kind, ContactKind::Post | ContactKind::Office | ContactKind::Hours)
}

/// How many bytes behind its line a text is looked for.
const FAR: usize = 8 * 1024;

/// The words while they are gathered, and the facts in which they are looked for.
struct Typed<'v> {
    version: &'v Version,
    /// The byte at which each line of the facts starts.
    lines: Vec<usize>,
    words: OwnWords,
}

impl<'v> Typed<'v> {
    fn new(version: &'v Version) -> Self {
        let after = version.front.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(after).collect();
        let words = OwnWords { source: String::new(), blocks: Vec::new(), places: Vec::new() };
        Self { version, lines, words }
    }

    fn fact(&mut self, fact: &Fact<String>) {
        if let Some(cited) = fact.applied() {
            self.cited(cited);
        }
    }

    fn cited(&mut self, cited: &Cited<String>) {
        self.text(&cited.value, cited.at);
    }

    /// A text with its last day, which stands at that day's line: it is looked for from its key on.
    fn dated(&mut self, dated: &Dated, key: &str) {
        let line = self.version.front.lines().position(|line| line.split(':').next() == Some(key));
        let at = line.map_or(dated.at, |line| Place { line: self.version.line_of_fact(line), column: 1 });
        self.text(&dated.text, at);
    }

    /// What is said of a stage, under its name.
    fn stage(&mut self, stage: &Stage, number: u8) {
        let named = stage.name.applied().map(|name| name.value.as_str());
        self.add(named.unwrap_or(&format!("Stage {number}")), stage.at, true);
        for fact in [
            &stage.about,
            &stage.answered_by,
            &stage.not_by,
            &stage.skip,
            &stage.pause,
            &stage.respond_agreed,
            &stage.escalate_after,
            &stage.escalate_reasons,
        ] {
            self.fact(fact);
        }
        for also in &stage.also {
            self.cited(&also.says);
        }
    }

    /// The questions and choices that the landlord's form has and the shared one has not.
    fn questions(&mut self, version: &Version, library: &Library) {
        let at = Place { line: version.form_lines.start, column: 1 };
        let shared = |id: &str| library.form.questions().find(|question| question.id == id);
        for question in version.form.questions() {
            let before = shared(&question.id);
            if before.is_none() {
                self.text(&question.label, at);
                self.text(question.hint.as_deref().unwrap_or_default(), at);
            }
            let is_own = |id: &str| before.is_none_or(|before| before.choices.iter().all(|choice| choice.id != id));
            for choice in question.choices.iter().filter(|choice| is_own(&choice.id)) {
                self.text(&choice.label, at);
            }
        }
    }

    fn text(&mut self, text: &str, at: Place) {
        if !text.trim().is_empty() {
            self.add(text, at, false);
        }
    }

    /// Adds a text, which stands in the file at the line of `at` or soon behind it.
    fn add(&mut self, text: &str, at: Place, is_heading: bool) {
        let start = self.words.source.len();
        self.words.source.push_str(text);
        self.words.blocks.push(Block { text: start..self.words.source.len(), is_heading });
        self.words.source.push('\n');
        self.words.places.push((start, at));
        let Some(mut from) = self.line_of(at.line).and_then(|line| self.lines.get(line).copied()) else { return };
        // Nothing is looked for through a whole file again and again.
        let front = self.version.front.as_str();
        let front = front.get(..front.floor_char_boundary(from + FAR)).unwrap_or(front);
        if let Some(found) = front.get(from..).and_then(|rest| rest.find(text)) {
            let place = self.place(from + found);
            self.words.places.push((start, place));
            return;
        }
        // It goes on over several lines of the file, and is followed word by word.
        let mut line = None;
        for word in text.split_whitespace() {
            let Some(found) = front.get(from..).and_then(|rest| rest.find(word)) else { return };
            let place = self.place(from + found);
            if line != Some(place.line) {
                let in_text = word.as_ptr().addr() - text.as_ptr().addr();
                self.words.places.push((start + in_text, place));
                line = Some(place.line);
            }
            from += found + word.len();
        }
    }

    /// Which line of the facts, counted from 0, is at or behind this line of the file.
    fn line_of(&self, line: usize) -> Option<usize> {
        let of_form = &self.version.form_lines;
        let left_out = if line >= of_form.end { of_form.len() } else { 0 };
        // The facts start on the second line of the file.
        Some(line.saturating_sub(2 + left_out)).filter(|line| *line < self.lines.len())
    }

    /// Where in the file a byte of the facts stands.
    fn place(&self, byte: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.lines.get(line).copied().unwrap_or_default();
        let before = self.version.front.get(start..byte).unwrap_or_default();
        Place { line: self.version.line_of_fact(line), column: before.chars().count() + 1 }
    }
}
