//! The name at the head of a document: alone on its line, in its title, or in
//! capitals.

use super::super::super::{Found, Source};
use super::name_alone;
use crate::prose::Prose;

/// The name that stands alone at the head of the document: "Carrick & Doon Housing Association Ltd".
pub(super) fn titled(prose: &Prose<'_>) -> Option<Found> {
    let mut heads = prose.blocks().iter().take(3);
    heads.find_map(|block| {
        let sentence = prose.sentences(block).next()?;
        let lines = prose.typed(block.text.clone()).lines().map(|line| line.trim_end_matches('\\'));
        let name = lines.take(3).find_map(|line| {
            // "Elm Homes - how your complaint is handled".
            let signs = [" - ", " – ", " — ", ": ", " | "];
            let parts = || signs.iter().filter_map(|sign| line.split_once(sign)).flat_map(|(one, other)| [one, other]);
            name_alone(line)
                .or_else(|| parts().find_map(name_alone))
                .or_else(|| of_its_title(line))
                .or_else(|| in_capitals(prose, line))
        })?;
        Some(Found { value: name, source: Source::of(prose, block, &sentence) })
    })
}

/// Words with which the title of such a document begins, behind the name of whose it is.
const TITLES: [&str; 15] = [
    "complaint",
    "complaints",
    "customer",
    "tenant",
    "tenants",
    "resident",
    "residents",
    "concerns",
    "compliments",
    "comments",
    "feedback",
    "policy",
    "procedure",
    "housing",
    "corporate",
];

/// The name in the title of its document: "Oakfield Homes Complaints Policy", "Complaints policy of Beech Homes".
fn of_its_title(line: &str) -> Option<String> {
    let small = line.to_lowercase();
    if !["complaint", "concern", "feedback"].iter().any(|stem| small.contains(stem)) {
        return None;
    }
    let behind = [" of the ", " of ", " for ", " at "].iter().find_map(|of| line.split_once(of)).map(|(_, name)| name);
    // "Homes for Elm Complaints Policy" has a name on both sides of it, and so none.
    if let Some(name) = behind.and_then(name_alone) {
        return Some(name);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_title = |word: &str| TITLES.contains(&word.to_lowercase().trim_end_matches(['\'', '’', ',', '&']));
    // "Elm Housing Association Housing Complaints Policy": housing is of the name where what makes it one comes later.
    let ends = (2..words.len()).filter(|end| words.get(*end).is_some_and(|word| is_title(word)));
    ends.into_iter().find_map(|end| name_alone(&words.get(..end)?.join(" ")))
}

/// A heading in capitals that is a landlord's name, as the text below it types it.
fn in_capitals(prose: &Prose<'_>, line: &str) -> Option<String> {
    let nations = ["(England)", "(Scotland)", "(Wales)", "(Northern Ireland)"];
    let line = nations.iter().find_map(|end| line.strip_suffix(end)).unwrap_or(line).trim();
    if line.chars().any(char::is_lowercase) {
        return None;
    }
    let as_typed = |small: &str| {
        let places = prose.lower().match_indices(small).filter_map(|(at, _)| prose.text().get(at..at + small.len()));
        places
            .into_iter()
            .find(|words| words.split(' ').all(|word| word.chars().any(char::is_lowercase) || word == "&"))
    };
    let small = line.trim().to_lowercase();
    let bare = [" ltd", " limited"].iter().find_map(|end| small.strip_suffix(end)).unwrap_or(&small);
    let bare = bare.split([':', '–', '|']).next()?.trim();
    let name = in_small_letters(bare);
    name_alone(as_typed(bare).unwrap_or(&name)).or_else(|| of_its_title(&name))
}

/// "ELM AND DISTRICT ALMSHOUSES" as it would be typed in a sentence; what cannot be spoken, such as `ECHG`, stays.
fn in_small_letters(name: &str) -> String {
    let word = |word: &str| {
        let joins = matches!(word, "and" | "of" | "the" | "for" | "in");
        let spoken = word.len() > 4 || word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        match word.chars().next() {
            _ if joins => word.to_owned(),
            Some(first) if spoken => first.to_uppercase().chain(word.chars().skip(1)).collect(),
            _ => word.to_uppercase(),
        }
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
