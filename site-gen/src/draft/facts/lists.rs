//! What a document lists: ways to complain, formats, what is no complaint.

use super::{Found, Source};
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose, Sentence};

/// Something that is not treated as a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// What it is, in the document's words.
    pub found: Found,
}

/// A value of a list, and the words that name it.
type Named = (&'static str, &'static [&'static str]);

const CHANNELS: [Named; 14] = [
    ("online form", &["online", "on-line", "web site", "website", "web form", "webform"]),
    ("paper form", &["complaints form", "complaint form", "official form", "paper form"]),
    ("phone", &["telephone", "phone", "by calling", "call us"]),
    ("text message", &["text message", "sms"]),
    ("email", &["email", "e-mail"]),
    ("letter", &["letter", "in writing", "by post", "write to us"]),
    ("in person", &["in person", "personal visit", "face to face", "face-to-face", "visiting"]),
    ("any member of staff", &["member of staff", "any of our employees", "any of our staff", "any staff"]),
    ("leaflet", &["leaflet"]),
    ("social media", &["social media", "facebook", "twitter"]),
    ("fax", &["fax"]),
    ("someone acting for you", &["on behalf of", "acting on behalf", "representative"]),
    ("tenant panel, councillor or MP", &["tenant panel"]),
    ("advice body", &["citizens advice", "advice worker", "advice agency"]),
];
const FORMATS: [Named; 8] = [
    ("large print", &["large print"]),
    ("braille", &["braille"]),
    ("audio", &["audio"]),
    ("easy read", &["easy read", "easy-read", "easyread"]),
    ("translation", &["translat", "other languages", "several languages", "different languages"]),
    ("bsl", &["sign language", "bsl"]),
    ("tape", &["on tape", " tape "]),
    ("cd-rom", &["cd-rom", "cd rom"]),
];
/// What a line says that introduces ways to complain.
const WAYS: [&str; 14] = [
    "complaints can be made",
    "complaint can be made",
    "complain by",
    "ways to contact",
    "ways to complain",
    "ways to let us know",
    "accept complaints by",
    "complaints may be received",
    "complaints by telephone",
    "complaints may be made",
    "make a complaint by",
    "make your complaint by",
    "make your complaint",
    "complain in",
];
/// What a line says that introduces what is no complaint.
const NO_COMPLAINT: [&str; 14] = [
    "does not cover",
    "do not cover",
    "not be treated as",
    "not treat as",
    "will not consider",
    "not regarded as complaints",
    "may not be regarded as",
    "deal with through our complaints",
    "not be considered",
    "will not accept",
    "cannot consider",
    "are not complaints",
    "exclusions",
    "not considered as complaints",
];

/// The ways to complain.
pub(super) fn channels(prose: &Prose<'_>) -> Vec<Found> {
    let leads = |words: &str| WAYS.iter().any(|way| words.contains(way));
    let mut found = Vec::new();
    for (block, sentence) in sentences(prose) {
        let lead = prose.lead_of(block).or_else(|| outer(prose, block));
        let introduced = matches!(block.kind, Kind::Item(_)) && lead.is_some_and(|lead| leads(prose.lower_of(lead)));
        let outside = ["ombudsman", "financial"].iter().any(|word| sentence.lower.contains(word));
        if (introduced || leads(sentence.lower)) && !outside {
            collect(prose, block, &sentence, &CHANNELS, &mut found);
        }
    }
    found
}

/// The line that introduces these items, past the items between: "These include" may stand under a heading.
fn outer<'p>(prose: &'p Prose<'_>, block: &Block) -> Option<&'p Block> {
    prose.headings_of(block).next().filter(|_| matches!(block.kind, Kind::Item(_)))
}

/// The formats that people can ask for.
pub(super) fn formats(prose: &Prose<'_>) -> Vec<Found> {
    const SURE: [&str; 5] = ["large print", "braille", "easy read", "easy-read", "audio"];
    let mut found = Vec::new();
    for (block, sentence) in sentences(prose) {
        if SURE.iter().any(|word| sentence.lower.contains(word)) {
            collect(prose, block, &sentence, &FORMATS, &mut found);
        }
    }
    found
}

fn collect(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>, all: &[Named], found: &mut Vec<Found>) {
    let words = format!(" {} ", sentence.lower);
    for (value, names) in all {
        let named = names.iter().any(|name| words.contains(name));
        if named && !found.iter().any(|one: &Found| one.value == *value) {
            found.push(Found { value: (*value).to_owned(), source: Source::of(prose, block, sentence) });
        }
    }
}

/// What is not treated as a complaint: the items behind a line that says so.
pub(super) fn exclusions(prose: &Prose<'_>) -> Vec<Exclusion> {
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Item(_))) {
        let lead = prose.lead_of(block).map(|lead| last_sentence(prose, lead));
        let heading = prose.headings_of(block).next().map(|heading| prose.lower_of(heading));
        let introduced = lead.is_some_and(|words| NO_COMPLAINT.iter().any(|no| words.contains(no)))
            || heading.is_some_and(|words| {
                ["exclusions", "what is not a complaint", "does not cover"].iter().any(|no| words.contains(no))
            });
        let Some(sentence) = prose.sentences(block).next().filter(|_| introduced) else { continue };
        // A time in it is the time to complain, which is a fact of its own.
        if !quantities(&tokens(&sentence)).is_empty() {
            continue;
        }
        let value = begun_small(prose.text_of(block));
        found.push(Exclusion { found: Found { value, source: Source::of(prose, block, &sentence) } });
    }
    found
}

fn last_sentence<'p>(prose: &'p Prose<'_>, block: &'p Block) -> &'p str {
    prose.sentences(block).last().map(|sentence| sentence.lower).unwrap_or_default()
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

fn sentences<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = (&'p Block, Sentence<'p>)> {
    prose.blocks().iter().flat_map(move |block| prose.sentences(block).map(move |sentence| (block, sentence)))
}
