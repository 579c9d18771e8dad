use crate::words::rule::Rule;

/// A value that is not one of those to choose from.
pub static UNKNOWN_VALUE: Rule = Rule {
    code: "R008",
    title: "a value that is not one of those to choose from",
    why: "The pages have words for each value that is known. A mistyped one would leave a sentence out.",
    cure: "Take one from the list in the message.",
    can_be_allowed: false,
};
