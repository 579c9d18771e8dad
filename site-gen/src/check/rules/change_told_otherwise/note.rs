//! The line `changes:` as its author typed it: where it stands, and the same with
//! something else in it.

use complaints::policy::library::Version;
use complaints::words::problem::Place;

/// The note of a version, among its facts.
pub(in crate::check::rules) struct Note<'v> {
    /// The lines that belong to it; none where it cannot be found.
    lines: Vec<&'v str>,
    /// The first of them in the file.
    first: usize,
}

impl<'v> Note<'v> {
    pub(in crate::check::rules) fn of(version: &'v Version) -> Self {
        let all: Vec<&str> = version.front.lines().collect();
        let Some(at) = all.iter().position(|line| line.starts_with("changes:")) else {
            return Self { lines: Vec::new(), first: 1 };
        };
        let rest = all.get(at + 1..).unwrap_or_default();
        let more = rest.iter().take_while(|line| line.starts_with([' ', '\t']) || line.trim().is_empty()).count();
        Self { lines: all.get(at..=at + more).unwrap_or_default().to_vec(), first: version.line_of_fact(at) }
    }

    /// Where it stands.
    pub(in crate::check::rules) fn place(&self) -> Place {
        Place { line: self.first, column: 1 }
    }

    /// Its line with each of these texts for another; none where it is no single line, or a text does not stand there
    /// once.
    pub(in crate::check::rules) fn with(&self, texts: &[(&str, &str)]) -> Option<String> {
        let [line] = self.lines.as_slice() else { return None };
        let mut places = Vec::new();
        for (typed, right) in texts {
            let mut found = line.match_indices(typed);
            let (Some((at, _)), None, false) = (found.next(), found.next(), line.contains('`')) else { return None };
            places.push((at, typed.len(), *right));
        }
        // From the end, so that what was put in moves nothing that is still to be found.
        places.sort_unstable_by_key(|(at, ..)| std::cmp::Reverse(*at));
        let mut line = (*line).to_owned();
        for (at, length, right) in places {
            line.replace_range(at..at + length, right);
        }
        Some(line)
    }

    /// What a whole new note takes the place of.
    pub(in crate::check::rules) fn instead_of(&self) -> String {
        match self.lines.len() {
            0 | 1 => format!("in place of line {}", self.first),
            more => format!("in place of lines {} to {}", self.first, self.first + more - 1),
        }
    }
}
