//! The draft as a Markdown file: what was found, and the landlord's own comments
//! between two lines that mark them.
//!
//! What is for whoever writes it alone stands in lines that begin with `>`, and
//! behind [`PRIVATE`]; [`super::for_readers`] leaves both out.

use complaints::policy::code::{Code, CodeWords, Provision};

use super::for_readers::{self, PRINTED_BY};
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
        let mut text = format!("\n### {number}\n\n**{}:** {asks}\n\n", words.asks);
        if !is_confirmed {
            // Readers are told as well: what stands above may not be what the Code asks.
            text.push_str(&format!("{}\n\n", words.unconfirmed));
        }
        text.push_str(&found(row, words));
        if !is_confirmed {
            text.push_str(
                "> The words of this provision here are unconfirmed. Check them against the Code before you publish.\n",
            );
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
const PREFACE: [&str; 10] = [
    "> This is a private draft. It is not published until somebody approves it, and it never says that a provision is met.",
    "> For each provision, write your comment between the two lines that look like these:",
    ">",
    ">     <!-- our comment on 1.2 begins here -->",
    ">     <!-- our comment on 1.2 ends here -->",
    ">",
    "> Your comments stay when you run `site-gen assess` again. Everything else is replaced each time, so change nothing else.",
    "> Lines that begin with > are for you alone and are not published.",
    "> To publish it, write two lines at the top of this file, under `written:`. They are `approved_by:` with the role that",
    "> approved it, such as Chair of the Board, and `approved_on:` with the day, such as 2026-12-01.",
];

fn found(row: &Row<'_>, words: &CodeWords) -> String {
    let list = |title: &str, seen: &[Seen]| {
        if seen.is_empty() {
            return String::new();
        }
        format!("**{title}:**\n\n{}\n", seen.iter().map(|seen| cited(seen, words)).collect::<String>())
    };
    match row.outcome() {
        Outcome::ForAPerson => format!("{}\n\n", words.person) + &list(&words.lead, &row.found.evidence),
        Outcome::NoneFound => format!("{}\n\n", words.nothing),
        Outcome::Evidence | Outcome::Contradicted => {
            list(row.provision.against.as_ref().unwrap_or(&words.contradicted), &row.found.against)
                + &list(&words.evidence, &row.found.evidence)
        }
    }
}

/// One place and what stands there; a fact by its name, a sentence in quotation marks.
fn cited(seen: &Seen, words: &CodeWords) -> String {
    let Seen { file, line, says, printed_by, update, is_fact, .. } = seen;
    let what = for_readers::called(file, words);
    let by = printed_by.as_ref().map(|at| format!("{PRINTED_BY}{}:{})", at.file, at.line)).unwrap_or_default();
    let says = if *is_fact { says.clone() } else { format!("“{says}”") };
    let update = update.as_ref().map(|update| format!(" {}: “{update}”", words.update)).unwrap_or_default();
    format!("- {what}, {file}:{line}{by}: {says}{update}\n")
}

/// A comment, byte for byte, between the two lines that mark it.
fn between(number: &str, comment: &str) -> String {
    format!("{}\n{comment}{}\n", begin(number), end(number))
}
