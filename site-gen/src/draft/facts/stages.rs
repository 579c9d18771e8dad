//! How many stages a document has, and how it calls them.

mod headed;

use super::Source;
use crate::prose::{Block, Kind, Prose, Sentence};

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageName {
    /// As the document calls it; none where it has no name.
    pub name: Option<String>,
    /// Where it is first called so.
    pub source: Option<Source>,
    /// The line on which what is said of it ends; none where it goes on to the end.
    pub until: Option<usize>,
}

/// The most stages that are believed.
const MOST: u8 = 4;

/// The stages by their names; a document that names none has one without a name.
pub(super) fn names(prose: &Prose<'_>) -> Vec<StageName> {
    let mut stages = named_in(prose);
    for stage in &mut stages {
        stage.until = stage.source.as_ref().and_then(|source| end(prose, source.line));
    }
    stages
}

/// Where the part ends that begins on a line: at the next heading that is no deeper.
fn end(prose: &Prose<'_>, line: usize) -> Option<usize> {
    let starts = |block: &Block| prose.place(block.text.start).line;
    let level = |block: &Block| match block.kind {
        Kind::Heading(level) => Some(level),
        _ => None,
    };
    let own = prose.blocks().iter().find(|block| starts(block) == line).and_then(level);
    // What has no heading goes no further than its paragraph.
    let ends =
        |block: &&Block| starts(block) > line && own.is_none_or(|own| level(block).is_some_and(|level| level <= own));
    prose.blocks().iter().find(ends).map(starts)
}

fn named_in(prose: &Prose<'_>) -> Vec<StageName> {
    let headed = headed::names(prose);
    for words in [&["stage"][..], &["step", "level"], &["review"]] {
        let mut found: Vec<StageName> = (1..=MOST).map_while(|number| first(prose, words, number)).collect();
        // A page of the second stage alone.
        if found.is_empty() && words.contains(&"stage") {
            let unnamed = StageName { name: None, source: None, until: None };
            found.extend(first(prose, words, 2).map(|second| [unnamed, second]).into_iter().flatten());
        }
        found.extend((found.len() > 1).then(|| final_stage(prose)).flatten());
        // One review alone is no procedure, nor is a step that stands by itself.
        let enough = if words.contains(&"stage") { 1 } else { 2 };
        // "What was not settled at the first stage": the headings say how it is called.
        let only_told = found.first().is_some_and(|first| first.name.as_deref() == Some("First stage"))
            && !prose
                .blocks()
                .iter()
                .any(|block| matches!(block.kind, Kind::Heading(_)) && prose.lower_of(block).contains("first stage"));
        if found.len() >= enough && !(only_told && found.len() < headed.len()) {
            return found;
        }
    }
    if !headed.is_empty() {
        return headed;
    }
    vec![StageName { name: None, source: None, until: None }]
}

/// The last stage where a heading of its own has no number: behind the "Second stage" the "Final stage".
fn final_stage(prose: &Prose<'_>) -> Option<StageName> {
    let headings = prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    headings.into_iter().find_map(|block| {
        let sentence = prose.sentences(block).next()?;
        let words = sentence.lower.trim_start_matches(|c: char| !c.is_alphabetic());
        let numbered = ["1", "2", "3", "one", "two", "three", "second"].iter().any(|number| words.contains(number));
        (words.starts_with("final stage") && !numbered).then(|| StageName {
            name: Some("Final stage".to_owned()),
            source: Some(Source::of(prose, block, &sentence)),
            until: None,
        })
    })
}

/// Where a stage is first named, a heading before all else.
fn first(prose: &Prose<'_>, words: &[&str], number: u8) -> Option<StageName> {
    let is_heading = |block: &&Block| matches!(block.kind, Kind::Heading(_));
    let headings = prose.blocks().iter().filter(is_heading);
    let others = prose.blocks().iter().filter(|block| !is_heading(block));
    headings.chain(others).find_map(|block| {
        prose.sentences(block).find_map(|sentence| {
            let name = named(&sentence, words, number)?;
            Some(StageName { name: Some(name), source: Some(Source::of(prose, block, &sentence)), until: None })
        })
    })
}

/// The name of the stage in a sentence: `Stage 1`, `Stage Two`, `First review`.
fn named(sentence: &Sentence<'_>, kinds: &[&str], number: u8) -> Option<String> {
    let at = usize::from(number);
    let figure = number.to_string();
    let cardinal = ["", "one", "two", "three", "four"][at];
    let roman = ["", "i", "ii", "iii", "iv"][at];
    let ordinal = ["", "first", "second", "third", "fourth"][at];
    let words: Vec<&str> =
        sentence.lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    for two in words.windows(2) {
        let (one, other) = (two[0], two[1]);
        if kinds.contains(&one) && one != "review" && (other == figure || other == cardinal || other == roman) {
            let number = if other == figure {
                figure
            } else if other == roman {
                roman.to_uppercase()
            } else {
                capital(cardinal)
            };
            return Some(format!("{} {number}", capital(one)));
        }
        // "The second and last stage".
        let last = words.windows(4).any(|four| {
            four[0] == ordinal && four[1] == "and" && matches!(four[2], "last" | "final") && four[3] == "stage"
        });
        if last && kinds.contains(&"stage") {
            return Some(format!("{} stage", capital(ordinal)));
        }
        if kinds.contains(&other) && one == ordinal && (other == "review" || other == "stage") {
            return Some(format!("{} {other}", capital(ordinal)));
        }
    }
    None
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
