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

/// Lines in the order in which people look for them, by the text that `order` gives; those of one text stay in theirs.
pub(super) fn by_letter<T>(entries: Vec<T>, order: impl Fn(&T) -> String) -> Vec<Letter<T>> {
    let mut ordered: Vec<(String, T)> = entries.into_iter().map(|entry| (order(&entry), entry)).collect();
    ordered.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut letters: Vec<Letter<T>> = Vec::new();
    for (text, entry) in ordered {
        let first = text.chars().next().filter(|c| c.is_alphabetic());
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

/// A text as it is seen: by the letter with which it begins, without accents, capitals or a sign before it.
pub(super) fn as_seen(text: &str) -> String {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    // Most texts have no accents, and need not be looked at letter by letter.
    if bare.is_ascii() {
        return bare.to_ascii_lowercase();
    }
    let plain = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect::<String>();
    plain.to_lowercase().trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// A name as people look for it: as it is seen, without an article at its start.
pub(super) fn sorted_by(name: &str) -> String {
    let plain = as_seen(name);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article)).map(str::to_owned);
    bare.unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stands_under_the_letter_by_which_people_look_for_it() {
        let names =
            ["The Oak Trust", "École Homes", "ash Homes", "Östra", "3 Rivers", "“Elm” Homes", "Theatre", "A request"];
        let found = by_letter(names.to_vec(), |name| sorted_by(name));
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
        let questions = by_letter(vec!["A date has passed", "The rules", "Danger"], |text| as_seen(text));
        let seen: Vec<_> = questions.iter().map(|of| of.letter.as_str()).collect();
        assert_eq!(seen, ["A", "D", "T"], "a question stands under the letter that is seen");
    }
}
