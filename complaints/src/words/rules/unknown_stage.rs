use crate::words::rule::Rule;

/// A stage that is not in the policy.
pub static UNKNOWN_STAGE: Rule = Rule {
    code: "R014",
    title: "a stage that is not in the policy",
    why: "A time that waits for a stage that does not come would wait for ever.",
    cure: "The number of a stage of this file.",
    can_be_allowed: false,
};
