use crate::words::rule::Rule;

/// Closure days that cannot be right.
pub static IMPOSSIBLE_CLOSURE: Rule = Rule {
    code: "R035",
    title: "closure days that cannot be right",
    why: "Working days stand still while you are closed. A mistyped year would leave a complaint without a date for decades.",
    cure: "The first day under `from:`, the last under `to:`, both with the right year.",
    can_be_allowed: false,
};
