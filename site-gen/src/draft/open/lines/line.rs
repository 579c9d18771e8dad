//! What one line of plain text looks like by itself.

use super::HEADING;
use crate::draft::document::on_one_line;

/// What a line looks like.
pub(super) enum Looks {
    /// A sign without words.
    Nothing,
    Heading {
        level: u8,
        text: String,
    },
    Item {
        depth: u8,
        number: Option<u32>,
        text: String,
    },
    /// A paragraph that begins with its number.
    Section(String),
    Text,
}

const BULLETS: [char; 19] =
    ['•', '●', '▪', '◦', '○', '✓', '✗', '✔', '✘', '·', '■', '□', '➢', '⮚', '\u{f0b7}', '\u{f0a7}', '►', '‣', '∙'];

pub(super) fn looks(line: &str) -> Looks {
    let indent = line.len() - line.trim_start().len();
    let words = line.trim();
    let marks = words.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&marks) && words.as_bytes().get(marks).is_some_and(u8::is_ascii_whitespace) {
        let level = u8::try_from(marks).unwrap_or(6);
        return Looks::Heading { level, text: bare(words.get(marks..).unwrap_or_default()) };
    }
    if words.chars().all(|c| BULLETS.contains(&c) || matches!(c, '-' | '_' | '=' | '*' | ' ' | '.')) {
        return Looks::Nothing;
    }
    if is_lettered(words) {
        return Looks::Section(words.to_owned());
    }
    let unsigned = words.trim_start_matches(|c| BULLETS.contains(&c));
    let item = if unsigned.len() < words.len() {
        Some(unsigned.trim())
    } else {
        ["- ", "* ", "+ ", "– ", "— ", "o "].iter().find_map(|sign| words.strip_prefix(sign)).map(str::trim)
    };
    if let Some(item) = item {
        let item = item.trim_start_matches(|c| BULLETS.contains(&c)).trim_start();
        return match section(item) {
            Some(found) => numbered(item, &found),
            None => Looks::Item { depth: u8::from(indent > 0 && indent < 12), number: None, text: item.to_owned() },
        };
    }
    if let Some(found) = section(words) {
        return numbered(words, &found);
    }
    if let Some((number, rest)) = counted(words) {
        // "1. Process" is as often a heading; a capital alone does not tell, so it stays what it is typed as.
        return Looks::Item { depth: 0, number: Some(number), text: rest.to_owned() };
    }
    let plain = bare(words);
    if is_stage(&plain) || names_its_stage(&plain) || is_capitals(&plain) {
        let level = if is_capitals(&plain) && !is_stage(&plain) { 1 } else { 2 };
        return Looks::Heading { level, text: plain };
    }
    Looks::Text
}

/// `(a) `, `b) ` or `(iv) ` at the start of a line.
fn is_lettered(words: &str) -> bool {
    let inner = words.strip_prefix('(').unwrap_or(words);
    let Some((sign, rest)) = inner.split_once(')') else { return false };
    let roman = sign.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let letter = sign.len() == 1 && sign.bytes().all(|byte| byte.is_ascii_lowercase());
    (letter || roman && (1..=5).contains(&sign.len())) && rest.starts_with([' ', '\t'])
}

/// `4.5` at the start of a line: how many parts, and what stands behind it.
struct Section<'t> {
    parts: usize,
    rest: &'t str,
}

fn section(words: &str) -> Option<Section<'_>> {
    let plain = words.trim_start_matches("**");
    let length = plain.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let number = plain.get(..length)?.trim_end_matches('.');
    let rest = plain.get(length..)?;
    let parts: Vec<&str> = number.split('.').collect();
    let fits = parts.iter().all(|part| !part.is_empty() && part.len() <= 2);
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let title =
        parts.len() == 1 && !plain.get(..length)?.ends_with('.') && may_be_heading(&bare(rest)) && is_titled(rest);
    (fits && spaced && (parts.len() > 1 || title)).then(|| Section { parts: parts.len(), rest: rest.trim() })
}

