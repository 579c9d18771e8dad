//! Numbers as people spell them: `ten`, `twenty-eight`, `a`.

use crate::words::nearest::nearest;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Number words up to ninety-nine; `a`, `an` and `one` are 1.
pub(super) fn number_word(text: &str) -> Option<u16> {
    let place = |list: &[&str], word: &str| list.iter().position(|w| *w == word).and_then(|n| u16::try_from(n).ok());
    if matches!(text, "a" | "an") {
        return Some(1);
    }
    if let Some(n) = place(&ONES, text) {
        return Some(n);
    }
    let (tens, ones) = text.split_once('-').unwrap_or((text, "zero"));
    let tens = (place(&TENS, tens)? + 2) * 10;
    place(&ONES, ones).filter(|n| *n < 10).map(|n| tens + n)
}

/// The number whose word a misspelt one was most likely meant to be.
pub(super) fn nearest_number_word(text: &str) -> Option<u16> {
    nearest(text, ONES.into_iter().skip(1).chain(TENS)).and_then(number_word)
}
