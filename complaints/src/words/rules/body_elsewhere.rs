use crate::words::rule::Rule;

/// A body that does not take these complaints.
pub static BODY_ELSEWHERE: Rule = Rule {
    code: "R021",
    title: "a body that does not take these complaints",
    why: "A person who is sent to the wrong ombudsman loses weeks, and perhaps the time in which the right one would have helped.",
    cure: "The body that takes complaints about landlords of this nation and scheme; and look once more at `nation:` and `scheme:`.",
    can_be_allowed: false,
};
