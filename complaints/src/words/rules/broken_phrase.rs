use crate::words::rule::Rule;

/// A phrase that leaves a gap.
pub static BROKEN_PHRASE: Rule = Rule {
    code: "R023",
    title: "a phrase that leaves a gap",
    why: "The phrases make the sentences with dates in them. A missing word would print half a sentence.",
    cure: "The phrase with all its words in braces, as it was before.",
    can_be_allowed: false,
};
