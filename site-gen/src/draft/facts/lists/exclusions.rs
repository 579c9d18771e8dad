//! What a document does not treat as a complaint: the items behind a line, or under
//! a heading, that says so.

use super::{Exclusion, alone, refused, run_on};
use crate::draft::facts::{Found, Source, sections};
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose, Sentence};

/// What a line says that introduces what is no complaint.
const NO_COMPLAINT: [&str; 42] = [
    "does not cover",
    "do not cover",
    "not covered by",
    "not be treated as",
    "not treat as",
    "not treated as",
    "will not consider",
    "not normally consider",
    "not usually consider",
    "not normally accept",
    "not usually accept",
    "not regarded as complaints",
    "may not be regarded as",
    "deal with through our complaints",
    "not be considered",
    "will not accept",
    "cannot accept",
    "cannot consider",
    "can't consider",
    "cannot deal with",
    "can't deal with",
    "will not deal with",
    "are not complaints",
    "exclusions",
    "not considered as complaints",
    "outside this policy",
    "outside the scope",
    "procedure is not for",
    "policy is not for",
    "policy does not apply to",
    "procedure does not apply to",
    "log these as a complaint",
    "need a different route",
    "complaint is not:",
    "complaints are not:",
    "not a complaint:",
    "cannot use it for",
    "can't use it for",
    "cannot be used for",
    "not take on a complaint",
    "not take on complaints",
    "not look into complaints",
];
/// What a heading says above such items.
const HEADINGS: [&str; 30] = [
    "exclusions",
    "what is not a complaint",
    "what isn't a complaint",
    "what isn’t a complaint",
    "not complaints",
    "does not cover",
    "do not cover",
    "not treat as a complaint",
    "cannot look at",
    "can't look at",
    "can't take on as a complaint",
    "cannot be dealt with",
    "can't i complain about",
    "cannot complain about",
    "can't complain about",
    "cannot deal with",
    "may refuse",
    "may turn down",
    "page is not for",
    "policy is not for",
    "procedure is not for",
    "will not look at",
    "will not consider",
    "outside the procedure",
    "outside this procedure",
    "outside the policy",
    "outside this policy",
    "outside the scope",
    "not covered",
    "excluded",
];
/// A line under such a heading that introduces something else: what to do instead.
const INSTEAD: [&str; 6] = ["instead", "you can ", "you should", "we will", "will explain", "must"];

/// What is not treated as a complaint.
pub(in crate::draft::facts) fn exclusions(prose: &Prose<'_>) -> Vec<Exclusion> {
    let mut found: Vec<Exclusion> = Vec::new();
    let mut lettered: Option<&Block> = None;
    for block in prose.blocks() {
        let is_item = matches!(block.kind, Kind::Item(_));
        let letter = (block.kind == Kind::Paragraph).then(|| sections::lettered(prose.text_of(block))).flatten();
        if !is_item && letter.is_none() {
            lettered = Some(block);
            found.extend(told_in_a_row(prose, block));
            continue;
        }
        // "(a) …" behind its line is an item that nobody marked as one.
        let lead = if is_item { prose.lead_of(block) } else { lettered };
        if !is_introduced(prose, block, lead) {
            continue;
        }
        let Some(sentence) = prose.sentences(block).find(|sentence| sentence.text.split_whitespace().count() > 1)
        else {
            continue;
        };
        let words =
            if letter.is_some() { sections::lettered(sentence.text).unwrap_or(sentence.text) } else { sentence.text };
        let Some(value) = worded(&sentence, words, lead.map(|lead| prose.lower_of(lead))) else { continue };
        found.push(Exclusion { found: Found { value, source: Source::of(prose, block, &sentence) } });
    }
    found
}

