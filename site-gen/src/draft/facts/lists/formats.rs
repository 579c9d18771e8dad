//! The formats that people can ask for.

use super::{Named, collect, sentences};
use crate::draft::facts::{Found, Source};
use crate::prose::Prose;

const FORMATS: [Named; 8] = [
    (
        "large print",
        &[
            "large print",
            "large-print",
            "larger print",
            "larger type",
            "large type",
            "larger text",
            "big print",
            "big letters",
            "bigger font",
            "larger font",
            "large font",
            "bigger type",
        ],
    ),
    ("braille", &["braille"]),
    ("audio", &["audio", " on cd ", " on cd,", " on cd.", " a cd ", " a cd,", " a cd."]),
    ("easy read", &["easy read", "easy-read", "easyread"]),
    (
        "translation",
        &[
            "translat",
            "an interpreter",
            "other language",
            "language other than",
            "languages other than",
            "another language",
            "several languages",
            "different language",
            "own language",
            "community language",
            "language of your choice",
        ],
    ),
    ("bsl", &["sign language", "bsl"]),
    ("tape", &["on tape", " tape "]),
    ("cd-rom", &["cd-rom", "cd rom"]),
];
/// Words for a format that mean nothing else.
const SURE: [&str; 7] = ["large print", "large-print", "larger print", "braille", "easy read", "easy-read", "audio"];
/// Words for one that is named beside other things as well: there the sentence has to offer it.
const OFFERED: [&str; 12] = [
    "larger print",
    "larger type",
    "large type",
    "big print",
    "big letters",
    "sign language",
    "bsl",
    "translat",
    "interpreter",
    "other language",
    "bigger font",
    "on cd",
];
/// How a sentence offers one.
const OFFERS: [&str; 19] = [
    "ask if you",
    "tell us if you",
    "can provide",
    "can supply",
    "can print",
    "can arrange",
    "can give you",
    "can send",
    "available in",
    "can offer",
    "can book",
    "can have",
    "can be supplied",
    "can be provided",
    "will translate",
    "will provide",
    "will arrange",
    "is available",
    "are available",
];
/// Languages that many landlords print in besides the ones of the country.
const LANGUAGES: [&str; 14] = [
    "arabic",
    "bengali",
    "chinese",
    "farsi",
    "gujarati",
    "hindi",
    "kurdish",
    "lithuanian",
    "polish",
    "portuguese",
    "punjabi",
    "romanian",
    "somali",
    "urdu",
];

/// The formats that people can ask for.
pub(in crate::draft::facts) fn formats(prose: &Prose<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (block, sentence) in sentences(prose) {
        let has = |words: &[&str]| words.iter().any(|word| sentence.lower.contains(word));
        let offers = || {
            has(&OFFERS)
                || OFFERS.iter().any(|words| {
                    words.strip_prefix("can ").is_some_and(|verb| sentence.lower.contains(&format!("can also {verb}")))
                })
        };
        if has(&SURE) || has(&OFFERED) && offers() {
            collect(prose, block, &sentence, &FORMATS, &mut found);
        }
        // "Polish and Urdu versions of this leaflet are available."
        let printed = has(&LANGUAGES) && has(&SURE)
            || has(&LANGUAGES) && has(&["version", "copies", "translat", "leaflet", "policy"]) && offers();
        if printed && !found.iter().any(|one| one.value == "translation") {
            found.push(Found { value: "translation".to_owned(), source: Source::of(prose, block, &sentence) });
        }
    }
    found
}
