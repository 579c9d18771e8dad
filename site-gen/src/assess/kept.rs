//! What a landlord wrote into its draft: read back, so that a new run keeps it
//! byte for byte.
//!
//! Everything outside of the comments is ours; a digest of it tells whether
//! somebody changed it by hand.

use complaints::form::hex;
use complaints::policy::code::{Code, Provision};
use sha2::{Digest, Sha256};

/// How a digest is shortened: long enough that no slip meets it by chance.
const DIGEST_FIGURES: usize = 16;

/// The comments of a draft, each with the number of its provision, and for which code they were written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    /// The code for which it was written; empty for a new draft.
    pub(crate) code: String,
    pub(crate) comments: Vec<(String, String)>,
}

/// A line of a draft that marks no comment as it should.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unmarked {
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) found: String,
    pub(crate) write: String,
}

/// The line before a comment.
pub(crate) fn begin(number: &str) -> String {
    format!("<!-- our comment on {number} begins here -->")
}

/// The line behind it.
pub(crate) fn end(number: &str) -> String {
    format!("<!-- our comment on {number} ends here -->")
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark<'l> {
    Begin(&'l str),
    End(&'l str),
    None,
}

impl<'l> Mark<'l> {
    pub(crate) fn of(line: &'l str) -> Self {
        let number = |end: &str| line.trim().strip_prefix("<!-- our comment on ")?.strip_suffix(end);
        match (number(" begins here -->"), number(" ends here -->")) {
            (Some(number), _) => Self::Begin(number),
            (_, Some(number)) => Self::End(number),
            _ => Self::None,
        }
    }
}

impl Kept {
    /// Reads a draft, the whole file as it lies on the disk.
    pub(crate) fn read(code: &str, text: &str) -> Result<Self, Vec<Unmarked>> {
        let mut wrong = Vec::new();
        let mut comments: Vec<(String, String)> = Vec::new();
        let mut open: Option<(String, usize, String)> = None;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let told = |found: String, write: String| Unmarked { line: index + 1, found, write };
            match (Mark::of(line), &mut open) {
                (Mark::None, None) => {}
                (Mark::None, Some((_, _, comment))) => comment.push_str(line),
                (Mark::Begin(number), None) if comments.iter().any(|(known, _)| known == number) => {
                    wrong.push(told(
                        format!("a second comment on {number} begins here"),
                        format!("one comment on {number}, between one pair of lines"),
                    ));
                    open = Some((number.to_owned(), index + 1, String::new()));
                }
                (Mark::Begin(number), None) => open = Some((number.to_owned(), index + 1, String::new())),
                (Mark::Begin(number), Some((before, at, _))) => {
                    let found =
                        format!("a comment on {number} begins here, and the one on {before} (line {at}) has no end");
                    wrong.push(told(found, format!("`{}` before this line", end(before))));
                    open = Some((number.to_owned(), index + 1, String::new()));
                }
                (Mark::End(number), Some((before, _, _))) if before == number => {
                    comments.extend(open.take().map(|(n, _, c)| (n, c)))
                }
                (Mark::End(number), _) => {
                    let found = format!("a comment on {number} ends here, and none begins");
                    wrong.push(told(found, format!("`{}` before its first line", begin(number))));
                }
            }
        }
        if let Some((number, line, _)) = open {
            let found = format!("the comment on {number} begins here and has no end");
            wrong.push(Unmarked { line, found, write: format!("`{}` behind its last line", end(&number)) });
        }
        if wrong.is_empty() { Ok(Self { code: code.to_owned(), comments }) } else { Err(wrong) }
    }

    /// The comment on a provision, which in an older code may have had another number.
    pub(crate) fn comment(&self, provision: &Provision, code: &Code) -> Option<&str> {
        self.source_of(provision, code).map(|(_, comment)| comment.as_str())
    }

    fn source_of(&self, provision: &Provision, code: &Code) -> Option<&(String, String)> {
        let numbered = |number: &str| self.comments.iter().find(|(known, _)| known == number);
        let before = || provision.was.iter().find_map(|number| numbered(number));
        if self.code == code.id {
            // An older comment that a run has left over may still find its place.
            let is_free =
                |(number, _): &&(String, String)| !code.provisions.iter().any(|other| other.number == *number);
            return numbered(&provision.number).or_else(|| before().filter(is_free));
        }
        let goes_elsewhere = |number: &str| {
            code.provisions.iter().any(|other| other.number != number && other.was.iter().any(|was| was == number))
        };
        before().or_else(|| numbered(&provision.number).filter(|(number, _)| !goes_elsewhere(number)))
    }

    /// The comments that have moved: from which number to which.
    pub(crate) fn moved<'c>(&'c self, code: &'c Code) -> Vec<(&'c str, &'c str)> {
        let from = |provision: &'c Provision| Some((self.source_of(provision, code)?, provision));
        let moved = code.provisions.iter().filter_map(from);
        let moved = moved.filter(|((number, comment), to)| *number != to.number && !comment.trim().is_empty());
        moved.map(|((number, _), to)| (number.as_str(), to.number.as_str())).collect()
    }

    /// The comments that have no place any more; one that nobody wrote is none.
    pub(crate) fn left_over(&self, code: &Code) -> Vec<&(String, String)> {
        let used: Vec<&str> =
            code.provisions.iter().filter_map(|p| self.source_of(p, code)).map(|(number, _)| number.as_str()).collect();
        let left = self
            .comments
            .iter()
            .filter(|(number, comment)| !used.contains(&number.as_str()) && !comment.trim().is_empty());
        left.collect()
    }
}

/// A digest of all but the comments.
pub(crate) fn digest(body: &str) -> String {
    let mut digest = Sha256::new();
    let mut is_ours = true;
    for line in body.lines() {
        let mark = Mark::of(line);
        is_ours |= matches!(mark, Mark::End(_));
        if is_ours {
            digest.update(line.trim_end());
            digest.update("\n");
        }
        is_ours &= !matches!(mark, Mark::Begin(_));
    }
    hex::encode(&digest.finalize()).chars().take(DIGEST_FIGURES).collect()
}