/// Those that one sentence of a paragraph tells.
fn told_in_a_row(prose: &Prose<'_>, block: &Block) -> Vec<Exclusion> {
    let is_text = block.kind == Kind::Paragraph;
    let lines = if is_text && has_a_neighbour(prose, block) { alone::named(prose, block) } else { Vec::new() };
    if let Some(sentence) = prose.sentences(block).next().filter(|_| !lines.is_empty()) {
        let source = Source::of(prose, block, &sentence);
        let one = |line| Exclusion { found: Found { value: begun_small(line), source: source.clone() } };
        return lines.into_iter().map(one).collect();
    }
    let told = prose.sentences(block).filter(|_| is_text).flat_map(|sentence| {
        let timed = !quantities(&tokens(&sentence)).is_empty();
        let mut parts = if timed { Vec::new() } else { run_on::parts(prose, &sentence) };
        if parts.is_empty() {
            parts.extend(alone::excluded(prose, block, &sentence));
        }
        let source = Source::of(prose, block, &sentence);
        parts
            .into_iter()
            .map(move |part| Exclusion { found: Found { value: begun_small(part), source: source.clone() } })
    });
    told.collect()
}

/// Whether other paragraphs or lines stand below the same heading: one alone may be any remark.
fn has_a_neighbour(prose: &Prose<'_>, block: &Block) -> bool {
    let heading = |block: &Block| prose.headings_of(block).next().map(|heading| heading.text.start);
    let own = heading(block);
    let beside = prose.blocks().iter().filter(|other| other.kind == Kind::Paragraph && heading(other) == own);
    own.is_some() && (beside.count() > 1 || prose.text_of(block).lines().count() > 1)
}

/// Whether a heading stands over what is no complaint.
pub(in crate::draft::facts) fn is_the_head(heading: &str) -> bool {
    HEADINGS.iter().any(|no| heading.contains(no)) || refused::is_the_head(heading)
}

fn is_introduced(prose: &Prose<'_>, block: &Block, lead: Option<&Block>) -> bool {
    let headed = prose.headings_of(block).next().is_some_and(|heading| is_the_head(prose.lower_of(heading)));
    let Some(lead) = lead.filter(|lead| !matches!(lead.kind, Kind::Heading(_))) else { return headed };
    let words: Vec<&str> = prose.sentences(lead).map(|sentence| sentence.lower).collect();
    let last = words.last().copied().unwrap_or_default();
    // "There are things that we do not look at. These include:" says it in the sentence before.
    let goes_on = ["these include", "they include", "this includes", "these are", "for example", "examples"]
        .iter()
        .any(|start| last.trim_start().starts_with(start));
    let before = words.len().checked_sub(2).and_then(|at| words.get(at)).copied().filter(|_| goes_on);
    let said = [Some(last), before].into_iter().flatten().any(|words| NO_COMPLAINT.iter().any(|no| words.contains(no)));
    let over: Vec<&str> = prose.headings_of(block).map(|heading| prose.lower_of(heading)).collect();
    let refused = refused::introduces(last, &over.join(" "));
    said || refused || headed && !INSTEAD.iter().any(|word| last.contains(word))
}

/// An exclusion as pages print it; none where it is a time to complain, which is a fact of its own.
fn worded(sentence: &Sentence<'_>, words: &str, lead: Option<&str>) -> Option<String> {
    let mut words = words;
    if let Some(time) = quantities(&tokens(sentence)).first() {
        let until = time.text.start - sentence.start;
        let before = sentence.text.get(..until)?;
        // "…, which our insurer answers within ten days": what stands before the comma is the thing itself.
        let behind = sentence.text.len() - before.rfind(", which ")?;
        words = words.get(..words.len().checked_sub(behind)?)?;
    }
    let value = begun_small(words);
    let open = ["that ", "which ", "where ", "about ", "made "].iter().any(|start| value.starts_with(start));
    let of_complaints = lead.is_some_and(|lead| lead.contains("complaints"));
    Some(if open && of_complaints { format!("complaints {value}") } else { value })
}

/// Words as they stand inside a sentence: a small letter first, no sign at the end.
fn begun_small(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches(['.', ';', ',', ' ']);
    let words =
        [" and", " or"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words).trim_end_matches([';', ',']);
    let mut letters = words.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first) if second.is_none_or(|c| c.is_lowercase() || c == ' ') => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}
