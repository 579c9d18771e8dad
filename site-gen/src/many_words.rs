//! Many words looked for at once: a text is read one time, however many there are.

use aho_corasick::{AhoCorasick, Input, MatchKind, Span, packed};

/// A list of words, made ready to be looked for as they are typed in it. They may be parts of words: `complain` is
/// found in `complaints`.
#[derive(Debug)]
pub(crate) struct ManyWords {
    words: Box<[Box<str>]>,
    how: How,
}

#[derive(Debug)]
enum How {
    /// By vectors, where the machine has them and the words are few.
    Vectors(packed::Searcher),
    Automaton(AhoCorasick),
    /// There are more than an automaton has numbers for.
    OneByOne,
}

/// A word of the list that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// Its number in the list.
    pub(crate) word: usize,
}

impl ManyWords {
    pub(crate) fn new(words: &[impl AsRef<str>]) -> Self {
        let words: Box<[Box<str>]> = words.iter().map(|word| word.as_ref().into()).collect();
        let bytes = || words.iter().map(|word| word.as_bytes());
        let vectors = || {
            let mut config = packed::Config::new();
            config.match_kind(packed::MatchKind::LeftmostLongest).builder().extend(bytes()).build()
        };
        let automaton = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(bytes()).ok();
        let how = vectors().map(How::Vectors).or_else(|| automaton().map(How::Automaton)).unwrap_or(How::OneByOne);
        Self { words, how }
    }

    /// The first word that begins at `from` or behind it; of those that begin there, the longest.
    pub(crate) fn first_from(&self, text: &str, from: usize) -> Option<Found> {
        if from > text.len() {
            return None;
        }
        let found = |start, end, word| Found { start, end, word };
        match &self.how {
            How::Vectors(vectors) => vectors
                .find_in(text, Span { start: from, end: text.len() })
                .map(|m| found(m.start(), m.end(), m.pattern().as_usize())),
            How::Automaton(automaton) => automaton
                .find(Input::new(text).range(from..))
                .map(|m| found(m.start(), m.end(), m.pattern().as_usize())),
            How::OneByOne => {
                let each = self.words.iter().enumerate();
                let places = each.filter_map(|(number, word)| {
                    let start = from + text.get(from..)?.find(&**word)?;
                    Some(found(start, start + word.len(), number))
                });
                places.min_by_key(|found| (found.start, usize::MAX - found.end))
            }
        }
    }

    /// Whether one of them stands in `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.first_from(text, 0).is_some()
    }

    /// Each of them in `text`, from left to right; none begins within another.
    pub(crate) fn each_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.first_from(text, from)?;
            from = found.end.max(found.start + 1);
            Some(found)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, How, ManyWords};

    const WORDS: [&str; 4] = ["stage two", "stage", "two", "ombudsman"];

    #[test]
    fn words_are_found_alike_whichever_way_they_are_looked_for() {
        let vectors = ManyWords::new(&WORDS);
        let one_by_one = ManyWords { how: How::OneByOne, ..ManyWords::new(&WORDS) };
        let text = "the stage, stage two of the ombudsman: two stages";
        let found: Vec<Found> = vectors.each_in(text).collect();
        assert_eq!(found, one_by_one.each_in(text).collect::<Vec<_>>());
        assert_eq!(found.iter().map(|one| one.word).collect::<Vec<_>>(), [1, 0, 3, 2, 1]);
        assert!(!vectors.is_in("nothing of the kind") && vectors.first_from("two", 4).is_none());
    }

    #[test]
    fn of_no_words_none_is_found() {
        assert!(!ManyWords::new(&[""; 0]).is_in("anything"));
    }
}
