use crate::words::rule::Rule;

/// A start that is not known.
pub static UNKNOWN_START: Rule = Rule {
    code: "R010",
    title: "a start that is not known",
    why: "Ten working days from the wrong day is a wrong date.",
    cure: "Take one of the starts from the message, such as `receipt` or `acknowledgement`.",
    can_be_allowed: false,
};
