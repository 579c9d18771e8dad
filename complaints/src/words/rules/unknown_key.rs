use crate::words::rule::Rule;

/// A key that is not known.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "R005",
    title: "a key that is not known",
    why: "What stands under a mistyped key is read by nobody: the fact is then missing from page, form and dates.",
    cure: "Write the key that the message offers; all keys are in policies/README.md.",
    can_be_allowed: false,
};
