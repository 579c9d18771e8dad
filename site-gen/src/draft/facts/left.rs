//! Sentences with a time that could not be placed: a person places them, or
//! leaves them out.

use std::ops::Range;

use super::Clock;
use super::clocks::Doubt;
use super::sections;
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::words::tokens;
use crate::prose::{Kind, Prose};

/// Something that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The line of the body on which it stands.
    pub line: usize,
    /// The sentence.
    pub words: String,
    /// Why it was not placed.
    pub why: String,
}

/// Every sentence with a time of which no fact was made.
pub(super) fn times(prose: &Prose<'_>, clocks: &[Clock], doubts: &[(Range<usize>, Doubt)]) -> Vec<Left> {
    let placed = |time: &Quantity| clocks.iter().flat_map(|clock| &clock.places).any(|place| *place == time.text);
    let mut left: Vec<Left> = Vec::new();
    for block in prose.blocks() {
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            let times = quantities(&tokens);
            let open: Vec<&Quantity> =
                times.iter().filter(|time| !placed(time) && !is_known(time, clocks, &tokens)).collect();
            let Some(first) = open.first() else { continue };
            let doubt =
                doubts.iter().find(|(text, _)| open.iter().any(|time| time.text == *text)).map(|(_, doubt)| *doubt);
            let why = match doubt {
                Some(doubt) => doubt.words(),
                None if first.period.is_none() => "no date can be counted from it",
                None => Doubt::Purpose.words(),
            };
            let is_heading = matches!(block.kind, Kind::Heading(_));
            let words =
                if is_heading { sections::shortened(sentence.text) } else { sections::quoted(prose, block, &sentence) };
            left.push(Left { line: prose.place(first.text.start).line, words, why: why.to_owned() });
        }
    }
    left
}

/// A time that is spoken of again, and is a fact already.
fn is_known(time: &Quantity, clocks: &[Clock], tokens: &[crate::prose::words::Token<'_>]) -> bool {
    super::terms::is_spoken_of(tokens, time) && clocks.iter().any(|clock| Some(clock.limit.period) == time.period)
}
