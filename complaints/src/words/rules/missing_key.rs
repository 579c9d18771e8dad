use crate::words::rule::Rule;

/// Something is missing.
pub static MISSING_KEY: Rule = Rule {
    code: "R006",
    title: "something is missing",
    why: "Without it a page would have a gap, or a complaint no date.",
    cure: "Add the line that the message shows, with your own value.",
    can_be_allowed: false,
};