fn numbered(words: &str, section: &Section<'_>) -> Looks {
    let rest = bare(section.rest);
    let ends_in_zero =
        words.split_whitespace().next().is_some_and(|number| number.trim_end_matches('.').ends_with(".0"));
    // "4.6 We promise to:" introduces a list.
    let introduces = section.rest.trim_end().ends_with(':') && !ends_in_zero && section.parts > 1;
    if may_be_heading(&rest) && !introduces {
        let level =
            if ends_in_zero || section.parts == 1 { 1 } else { u8::try_from(section.parts).unwrap_or(3).min(4) };
        return Looks::Heading { level, text: bare(words) };
    }
    Looks::Section(words.to_owned())
}

/// `1. ` or `1) ` at the start of a line.
fn counted(words: &str) -> Option<(u32, &str)> {
    let length = words.find(|c: char| !c.is_ascii_digit())?;
    let rest = words.get(length..)?;
    let rest = [". ", ") ", ".\t", ")\t"].iter().find_map(|sign| rest.strip_prefix(*sign))?;
    Some((words.get(..length)?.parse().ok().filter(|n| *n < 100)?, rest.trim()))
}

/// Words without what Markdown makes bold.
pub(super) fn bare(words: &str) -> String {
    let plain = words.trim().replace("**", "").replace("__", "");
    on_one_line(plain.trim_matches(['*', ' ']).trim_end_matches(':'))
}

/// Whether words may stand as a heading: short, and no sentence, pair or contact.
pub(super) fn may_be_heading(words: &str) -> bool {
    let first = words.trim_start_matches(['(', '"', '“', '\'']).chars().next();
    let starts = first.is_some_and(|c| c.is_uppercase()) || words.starts_with('(');
    let digits = words.bytes().any(|byte| byte.is_ascii_digit()) && stage_number(words).is_none();
    let ends = words.ends_with(['.', ',', ';', '!'])
        // "STAGE TWO: REVIEW BY THE BOARD" is no pair.
        || words.contains(": ") && !is_capitals(words) && !is_stage(words)
        || words.contains(['@', '[', ']', '|', '\t'])
        || words.contains("www.");
    starts && !digits && !ends && words.chars().count() <= HEADING && words.split_whitespace().count() <= 9
}

/// Whether most words of a title begin as in one: `Key Objectives`.
fn is_titled(words: &str) -> bool {
    words.trim().chars().next().is_some_and(char::is_uppercase)
}

/// `Stage 1`, `Stage Two: review`, alone on its line.
fn is_stage(words: &str) -> bool {
    if is_ranked_stage(words) {
        return true;
    }
    let Some(rest) = stage_number(words) else { return false };
    let is_sentence = [" will ", " is ", " are ", " we ", " you ", " aim ", " within ", "days"]
        .iter()
        .any(|word| rest.to_lowercase().contains(word));
    let rest = rest.trim();
    !is_sentence
        && words.chars().count() <= 60
        && !rest.ends_with('.')
        && (rest.is_empty()
            || rest.starts_with([':', '-', '–', '—', '(', '.'])
            || rest.split_whitespace().count() <= 4
                && rest.chars().next().is_some_and(|c| c.is_uppercase() || rest.len() < 12))
}

/// `Second stage`, `Final stage`, alone on its line.
fn is_ranked_stage(words: &str) -> bool {
    let small = words.to_ascii_lowercase();
    let parts: Vec<&str> = small.split_whitespace().collect();
    matches!(parts.as_slice(), ["first" | "second" | "third" | "final" | "last", "stage" | "step" | "level"])
        && words.starts_with(char::is_uppercase)
}

/// `Formal complaint (Stage 1)`, alone on its line.
fn names_its_stage(words: &str) -> bool {
    // "Complaints Procedure Stage Two".
    if let Some((before, _)) = words.rsplit_once(" Stage ") {
        let titled = before
            .split_whitespace()
            .all(|word| word.starts_with(|c: char| c.is_uppercase()) || matches!(word, "and" | "&" | "of" | "the"));
        let stage = words.get(before.len() + 1..).and_then(stage_number);
        return titled && before.split_whitespace().count() <= 6 && stage.is_some_and(str::is_empty);
    }
    let Some((before, inside)) = words.strip_suffix(')').and_then(|rest| rest.split_once('(')) else { return false };
    let short = words.chars().count() <= 60 && before.starts_with(|c: char| c.is_uppercase());
    short && stage_number(inside).is_some_and(str::is_empty)
}

