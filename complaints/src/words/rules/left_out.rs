use crate::words::rule::Rule;

/// The end of a line is left out.
pub static LEFT_OUT: Rule = Rule {
    code: "R018",
    title: "the end of a line is left out",
    why: "From a space and `#` on a line is a note. If that was part of the value, readers see only half of it.",
    cure: "The whole value in quotes; or the note on a line of its own that begins with `#`.",
    can_be_allowed: true,
};
