//! Braces that print no fact: `{{ name` without its end, `{ name }`, a name
//! parted by a line break or bold marks, a name in code.
//!
//! The reader sees the braces where a time or an address should stand, and does
//! not get the time.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::Event;

use crate::check::text::{Block, Document, Finding, Signs, TextQuestion, ahead, behind, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R101",
    title: "braces that print no fact",
    why: "Readers see the braces where a time or an address should stand, and do not get it.",
    cure: "`{{ name }}`: two braces on each side, on one line, with no marks inside.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let in_words = document.blocks_with(Signs::of("{}")).flat_map(|block| in_block(document, block));
    let in_code = document.events.iter().filter_map(|(event, range)| {
        let Event::Code(code) = event else { return None };
        let name = code.split_once("{{").and_then(|(_, rest)| rest.split_once("}}")).map(|(name, _)| name.trim())?;
        Some(Finding::new(
            range.start,
            format!("`{{{{ {name} }}}}` stands in code, and is shown as typed in place of the fact"),
            format!("`{{{{ {name} }}}}` without the marks ` round it"),
        ))
    });
    in_words.chain(in_code).collect()
}

fn in_block(document: &Document<'_>, block: &Block) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(brace) = block.text.get(at..).and_then(|rest| rest.find(['{', '}'])) {
        let start = at + brace;
        let rest = ahead(&block.text, start);
        if let Some(length) = whole_name(document, block, start, rest) {
            at = start + length;
            continue;
        }
        found.push(told(block, start, rest));
        // One message for one run of braces, and for what they were to enclose.
        at = start + end_of_slip(rest);
    }
    found
}

/// How long a name with both its braces is that the page replaces by a fact.
fn whole_name(document: &Document<'_>, block: &Block, start: usize, rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("{{")?.split_once("}}").map(|(inside, _)| inside)?;
    let length = inside.len() + "{{}}".len();
    let whole = rest.get(..length)?;
    let typed_at = block.typed_at(start);
    let is_as_typed = document.typed(&(typed_at..typed_at + length)) == whole;
    (is_as_typed && !inside.contains(['\n', '{'])).then_some(length)
}

/// Up to the brace that was to close it on the same line, or past the braces alone.
fn end_of_slip(rest: &str) -> usize {
    let braces = rest.len() - rest.trim_start_matches(['{', '}']).len();
    let after = rest.get(braces..).unwrap_or_default();
    let name = after.len() - after.trim_start_matches(|c: char| is_of_a_name(c) || c.is_whitespace()).len();
    let closing = after.get(name..).unwrap_or_default();
    let closed = closing.len() - closing.trim_start_matches('}').len();
    if rest.starts_with('{') && closed > 0 { braces + name + closed } else { braces }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._".contains(c)
}

fn told(block: &Block, start: usize, rest: &str) -> Finding {
    let opens = rest.starts_with('{');
    let name = name(block, start, rest);
    let line = shortened(rest.split('\n').next().unwrap_or_default());
    let is_of_another_program =
        rest.starts_with(['{']) && rest.trim_start_matches(['{', ' ']).starts_with(['.', '#', ':', '%']);
    let write = match (&name, opens) {
        _ if is_of_another_program => {
            "nothing in their place: such marks mean something to other programs alone".to_owned()
        }
        (Some(name), true) => {
            format!("`{{{{ {name} }}}}`: two braces on each side, all on one line, with no marks inside")
        }
        (Some(name), false) => format!("`{{{{ {name} }}}}`, or no braces"),
        (None, _) => "the name of a fact in two braces on each side, such as `{{ landlord }}`; or no braces".to_owned(),
    };
    let found = if opens {
        format!("these braces print no fact, and are shown as typed: \"{line}\"")
    } else {
        "a closing brace stands here that ends nothing, and is shown as typed".to_owned()
    };
    Finding::new(block.typed_at(start), found, write)
}

/// The name that the braces were to enclose.
fn name(block: &Block, start: usize, rest: &str) -> Option<String> {
    let name: String = if rest.starts_with('{') {
        let after = rest.trim_start_matches('{').trim_start();
        let after = after.replace('\n', "");
        after.chars().take_while(|c| is_of_a_name(*c)).collect()
    } else {
        let before = behind(&block.text, 0, start).1.trim_end();
        let from = before
            .rfind(|c: char| !is_of_a_name(c))
            .map_or(0, |at| at + before.get(at..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8));
        before.get(from..).unwrap_or_default().to_owned()
    };
    let name = name.trim_matches(['.', '-', '_']).to_owned();
    (!name.is_empty()).then_some(name)
}
