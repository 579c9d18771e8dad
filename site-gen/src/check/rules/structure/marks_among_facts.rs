//! Markdown or a name in the words of a fact, which a page shows as they were
//! typed: `**today**`, `[our page](https://…)`, `{{ phone }}`.
//!
//! Only the prose below the facts is Markdown, and only there a name is filled in.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Signs, TextQuestion, ahead, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R135",
    title: "Markdown or a name in the words of a fact",
    why: "Only the prose below the facts is Markdown: readers see the stars, brackets and braces as they were typed.",
    cure: "Plain words: the number or the time itself in place of its name, the address of a page in place of a link.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    document.blocks_with(Signs::of("{*_[<`")).flat_map(in_block).collect()
}

fn in_block(block: &Block) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = block.text.get(from..).and_then(|rest| rest.find(['{', '*', '_', '[', '<', '`'])) {
        let start = from + at;
        let rest = ahead(&block.text, start);
        let Some(Mark { length, what, write }) = mark(rest) else {
            from = start + rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let typed = shortened(rest.get(..length).unwrap_or(rest));
        found.push(Finding::new(
            block.typed_at(start),
            format!("{what}: readers see \"{typed}\" as it is typed here"),
            write,
        ));
        from = start + length;
    }
    found
}

struct Mark {
    length: usize,
    what: &'static str,
    write: String,
}

/// The Markdown or the name with which `rest` starts.
fn mark(rest: &str) -> Option<Mark> {
    let between = |open: &str, close: &str| {
        let inside = rest.strip_prefix(open)?.split_once(close).map(|(inside, _)| inside)?;
        (!inside.trim().is_empty()).then_some((inside, open.len() + inside.len() + close.len()))
    };
    if let Some((name, length)) = between("{{", "}}") {
        let write = format!("in its place what it stands for: `{{{{ {} }}}}`", name.trim());
        return Some(Mark { length, what: "no name is filled in among the facts", write });
    }
    if let Some((name, length)) = between("{", "}")
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._ ".contains(&byte))
    {
        let write = format!("in its place what it stands for: `{{{{ {} }}}}`", name.trim());
        return Some(Mark { length, what: "no name is filled in among the facts", write });
    }
    for marks in ["**", "__", "`"] {
        if let Some((inside, length)) = between(marks, marks) {
            let write = format!("`{}`", shortened(inside));
            return Some(Mark { length, what: "there is no bold or code among the facts", write });
        }
    }
    if let Some((words, length)) = between("[", "](")
        && let Some((address, _)) = rest.get(length..).and_then(|rest| rest.split_once(')'))
    {
        let write = format!("`{} ({address})`; or the link in the prose below the facts", shortened(words));
        return Some(Mark { length: length + address.len() + 1, what: "there are no links among the facts", write });
    }
    let (tag, length) = between("<", ">")?;
    let name = tag.trim_start_matches('/');
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains('@');
    let write = "the same without it".to_owned();
    is_tag.then_some(Mark { length, what: "there is no HTML among the facts", write })
}