/// What stands behind `Stage 1` at the start of words.
pub(super) fn stage_number(words: &str) -> Option<&str> {
    let small = words.to_ascii_lowercase();
    let after = ["stage ", "step ", "level "].iter().find(|word| small.starts_with(**word)).map(|word| word.len())?;
    let rest = words.get(after..)?;
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let number = rest.get(..length)?.to_lowercase();
    let known =
        matches!(number.as_str(), "1" | "2" | "3" | "4" | "one" | "two" | "three" | "four" | "i" | "ii" | "iii");
    known.then(|| rest.get(length..).unwrap_or_default())
}

fn is_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && !words.chars().any(char::is_lowercase)
        && words.chars().count() <= HEADING
        && !words.ends_with(['.', ','])
        && words.split_whitespace().count() <= 9
        && !words.contains('@')
        && !words.bytes().any(|byte| byte.is_ascii_digit())
}

/// The cells of a row that was typed with tabs or strokes; one where it is no row.
pub(super) fn cells(line: &str) -> Vec<String> {
    let typed = line.trim();
    if typed.starts_with('|') && typed.len() > 1 && typed.ends_with('|') {
        let inner = typed.trim_start_matches('|').strip_suffix('|').unwrap_or(typed);
        return inner.split('|').map(bare).collect();
    }
    let tabbed: Vec<String> = line.split('\t').map(on_one_line).collect();
    let filled = tabbed.iter().filter(|cell| !cell.is_empty()).count();
    let is_item = matches!(tabbed.first().map(String::as_str), Some("-" | "•" | "o" | ""))
        || tabbed.first().is_some_and(|cell| is_number(cell));
    if filled > 1 && !is_item {
        return tabbed;
    }
    let spaced = spaced(line);
    if spaced.len() > 1 {
        return spaced;
    }
    // The rest of a row whose first cell is filled alone.
    if tabbed.len() > 1 && filled == 1 && tabbed.first().is_some_and(|cell| !cell.is_empty()) {
        tabbed
    } else {
        vec![on_one_line(line)]
    }
}

/// The cells of a row that was set apart with spaces, as a PDF gives them; what stands behind a number or a sign of a
/// list is its words.
fn spaced(line: &str) -> Vec<String> {
    let cells: Vec<String> = line.trim().split("   ").map(on_one_line).filter(|cell| !cell.is_empty()).collect();
    let signs = |cell: &String| {
        let signed = cell.starts_with(|c: char| BULLETS.contains(&c)) && cell.chars().count() < 3;
        signed || is_number(cell) || is_lettered(&format!("{cell} ")) || matches!(cell.as_str(), "-" | "o" | "–")
    };
    let fits =
        cells.first().is_some_and(|first| !signs(first) && !first.ends_with(['.', ';']) && first.chars().count() <= 60);
    if fits { cells } else { Vec::new() }
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty()
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | 'a'..='z') && cell.len() < 4 || c == '.')
}

/// Text without the HTML that some converters leave in it.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag.find('>').filter(|end| *end < 40);
        let name = tag
            .trim_start_matches(['<', '/'])
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let known =
            matches!(name.as_str(), "b" | "i" | "u" | "br" | "sup" | "sub" | "em" | "strong" | "p" | "span" | "div");
        match end {
            Some(end) if known => rest = tag.get(end + 1..).unwrap_or_default(),
            _ => {
                out.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    without_dead_links(&out)
}

/// Text in which a link that leads nowhere, `[words](#)`, is its words alone.
fn without_dead_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](#)") {
        let (before, behind) = rest.split_at(at);
        match before.rfind('[').filter(|open| !before.get(*open..).is_some_and(|words| words.contains('\n'))) {
            Some(open) => {
                out.push_str(before.get(..open).unwrap_or_default());
                out.push_str(before.get(open + 1..).unwrap_or_default());
            }
            None => out.push_str(before),
        }
        rest = behind.get("](#)".len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
