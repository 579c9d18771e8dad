use crate::words::rule::Rule;

/// Something is written twice.
pub static WRITTEN_TWICE: Rule = Rule {
    code: "R004",
    title: "something is written twice",
    why: "Of two values only one can count, and a reader could be promised the other.",
    cure: "Keep the one that holds and take the other away.",
    can_be_allowed: false,
};
