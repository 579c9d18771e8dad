//! The draft as a Markdown file: what was found, and the landlord's own comments
//! between two lines that mark them.
//!
//! What is for whoever writes it alone stands in lines that begin with `>`, and
//! behind [`PRIVATE`]; [`super::for_readers`] leaves both out.

use complaints::policy::code::{Code, CodeWords, Provision};

use super::kept::{Kept, begin, end};
use super::{Outcome, Row, Seen};

/// What stands behind this line is never published.
pub(crate) const PRIVATE: &str = "<!-- nothing below this line is published -->";

/// A comment that nobody has written yet: one line to write on.
const EMPTY: &str = "\n";

/// What a draft is made of.
pub(crate) struct Document<'a> {
    /// The landlord's name.
    pub(crate) name: &'a str,
    pub(crate) code: &'a Code,
    pub(crate) rows: &'a [Row<'a>],
    pub(crate) kept: &'a Kept,
}

impl Document<'_> {
    /// The text below the front matter.
    pub(crate) fn body(&self) -> String {
        let words = &self.code.words;
        let fill = |text: &str| text.replace("{landlord}", self.name).replace("{link}", &self.code.link);
        let mut text = format!("# {}\n\n{}\n\n", fill(&words.title), PREFACE.join("\n"));
        text.push_str(&fill(&words.intro));
        text.push('\n');
        let mut part = "";
        for row in self.rows {
            if row.provision.part != part {
                part = &row.provision.part;
                text.push_str(&format!("\n## {part}\n"));
            }
            text.push_str(&self.row(row));
        }
        let left: Vec<&(String, String)> = self.kept.left_over(self.code);
        if !left.is_empty() {
            text.push_str(&format!("\n{PRIVATE}\n\n## Comments whose provision is no longer in the Code\n"));
            for (number, comment) in left {
                text.push_str(&format!("\n### Once {number}\n\n{}", between(number, comment)));
            }
        }
        text
    }

    fn row(&self, row: &Row<'_>) -> String {
        let Provision { number, asks, ask, is_confirmed, .. } = row.provision;
        let words = &self.code.words;
        let mut text = format!("\n### {number}\n\n**{}.** {asks}\n\n", words.asks);
        text.push_str(&found(row, words));
        if !is_confirmed {
            text.push_str("> Compare with the Code: we have not read this provision in a source.\n");
        }
        if let Some(ask) = ask {
            text.push_str(&format!("> For you to say: {ask}\n"));
        }
        if !is_confirmed || ask.is_some() {
            text.push('\n');
        }
        let comment = self.kept.comment(row.provision, self.code).unwrap_or(EMPTY);
        text.push_str(&format!("**{}**\n\n{}", words.comment, between(number, comment)));
        text
    }
}

/// What is told at the top of every draft.
const PREFACE: [&str; 6] = [
    "> This is a private draft. It is no page until somebody approves it, and it never says that a provision is met.",
    "> Write under \"Our comment\", between the two lines with arrows round them: that text stays when you run",
    "> `site-gen assess` again. Change nothing else; it is written anew each time.",
    "> Lines that begin with > are for you alone and are not published.",
    "> To publish it, write two lines at the top, before the second line of three hyphens: `approved_by:` with the",
    "> role that approved it, such as Chair of the Board, and `approved_on:` with the day, such as 2026-12-01.",
];

fn found(row: &Row<'_>, words: &CodeWords) -> String {
    let list = |title: &str, seen: &[Seen]| {
        if seen.is_empty() {
            return String::new();
        }
        format!("**{title}.**\n\n{}\n", seen.iter().map(cited).collect::<String>())
    };
    match row.outcome() {
        Outcome::ForAPerson => format!("{}\n\n", words.person),
        Outcome::NoneFound => format!("{}\n\n", words.nothing),
        Outcome::Evidence | Outcome::Contradicted => {
            list(row.provision.against.as_ref().unwrap_or(&words.contradicted), &row.found.against)
                + &list(&words.evidence, &row.found.evidence)
        }
    }
}

/// One place and what stands there; a fact as it was typed, a sentence in quotation marks.
fn cited(seen: &Seen) -> String {
    let Seen { file, line, says, is_fact } = seen;
    match *is_fact {
        true if says.contains('`') => format!("- {file}:{line}: `` {says} ``\n"),
        true => format!("- {file}:{line}: `{says}`\n"),
        false => format!("- {file}:{line}: “{says}”\n"),
    }
}

/// A comment, byte for byte, between the two lines that mark it.
fn between(number: &str, comment: &str) -> String {
    format!("{}\n{comment}{}\n", begin(number), end(number))
}
