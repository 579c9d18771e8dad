//! What an author got wrong, where, and what to write instead.
//!
//! A [`Problem`] is for the person who edits the words. It never stops the
//! reading: every reader collects all it finds, so that one run tells all.
//! (A visitor's slip in the form is a [`Mistake`](crate::form::answers::Mistake).)

use std::fmt;

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use super::rules::WRONG_SHAPE;
use super::visible::{in_one_line, indented, visible};

/// A place in a file as an editor shows it: both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Place {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

/// Whether the words can be published as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written until this is mended.
    Error,
    /// Told to the author in private; the build goes on.
    Warning,
    /// What would read better, or be easier to keep right; told on request.
    Advice,
}

impl Severity {
    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// One thing for an author to mend. They sort as they are told: what stops the build first, then by file and line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Whether the build can go on.
    pub severity: Severity,
    /// Path as the author knows it, such as `policies/imani/2014-01.md`.
    pub file: String,
    /// Where in the file; the start of it when the file as a whole is meant.
    pub place: Place,
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// What was found, in the author's words.
    pub found: String,
    /// What to write instead, with an example.
    pub write: String,
    /// The line as typed, to show under the message. Empty when there is none.
    pub line: String,
    /// What to put in its place, where nothing else can be meant.
    pub fix: Option<Box<Fix>>,
    /// Whether what was meant is plain and was read in place of what stands there: then nothing else comes of it, and
    /// what else is wrong can be told in the same run.
    pub is_read_as_meant: bool,
}

/// One text on one line, and what is certainly meant by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// Where the text starts.
    pub at: Place,
    /// The text as typed; it stands on one line.
    pub from: String,
    /// What belongs there.
    pub to: String,
}

impl Problem {
    /// A problem at a place whose line is not shown: the message says enough, or the text is not at hand.
    pub fn at(
        severity: Severity,
        rule: &'static Rule,
        file: impl Into<String>,
        place: Place,
        found: impl Into<String>,
        write: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            file: file.into(),
            place,
            rule,
            found: found.into(),
            write: write.into(),
            line: String::new(),
            fix: None,
            is_read_as_meant: false,
        }
    }

    /// The same with what is certainly meant.
    #[must_use]
    pub fn fixed_by(self, at: Place, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { fix: Some(Box::new(Fix { at, from: from.into(), to: to.into() })), ..self }
    }

    /// An error of a file as a whole, told at its start.
    pub fn whole_file(
        rule: &'static Rule,
        file: impl Into<String>,
        found: impl Into<String>,
        write: impl Into<String>,
    ) -> Self {
        Self::at(Severity::Error, rule, file, Place { line: 1, column: 1 }, found, write)
    }

    /// The same with its line of `text`, to show under the message; the text starts on line `first_line` of its file.
    #[must_use]
    pub fn quoting(self, text: &str, first_line: usize) -> Self {
        let line = self.place.line.checked_sub(first_line).and_then(|n| text.lines().nth(n)).unwrap_or_default();
        self.quoting_line(line)
    }

    /// The same with its line, to show under the message.
    #[must_use]
    pub fn quoting_line(self, line: &str) -> Self {
        Self { line: line.chars().take(MAX_QUOTED_CHARS).collect(), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.severity {
            Severity::Error => "",
            Severity::Warning => "to update: ",
            Severity::Advice => "advice: ",
        };
        // A quoted tab stays one, as it does in the line below.
        let quoted: Vec<String> = self.found.split('\t').map(indented).collect();
        let (file, found) = (in_one_line(&self.file), quoted.join("\t"));
        let Place { line, column } = self.place;
        writeln!(f, "{file}:{line}:{column}: {kind}{found} ({})", self.rule.code)?;
        if !self.line.is_empty() {
            let shown: String = self.line.chars().take(MAX_SHOWN_CHARS).collect();
            let before = self.place.column.saturating_sub(1);
            // Tabs stay tabs in the padding, so that the marker stands under the character whatever width the
            // terminal gives a tab; what cannot be seen has the width of its number.
            let before = visible(&shown.chars().take(before).collect::<String>());
            let padding: String = before.chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
            writeln!(f, "    {}\n    {padding}^", visible(&shown))?;
        }
        // An example may have lines of its own, to be typed as they stand.
        write!(f, "  write: {}", visible(&self.write))
    }
}

/// The most of a line that is kept for a quotation of the part that is meant.
const MAX_QUOTED_CHARS: usize = 600;

