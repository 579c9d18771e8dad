//! Somebody who complains for the one who has been wronged: a friend, a relative,
//! a councillor.

use crate::draft::facts::{Found, Source};
use crate::prose::Prose;

use super::sentences;

/// Who a policy says may complain for somebody, in small letters.
const WHO: [&str; 24] = [
    "friend",
    "relative",
    "family",
    "somebody else",
    "someone else",
    "anyone else",
    "anybody else",
    "another person",
    "someone such as",
    "somebody such as",
    "representative",
    "third party",
    "third parties",
    "advocate",
    "carer",
    "neighbour",
    "support worker",
    "councillor",
    "elected member",
    "someone you trust",
    "anyone you trust",
    "advice worker",
    "adviser",
    "daughter",
];
/// What they do.
const ACTS: [&str; 26] = [
    "speak for you",
    "speak for them",
    "act for you",
    "act for them",
    "complain for you",
    "complain for them",
    "complaint for you",
    "complaint for them",
    "concern for you",
    "do it for you",
    "do this for you",
    "do so for you",
    "complain for a ",
    "complain for someone",
    "complain for somebody",
    "complain for another",
    "on your behalf",
    "on their behalf",
    "on behalf of a ",
    "on behalf of someone",
    "on behalf of another",
    "on a resident's behalf",
    "on a tenant's behalf",
    "on a customer's behalf",
    "accept complaints from a",
    "complaints from a third party",
];
/// What speaks of somebody who goes to another body, or acts for us.
const OTHERS: [&str; 8] = [
    "ombudsman",
    " our behalf",
    "refer your complaint",
    "we will act",
    "contractor",
    "cannot complain",
    "can't complain",
    "tribunal",
];

/// How a policy file calls that way.
pub(super) const VALUE: &str = "someone acting for you";

/// "Through a friend", "by a representative": whether a line of a list of ways names somebody else who complains.
pub(super) fn names_somebody(line: &str) -> bool {
    let words = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let through = ["through ", "via ", "by ", "with the help of ", "using "].iter().any(|led| words.starts_with(led));
    through && WHO.iter().any(|who| words.contains(who)) && !OTHERS.iter().any(|other| words.contains(other))
}

/// The first sentence that says so.
pub(super) fn acting(prose: &Prose<'_>) -> Option<Found> {
    sentences(prose).find_map(|(block, sentence)| {
        let has = |words: &[&str]| words.iter().any(|word| sentence.lower.contains(word));
        // "An advice worker may act on a person's behalf".
        let for_somebody = sentence.lower.contains("behalf")
            && ["act ", "complain", "speak", "deal with us", "use this"].iter().any(|act| sentence.lower.contains(act));
        let says = has(&WHO) && (has(&ACTS) || for_somebody) && !has(&OTHERS);
        says.then(|| Found { value: VALUE.to_owned(), source: Source::of(prose, block, &sentence) })
    })
}
