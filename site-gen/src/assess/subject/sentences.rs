//! Sentences of the policy, as its page prints them.

use std::ops::Range;

use complaints::words::problem::Place;

use super::super::Seen;
use super::super::reading::without_marks;
use super::super::search::{Look, has};
use super::{Subject, short};
use crate::prose::{Block, Kind, Sentence};

/// The most sentences that are quoted for one thing: more would be read by nobody.
const MOST: usize = 3;

/// A sentence that begins so says nothing without the one before it.
const LOOKS_BACK: &[&str] =
    &["if that", "if so", "it also", "it then", "it says", "that", "this", "these", "they", "then", "otherwise"];

impl Subject<'_> {
    /// The first sentences that are meant; those of a table behind all others.
    pub(in crate::assess) fn says(&self, look: &Look<'_>) -> Vec<Seen> {
        let mut all = self.says_all(look);
        all.truncate(MOST);
        all
    }

    /// Every sentence that is meant.
    pub(in crate::assess) fn says_all(&self, look: &Look<'_>) -> Vec<Seen> {
        let (mut prose, mut cells) = (Vec::new(), Vec::new());
        for block in self.prose.blocks() {
            // A heading names what is told below it, and the first column what is told beside it.
            if matches!(block.kind, Kind::Heading(_) | Kind::Code | Kind::Cell { column: 0, .. }) {
                continue;
            }
            let row = self.row_of(block);
            for sentence in self.prose.sentences(block) {
                // What a name prints is read as well.
                let words = self.filled(sentence.range()).to_lowercase();
                let words = row.as_deref().map_or(words.clone(), |row| format!("{} {words}", row.to_lowercase()));
                // A question tells nothing.
                let tells = !sentence.lower.trim_end().ends_with('?') && !self.is_a_label(&sentence);
                if !tells || !look.finds(&words, || self.round(block)) {
                    continue;
                }
                let seen = self.quoted(block, sentence.range());
                if row.is_some() { cells.push(seen) } else { prose.push(seen) }
            }
        }
        prose.extend(cells);
        prose
    }

    /// The sentences that print a fact, such as `stage-1.respond`.
    pub(in crate::assess) fn naming(&self, name: &str) -> Vec<Seen> {
        let names = self.prose.blocks().iter().flat_map(|block| {
            let named = self.prose.names_in(block.text.clone()).iter().filter(|one| one.name == name);
            named.filter_map(move |one| Some((block, self.prose.sentence_at(one.text.start)?)))
        });
        names.take(MOST).map(|(block, sentence)| self.quoted(block, sentence.range())).collect()
    }

    /// The sentence at a place of the file.
    pub(super) fn sentence_at(&self, at: Place) -> Option<Seen> {
        let stands = |place: Place| (place.line, place.column);
        let mut blocks = self.prose.blocks().iter();
        blocks.find_map(|block| {
            let sentence = self.prose.sentences(block).filter(|sentence| {
                stands(self.prose.place(sentence.start)) <= stands(at)
                    && stands(at) <= stands(self.prose.place(sentence.range().end.saturating_sub(1)))
            });
            sentence.last().map(|sentence| self.quoted(block, sentence.range()))
        })
    }

    /// A stretch of a block, with the sentence before it where it looks back at that one.
    fn quoted(&self, block: &Block, range: Range<usize>) -> Seen {
        let lower = without_sections(self.prose.lower().get(range.clone()).unwrap_or_default());
        let begins = |phrase: &str| lower.strip_prefix(phrase).is_some_and(|rest| rest.starts_with([' ', ',']));
        let before = LOOKS_BACK.iter().any(|phrase| begins(phrase)).then(|| self.prose.sentence_before(range.start));
        let start = before.flatten().map_or(range.start, |sentence| sentence.start);
        Seen {
            file: self.file.path.clone(),
            line: self.prose.place(start).line,
            says: self.words_of(start..range.end, self.row_of(block)),
            update: self.update_of_block(block),
            span: Some(start..range.end),
            found: Some(range),
            ..Seen::default()
        }
    }

    /// The same citation without the sentence before the one that was found.
    pub(in crate::assess) fn alone(&self, seen: &Seen) -> Seen {
        let found = seen.found.clone().and_then(|found| Some((self.prose.block_at(found.start)?, found)));
        found.map_or_else(
            || seen.clone(),
            |(block, found)| Seen {
                line: self.prose.place(found.start).line,
                says: self.words_of(found.clone(), self.row_of(block)),
                span: Some(found),
                ..seen.clone()
            },
        )
    }

    /// Two stretches that touch as one quotation.
    pub(in crate::assess) fn joined(&self, range: Range<usize>) -> String {
        let row = self.prose.block_at(range.start).and_then(|block| self.row_of(block));
        self.words_of(range, row)
    }

    /// A stretch as the policy's page prints it.
    fn words_of(&self, range: Range<usize>, row: Option<String>) -> String {
        let row = row.map(|row| format!("{row} | ")).unwrap_or_default();
        short(&format!("{row}{}", self.filled(range)))
    }

    /// The same without a row before it, however long.
    fn filled(&self, range: Range<usize>) -> String {
        let names = self.prose.names_in(range.clone());
        let mut typed = without_sections(self.prose.typed(range)).to_owned();
        for name in names {
            let Some(value) = self.reading.facts.get(&name.name) else { continue };
            typed = typed.replace(&format!("{{{{ {} }}}}", name.name), value);
        }
        without_marks(&typed).replace('’', "'")
    }

    /// The label of the row, without which cells could not be told apart.
    fn row_of(&self, block: &Block) -> Option<String> {
        let Kind::Cell { .. } = block.kind else { return None };
        let label = self.prose.labels_of(block).into_iter().next()?;
        Some(self.prose.text_of(label).trim().to_owned()).filter(|row| !row.is_empty())
    }

    /// A bold label says nothing without the sentences behind it.
    fn is_a_label(&self, sentence: &Sentence<'_>) -> bool {
        let typed = self.prose.typed(sentence.range()).trim();
        typed.starts_with("**") && typed.ends_with("**")
    }

    /// The block of a sentence with the headings above it, and what leads to its list.
    fn round(&self, block: &Block) -> String {
        let lead = self.prose.lead_of(block);
        let above = self.prose.headings_of(block).chain(lead).chain([block]);
        above.map(|block| self.prose.lower_of(block)).collect::<Vec<_>>().join(" . ")
    }

    /// Whether a stretch stands below a heading that has one of these phrases.
    pub(in crate::assess) fn is_below(&self, seen: &Seen, headings: &[&str]) -> bool {
        let block = seen.span.as_ref().and_then(|span| self.prose.block_at(span.start));
        block.is_some_and(|block| self.prose.headings_of(block).any(|above| has(self.prose.text_of(above), headings)))
    }
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
