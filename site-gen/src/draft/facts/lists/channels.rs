//! The ways to complain that a document offers, told by where they stand and by
//! how they are worded: "ring us on …" under "How to complain" is one, a telephone
//! number that people are asked to give is none.

use super::acting::{VALUE, acting};
use super::kinds::of_sentence;
use super::{collect, sentences, ways};
use crate::draft::facts::Found;
use crate::prose::{Block, Kind, Prose};

/// What a line says that introduces ways to complain.
const WAYS: [&str; 49] = [
    "routes available",
    "following routes",
    "following methods",
    "any of these methods",
    "complaints can be made",
    "complaint can be made",
    "complain by",
    "ways to contact",
    "ways to complain",
    "ways to let us know",
    "ways to tell us",
    "accept complaints by",
    "complaints may be received",
    "complaints by telephone",
    "complaints may be made",
    "complaint may be made",
    "make a complaint by",
    "make a complaint in any",
    "make your complaint by",
    "make your complaint",
    "complain in",
    "following ways",
    "ways below",
    "raise a complaint through",
    "raise a complaint by",
    "complain through",
    "can complain to",
    "complain online",
    "complain over the phone",
    "complain to us",
    "submit a complaint by",
    "submit your complaint by",
    "make a complaint through",
    "put your complaint in writing",
    "take complaints through",
    "take complaints by",
    "fill in a complaint",
    "fill in our complaint",
    "complete a complaint",
    "complete our complaint",
    "accept complaints through",
    "customers may complain",
    "tenants may complain",
    "residents may complain",
    "customers can complain",
    "tenants can complain",
    "residents can complain",
    "any of these ways",
    "one of these ways",
];
/// Headings under which a sentence that tells people what to do names a way.
const HOW: [&str; 24] = [
    "who do i complain to",
    "who to complain to",
    "where to complain",
    "where do i complain",
    "how to complain",
    "how do i complain",
    "how can i complain",
    "how you can complain",
    "make a complaint",
    "making a complaint",
    "making your complaint",
    "raise a complaint",
    "raising a complaint",
    "ways to tell us",
    "ways to complain",
    "ways to contact us",
    "express concern",
    "complain formally",
    "how to tell us",
    "submitting a complaint",
    "raise a concern",
    "raising a concern",
    "how to raise",
    "complaining to us",
];
/// Headings that are of it where no other is.
const TOUCH: [&str; 4] = ["getting in touch", "get in touch", "telling us", "talk to us"];
/// With what such a sentence begins, or how it goes on.
const OPENS: [&str; 28] = [
    "by ",
    "in ",
    "call ",
    "phone ",
    "phone:",
    "ring ",
    "telephone",
    "tel:",
    "tel ",
    "email",
    "e-mail",
    "write ",
    "writing ",
    "send ",
    "visit ",
    "complete ",
    "fill ",
    "use ",
    "speak ",
    "talk ",
    "text ",
    "tell any",
    "drop ",
    "pop ",
    "call in",
    "online",
    "post:",
    "through ",
];
const MAY: [&str; 12] = [
    "you can ",
    "you may ",
    "can be made",
    "may be made",
    "can complain",
    "may complain",
    "can make",
    "can raise",
    "can tell ",
    "quickest way",
    "easiest way",
    "put your complaint",
];
/// What speaks of something else beside a way: how we answer, what people should say, who helps.
const NO_WAY: [&str; 34] = [
    "ombudsman",
    "financial",
    "we will",
    "we'll",
    "acknowledge",
    "respond",
    "repl",
    "ask for a copy",
    "a copy of",
    "do not use",
    "don't use",
    "urgent",
    "emergenc",
    "repair",
    "your name",
    "your address",
    "your contact",
    "telephone number where",
    "data protection",
    "this leaflet",
    "we aim",
    "find out more",
    "for more",
    "expect",
    "receive",
    "hear from us",
    "track",
    "withdraw",
    "ask for",
    "advice",
    "shelter",
    "law centre",
    "interpret",
    "help you",
];

/// The ways to complain.
pub(in crate::draft::facts) fn channels(prose: &Prose<'_>) -> Vec<Found> {
    let leads = |words: &str| WAYS.iter().any(|way| words.contains(way));
    let mut found = Vec::new();
    let alone = !has_a_part(prose);
    for (block, sentence) in sentences(prose) {
        let is_item = matches!(block.kind, Kind::Item(_));
        let heading = prose.headings_of(block).next();
        let lead = prose.lead_of(block);
        let introduced = is_item && lead.or(heading).is_some_and(|lead| leads(prose.lower_of(lead)));
        let outside = ["ombudsman", "financial"].iter().any(|word| sentence.lower.contains(word));
        let named = (introduced || leads(sentence.lower)) && !outside;
        let is_how = |block: &Block| {
            let words = prose.lower_of(block);
            HOW.iter().any(|how| words.contains(how)) || alone && TOUCH.iter().any(|touch| words.contains(touch))
        };
        let told = (heading.is_some_and(is_how) || lead.is_some_and(is_how))
            && lead.is_none_or(|lead| may_lead(prose, lead))
            && !NO_WAY.iter().any(|word| sentence.lower.contains(word))
            && (is_told(sentence.lower, is_item) || is_asked(sentence.lower));
        if (named || told) && !matches!(block.kind, Kind::Heading(_)) {
            collect(prose, block, &sentence, &of_sentence(sentence.lower), &mut found);
        }
    }
    ways::ways(prose, &mut found);
    if !found.iter().any(|one: &Found| one.value == VALUE) {
        found.extend(acting(prose));
    }
    found
}

/// Whether a heading of the document is of how to complain.
pub(super) fn has_a_part(prose: &Prose<'_>) -> bool {
    let headings = prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    headings.into_iter().any(|heading| HOW.iter().any(|how| prose.lower_of(heading).contains(how)))
}

/// Whether a line introduces ways, and not what people should say or bring.
fn may_lead(prose: &Prose<'_>, lead: &Block) -> bool {
    let words = prose.lower_of(lead);
    !["tell us what", "let us know", "tell us:", "include", "information", "following details", "need"]
        .iter()
        .any(|of| words.contains(of))
}

/// "Give us a ring", "complaints are accepted over the telephone": what people do, or what is done with what they send.
fn is_asked(words: &str) -> bool {
    let start = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let asks = [
        "give us ",
        "message us",
        "text the",
        "leave ",
        "hand ",
        "come ",
        "contact ",
        "report ",
        "there is a complaint",
    ];
    let taken = [
        "are accepted",
        "is accepted",
        "can be accepted",
        "are taken",
        "can be sent",
        "may be sent",
        "will be accepted",
    ];
    asks.iter().any(|ask| start.starts_with(ask))
        || taken.iter().any(|done| words.contains(done)) && words.contains("complaint")
}

/// The same for a heading behind the head of the document, whose title may only say what all of it is of.
pub(super) fn has_a_part_of_its_own(prose: &Prose<'_>) -> bool {
    let behind = prose.blocks().iter().skip(3).filter(|block| matches!(block.kind, Kind::Heading(_)));
    behind.into_iter().any(|heading| HOW.iter().any(|how| prose.lower_of(heading).contains(how)))
}

/// Whether a sentence tells people what they can do.
fn is_told(words: &str, is_item: bool) -> bool {
    let start = words.trim_start_matches(|c: char| !c.is_alphabetic());
    OPENS.iter().any(|open| start.starts_with(open)) || !is_item && MAY.iter().any(|may| words.contains(may))
}
