use crate::words::rule::Rule;

/// Something that nothing reads.
pub static READ_BY_NOTHING: Rule = Rule {
    code: "R017",
    title: "something that nothing reads",
    why: "What an author writes and no page or date takes up looks published and is not.",
    cure: "Take it out, or put it where the message says that it counts.",
    can_be_allowed: false,
};
