//! What could be said more plainly: advice, with the sentence. Nothing here keeps
//! a page from being published.
//!
//! People read a complaints policy when they are upset, on a phone, and some in
//! their second language. Each rule tells few places of one text: who mends
//! those looks at the rest.

use crate::check::text::TextQuestion;

pub(crate) mod bare_address;
pub(crate) mod capitals;
pub(crate) mod hard_words;
pub(crate) mod link_words;
pub(crate) mod long_sentence;
pub(crate) mod place_only;
pub(crate) mod reading_age;
pub(crate) mod short_names;

/// In the order of their codes; what is told is in the order of the file.
pub(in crate::check) static QUESTIONS: [&TextQuestion; 8] = [
    &long_sentence::QUESTION,
    &reading_age::QUESTION,
    &hard_words::QUESTION,
    &link_words::QUESTION,
    &place_only::QUESTION,
    &bare_address::QUESTION,
    &capitals::QUESTION,
    &short_names::QUESTION,
];
