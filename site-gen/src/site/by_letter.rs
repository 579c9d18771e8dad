//! A long list parted by the letters under which people look for its lines.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// Where lines stand that begin with no letter.
const NO_LETTER: &str = "0–9";

/// The lines of one letter.
#[derive(Debug, Serialize)]
pub(super) struct Letter<T> {
    /// `B`, or what stands in its place.
    pub(super) letter: String,
    /// Its name in an address: `letter-b`.
    id: String,
    pub(super) entries: Vec<T>,
}

/// Lines in the order in which people look for them; those of one name stay in theirs.
pub(super) fn by_letter<T>(mut entries: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<Letter<T>> {
    entries.sort_by_cached_key(|entry| sorted_by(name(entry)));
    let mut letters: Vec<Letter<T>> = Vec::new();
    for entry in entries {
        let first = sorted_by(name(&entry)).chars().next().filter(|c| c.is_alphabetic());
        let letter = first.map_or_else(|| NO_LETTER.to_owned(), |c| c.to_uppercase().collect());
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.entries.push(entry),
            _ => {
                let id = first.map_or_else(|| "letter-none".to_owned(), |c| format!("letter-{c}"));
                letters.push(Letter { letter, id, entries: vec![entry] });
            }
        }
    }
    letters
}

/// A name as people look for it: without accents, capitals, an article at its start or a sign before it.
pub(super) fn sorted_by(name: &str) -> String {
    let plain = name.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect::<String>();
    let plain = plain.to_lowercase();
    let plain = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(plain).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stands_under_the_letter_by_which_people_look_for_it() {
        let names =
            ["The Oak Trust", "École Homes", "ash Homes", "Östra", "3 Rivers", "“Elm” Homes", "Theatre", "A request"];
        let found = by_letter(names.to_vec(), |name| name);
        let found = found.iter().map(|of| format!("{}: {}", of.letter, of.entries.join(", ")));
        assert_eq!(
            found.collect::<Vec<_>>(),
            [
                "0–9: 3 Rivers",
                "A: ash Homes",
                "E: École Homes, “Elm” Homes",
                "O: The Oak Trust, Östra",
                "R: A request",
                "T: Theatre"
            ]
        );
    }
}
