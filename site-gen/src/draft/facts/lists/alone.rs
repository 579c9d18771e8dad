//! One thing that is no complaint, told by a sentence below a heading that says so:
//! "We cannot consider the level of the rent", "A first report is not a complaint".

use super::refused;
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;
use crate::prose::{Block, Prose, Sentence};

/// So many words name one thing; more of them tell a story.
const LONGEST: usize = 18;
/// What ends such a sentence behind the thing itself.
const ENDS: [&str; 8] = [
    " under this policy",
    " under this procedure",
    " through this procedure",
    " through this process",
    " as complaints",
    " as a complaint",
    " here",
    " in this way",
];
/// What may stand behind the thing: that it is none.
const IS_NONE: [&str; 12] = [
    " is not a complaint",
    " are not complaints",
    " is not treated as a complaint",
    " are not treated as complaints",
    " is not covered",
    " are not covered",
    " is outside this policy",
    " are outside this policy",
    " is outside this procedure",
    " are outside this procedure",
    " is not dealt with",
    " are not dealt with",
];
/// Words that make it hold in some cases only, or say what happens instead.
const TURNS: [&str; 14] =
    ["unless", "if", "but", "until", "when", "where", "once", "you", "your", "we", "this", "that", "it", "which"];

/// The thing, in the document's words.
pub(super) fn excluded<'p>(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'p>) -> Option<&'p str> {
    let heading = prose.headings_of(block).next().map(|heading| prose.lower_of(heading))?;
    if !super::is_the_head(heading) || !quantities(&tokens(sentence)).is_empty() {
        return None;
    }
    let thing = before_its_denial(sentence).or_else(|| behind_its_verb(sentence))?;
    let count = thing.split_whitespace().count();
    let turns = thing.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| TURNS.contains(&word));
    let opens = thing.split(' ').next().unwrap_or_default().to_lowercase();
    let binds =
        ["through", "under", "by", "in", "for", "to", "of", "from", "these", "those", "some", "any", "everything"];
    let whole = !thing.contains([':', ';', '('])
        && !thing.starts_with(char::is_numeric)
        && !binds.contains(&opens.as_str())
        && !thing.to_lowercase().starts_with("the following")
        && !sentence.text.trim_end().ends_with(':');
    ((2..=LONGEST).contains(&count) && !turns && whole).then_some(thing)
}

/// "Asking for a repair for the first time.": a line below such a heading that is no sentence, and only names the thing.
pub(super) fn named<'p>(prose: &'p Prose<'_>, block: &Block) -> Vec<&'p str> {
    let Some(heading) = prose.headings_of(block).next().map(|heading| prose.lower_of(heading)) else {
        return Vec::new();
    };
    let lines: Vec<&str> = prose.text_of(block).lines().map(|line| line.trim().trim_end_matches('\\')).collect();
    let fits = |line: &&str| {
        let small = line.to_lowercase();
        let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let says = ["will", "can", "should", "must", "may", "please", "tell", "do", "does", "include", "includes"];
        let first = words.first().copied().unwrap_or_default();
        let begins = first.ends_with("ing")
            || first.ends_with('s') && first.len() > 4
            || matches!(first, "a" | "an" | "any" | "anything" | "the");
        let whole = !words.iter().any(|word| says.contains(word)) && !small.contains([':', ';']);
        (2..=LONGEST).contains(&words.len()) && begins && whole && line.matches(". ").count() == 0
    };
    let timed = prose.sentences(block).any(|sentence| !quantities(&tokens(&sentence)).is_empty());
    if super::is_the_head(heading) && !timed && lines.iter().all(fits) { lines } else { Vec::new() }
}

/// "Insurance claims are not dealt with here."
fn before_its_denial<'p>(sentence: &Sentence<'p>) -> Option<&'p str> {
    let at = IS_NONE.iter().filter_map(|none| sentence.lower.find(none)).min()?;
    let behind = sentence.lower.get(at..)?;
    // "… is not a complaint about us unless": what takes it back.
    let turns = ["unless", " but ", "until", "except"].iter().any(|turn| behind.contains(turn));
    sentence.text.get(..at).filter(|_| !turns).map(str::trim)
}

/// "We cannot consider the level of the service charge under this policy."
fn behind_its_verb<'p>(sentence: &Sentence<'p>) -> Option<&'p str> {
    let behind = refused::behind(sentence.lower)?;
    let from = sentence.text.len().checked_sub(behind.len())?;
    let thing = sentence.text.get(from..)?.trim().trim_end_matches('.');
    let small = thing.to_lowercase();
    let thing = ENDS.iter().find_map(|end| thing.get(..small.strip_suffix(end)?.len())).unwrap_or(thing);
    let led = ["with ", "at ", "into ", "on "].iter().find_map(|led| thing.strip_prefix(led)).unwrap_or(thing);
    Some(led.trim())
}
