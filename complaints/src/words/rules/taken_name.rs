use crate::words::rule::Rule;

/// Two things of one name.
pub static TAKEN_NAME: Rule = Rule {
    code: "R025",
    title: "two things of one name",
    why: "Where two landlords, versions or bodies cannot be told apart, people follow the rules of the wrong one.",
    cure: "A name of its own for each.",
    can_be_allowed: false,
};