/// The most of a line that is shown under a message: a pasted page of text on one line would drown it.
const MAX_SHOWN_CHARS: usize = 160;

/// Collects the problems of one file, with its lines at hand to quote.
#[derive(Debug)]
pub struct Problems<'a> {
    file: &'a str,
    /// The lines of the text, split once.
    lines: Vec<&'a str>,
    first_line: usize,
    /// Whether an author can still mend it; a case's copy has to be read as it is.
    authored: bool,
    found: Vec<Problem>,
    /// Lines that could not be read, with what stands below them, each with its number in the file.
    unread: Vec<(usize, String)>,
}

impl<'a> Problems<'a> {
    /// Nothing found yet in `file`, whose text is `text`.
    #[must_use]
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            lines: text.lines().collect(),
            first_line: 1,
            authored: true,
            found: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Nothing found yet in a copy that a case has kept, which nobody mends: a [slip](Self::slip) in it is none.
    #[must_use]
    pub fn of_copy(text: &'a str) -> Self {
        Self { authored: false, ..Self::new("kept", text) }
    }

    /// Nothing found yet in a part of `file` that starts on line `first_line`.
    #[must_use]
    pub fn in_part(file: &'a str, text: &'a str, first_line: usize) -> Self {
        Self { first_line, ..Self::new(file, text) }
    }

    /// Notes an error: nothing will be written until it is mended.
    pub fn error(&mut self, rule: &'static Rule, place: Place, found: impl Into<String>, write: impl Into<String>) {
        if rule == &WRONG_SHAPE && self.has_unread_below(place.line) {
            return;
        }
        self.push(Problem::at(Severity::Error, rule, self.file, place, found, write));
    }

    /// Notes an error in what can be read all the same, and has to be read on: an author mends it, and a case that was
    /// taken while it stood there keeps its dates.
    pub fn slip(&mut self, rule: &'static Rule, place: Place, found: impl Into<String>, write: impl Into<String>) {
        if self.authored {
            self.error(rule, place, found, write);
        }
    }

    /// Notes an error in place of which was read what was meant.
    pub fn read_as_meant(
        &mut self,
        rule: &'static Rule,
        place: Place,
        found: impl Into<String>,
        write: impl Into<String>,
    ) {
        let problem = Problem::at(Severity::Error, rule, self.file, place, found, write);
        self.push(Problem { is_read_as_meant: true, ..problem });
    }

    /// Says of what was noted last what is certainly meant by `from`, which starts at `at`.
    pub fn fix_last(&mut self, at: Place, from: impl Into<String>, to: impl Into<String>) {
        if let Some(last) = self.found.pop() {
            self.found.push(last.fixed_by(at, from, to));
        }
    }

    /// Notes something to update: the build goes on.
    pub fn warning(&mut self, rule: &'static Rule, place: Place, found: impl Into<String>, write: impl Into<String>) {
        self.push(Problem::at(Severity::Warning, rule, self.file, place, found, write));
    }

    /// Notes a line that could not be read: what stands on it is not missing.
    pub fn note_unread(&mut self, number: usize, line: &str) {
        self.unread.push((number, line.to_owned()));
    }

    /// Whether what belongs to the key on a line could not be read: then it is not empty, nor of another shape.
    fn has_unread_below(&self, line: usize) -> bool {
        self.unread.iter().any(|(number, _)| *number == line + 1)
    }

    /// Whether a key stands on a line that could not be read.
    #[must_use]
    pub fn is_unread(&self, key: &str) -> bool {
        let starts = |(_, line): &(usize, String)| {
            let rest = line.trim_start_matches([' ', '-', '{']);
            rest.strip_prefix(key).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        self.unread.iter().any(starts)
    }

    /// A line of the file, counted from 1; nothing where there is none.
    #[must_use]
    pub fn line(&self, number: usize) -> &'a str {
        number.checked_sub(self.first_line).and_then(|n| self.lines.get(n)).copied().unwrap_or_default()
    }

    /// How many have been noted so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// All that was noted, in the order of the file.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| problem.place);
        self.found.dedup();
        self.found
    }

    fn push(&mut self, problem: Problem) {
        let line = self.line(problem.place.line).chars().take(MAX_QUOTED_CHARS).collect();
        self.found.push(Problem { line, ..problem });
    }
}

/// True when something could not be read, and nobody can tell what comes of that.
#[must_use]
pub fn any_unread(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error && !problem.is_read_as_meant)
}

/// True when nothing may be written.
#[must_use]
pub fn any_error(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}
