//! Brackets that were meant as a link and are shown as typed: `[words] (address)`,
//! an address with a space in it, `[words][name]` whose name has no address,
//! `(words)[address]`.
//!
//! The reader sees brackets and half an address, and nothing to follow.

use complaints::policy::contact::phone::{digits, undialable};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Signs, TextQuestion, ahead, behind, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R125",
    title: "brackets that make no link",
    why: "Readers see brackets and half an address, and nothing to follow.",
    cure: "The words in square brackets and right behind them the address in round ones, with no space in it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    document.blocks_with(Signs::of("[")).flat_map(in_block).collect()
}

fn in_block(block: &Block) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, close) in block.text.match_indices([']', ')']) {
        let after = ahead(&block.text, at + 1);
        let (from, before) = behind(&block.text, done, at);
        let slip = if close == "]" { after_words(before, after) } else { reversed(before, after) };
        if let Some((start, write)) = slip {
            let start = from + start;
            let typed = block.text.get(start..at + 1).unwrap_or_default();
            found.push(Finding::new(
                block.typed_at(start),
                format!("\"{}\" was meant as a link, and is shown as typed", shortened(typed)),
                write,
            ));
            done = at + 1;
        }
    }
    found
}

/// `[words]` and what follows it: where the brackets open, and what to write.
fn after_words(before: &str, after: &str) -> Option<(usize, String)> {
    let open = before.rfind('[')?;
    let words = before.get(open + 1..)?;
    let near = after.trim_start();
    let gap = after.len() - near.len();
    // Without its closing bracket the address ends with the word.
    let word = |rest: &'_ str| rest.split(char::is_whitespace).next().unwrap_or_default().len();
    let parted = near.strip_prefix('(').map(|rest| match rest.split_once(')') {
        Some((to, _)) => to,
        None => rest.get(..word(rest)).unwrap_or_default(),
    });
    if let Some(to) = parted {
        let is_one = gap == 0 || !to.trim().contains(char::is_whitespace) && !to.is_empty();
        return (is_one && !words.starts_with('^')).then(|| (open, link(words, to)));
    }
    let label =
        near.strip_prefix('[').filter(|_| gap <= 1).and_then(|rest| rest.split_once(']')).map(|(label, _)| label);
    if let Some(label) = label.filter(|label| !label.starts_with('^') && !words.starts_with('^')) {
        let to = if is_address(label) { label } else { "" };
        return Some((open, link(words, to)));
    }
    let wiki = before.get(..open).is_some_and(|text| text.ends_with('[')) && after.starts_with(']');
    let is_fact = !words.contains(char::is_whitespace) && words.contains(['-', '.']);
    let write = if is_fact { format!("`{{{{ {words} }}}}`, in braces, if a fact is meant") } else { link(words, "") };
    wiki.then_some((open.saturating_sub(1), write))
}

/// `(words)[address]`.
fn reversed(before: &str, after: &str) -> Option<(usize, String)> {
    let open = before.rfind('(')?;
    let words = before.get(open + 1..)?;
    let to = after.strip_prefix('[')?.split_once(']').map(|(to, _)| to)?;
    is_address(to).then(|| (open, link(words, to)))
}

fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && (text.contains(['/', '@', '#']) || text.starts_with("www."))
}

/// An address without spaces: none belongs into the name of a site, and those of a path are written `%20`.
fn without_spaces(address: &str) -> String {
    let path = address.find("//").map_or(0, |at| at + 2);
    let (host, path) = match address.get(path..).and_then(|rest| rest.find('/')).filter(|_| path > 0) {
        Some(end) => address.split_at_checked(path + end).unwrap_or((address, "")),
        None if path > 0 => (address, ""),
        None => ("", address),
    };
    let host: String = host.split_whitespace().collect();
    format!("{host}{}", path.split_whitespace().collect::<Vec<_>>().join("%20"))
}

/// The link as it is typed; the quotation marks and spaces of an address are what broke it.
fn link(words: &str, to: &str) -> String {
    let words = shortened(words);
    // A title may follow the address, and only a name in braces needs to have spaces in it.
    let plain = to.trim().trim_matches(['“', '”', '‘', '’', '"', '\'', '<', '>']);
    let (address, rest) = plain.split_once(char::is_whitespace).unwrap_or((plain, ""));
    let title = rest.trim_start().starts_with(['“', '”', '‘', '’', '"', '\'']);
    let address = if title { address.to_owned() } else { without_spaces(plain) };
    let schemes = ["http://", "https://", "mailto:", "tel:", "sms:"];
    let is_odd = address.contains(':') && !schemes.iter().any(|scheme| address.to_lowercase().starts_with(scheme));
    if address.is_empty() || address.contains("{{") || is_odd {
        return format!("`[{words}](https://…)` with the whole address written out, nothing between `]` and `(`");
    }
    if let Some(number) = digits(to).filter(|number| undialable(number).is_none()) {
        return format!("`[{words}](tel:{number})`, nothing between `]` and `(`, and no space in the address");
    }
    format!("`[{words}]({address})`, nothing between `]` and `(`, and no space in the address")
}
