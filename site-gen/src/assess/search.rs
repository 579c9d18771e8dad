//! Words looked for by family, so that a sentence is found however a landlord
//! puts it.
//!
//! A phrase is whole words: `refus*` is every word that begins so, `on|by` one
//! of two, and `..` stands for up to six words or none.

/// Phrases of which one is enough.
pub(super) type Family<'w> = &'w [&'w str];

/// How many words `..` may pass over.
const GAP: usize = 6;

/// What is looked for in one sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'w> {
    all: &'w [Family<'w>],
    around: &'w [Family<'w>],
    but: Family<'w>,
    but_around: Family<'w>,
}

impl<'w> Look<'w> {
    /// A phrase of each family stands in the sentence.
    pub(super) fn of(all: &'w [Family<'w>]) -> Self {
        Self { all, ..Self::default() }
    }

    /// A phrase of each of these stands in its paragraph, or in a heading above it.
    pub(super) fn around(self, around: &'w [Family<'w>]) -> Self {
        Self { around, ..self }
    }

    /// None of these stands in the sentence.
    pub(super) fn but(self, but: Family<'w>) -> Self {
        Self { but, ..self }
    }

    /// None of these stands in its paragraph, or in a heading above it.
    pub(super) fn but_around(self, but_around: Family<'w>) -> Self {
        Self { but_around, ..self }
    }

    /// Whether a sentence is meant; `around` is asked for what stands round it where that matters.
    pub(super) fn finds(&self, sentence: &str, around: impl Fn() -> String) -> bool {
        let words = words(sentence);
        if !self.all.iter().all(|family| holds(&words, family)) || holds(&words, self.but) {
            return false;
        }
        if self.around.is_empty() && self.but_around.is_empty() {
            return true;
        }
        let around = around();
        let round = self::words(&around);
        self.around.iter().all(|family| holds(&round, family)) && !holds(&round, self.but_around)
    }
}

/// Whether a text has one of the phrases.
pub(super) fn has(text: &str, family: Family<'_>) -> bool {
    holds(&words(&text.to_lowercase()), family)
}

/// The words of a text in small letters.
fn words(text: &str) -> Vec<&str> {
    let is_mark = |c: char| !c.is_alphanumeric() && c != '\'';
    text.split(is_mark).map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty()).collect()
}

fn holds(words: &[&str], family: Family<'_>) -> bool {
    family.iter().any(|phrase| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        (0..words.len()).any(|from| stands(words.get(from..).unwrap_or_default(), &parts))
    })
}

/// Whether the phrase stands at the beginning of these words.
fn stands(words: &[&str], phrase: &[&str]) -> bool {
    match phrase.split_first() {
        None => true,
        Some((&"..", rest)) => {
            (0..=GAP.min(words.len())).any(|skip| stands(words.get(skip..).unwrap_or_default(), rest))
        }
        Some((part, rest)) => words.split_first().is_some_and(|(word, more)| is(word, part) && stands(more, rest)),
    }
}

fn is(word: &str, part: &str) -> bool {
    part.split('|').any(|one| one.strip_suffix('*').map_or(word == one, |beginning| word.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_whole_words_and_a_gap_is_short() {
        assert!(has("Somebody can complain for you.", &["complain* .. for you"]));
        assert!(!has("You can ask for your complaint to go on.", &["complain* .. for you", "for you"]));
        assert!(has("We refused it", &["turn* away", "refus*"]));
        assert!(has("a group of our residents", &["group .. resident*"]));
        assert!(!has("a group. One two three four five six seven residents", &["group .. resident*"]));
        assert!(has("by post", &["on|by post"]));
    }

    #[test]
    fn what_stands_round_a_sentence_is_asked_of_its_paragraph() {
        let look = Look::of(&[&["limit*"]]).around(&[&["stage 2"]]).but(&["time"]);
        assert!(look.finds("it may limit this.", || "stage 2 it may limit this.".to_owned()));
        assert!(!look.finds("it may limit this.", || "stage 1".to_owned()));
        assert!(!look.finds("the time limit is long.", || "stage 2".to_owned()));
    }
}
