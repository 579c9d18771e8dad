//! `&nbsp` without its semicolon, or `&amp;pound;` of a text that was copied out
//! of a web page: the code is shown in place of the sign.
//!
//! "&amp;pound;50" is no amount to anybody.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Signs, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R123",
    title: "a code that is shown in place of its sign",
    why: "“&pound50” is no amount to anybody.",
    cure: "The sign itself, as in “£” or “–”.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// Those that people copy, and what to type for each.
const SIGNS: [(&str, &str); 14] = [
    ("nbsp", " "),
    ("amp", "&"),
    ("pound", "£"),
    ("euro", "€"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("quot", "\""),
    ("ndash", "–"),
    ("mdash", "–"),
    ("hellip", "…"),
    ("lt", "less than"),
    ("gt", "more than"),
];

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(const { Signs::of("&\u{e000}") }) {
        let shown = block.text.match_indices(['&', crate::check::text::MEANT]);
        for (at, sign) in shown {
            let rest = block.text.get(at + sign.len()..).unwrap_or_default();
            let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#').len();
            let closed = rest.get(letters..).is_some_and(|after| after.starts_with(';'));
            let whole = rest.get(..letters).unwrap_or_default();
            let opened = SIGNS.iter().find(|(known, _)| {
                rest.strip_prefix(known).is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphabetic()))
            });
            let known = opened.filter(|(known, _)| sign == "&" || closed && *known == whole);
            let is_code = closed && sign == "&" && (whole.starts_with('#') || (3..=8).contains(&whole.len()));
            let name = known.map_or(whole, |(name, _)| name);
            if known.is_some() || is_code {
                let write =
                    known.map_or("the sign itself, as in “£” or “–”".to_owned(), |(_, sign)| match *sign {
                        " " => "a space".to_owned(),
                        sign => format!("`{sign}`"),
                    });
                let semicolon = if closed { ";" } else { "" };
                found.push(Finding::new(
                    block.typed_at(at),
                    format!("\"&{name}{semicolon}\" is shown as typed"),
                    write,
                ));
            }
        }
    }
    found
}
