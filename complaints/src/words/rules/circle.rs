use crate::words::rule::Rule;

/// A time that waits for itself.
pub static CIRCLE: Rule = Rule {
    code: "R015",
    title: "a time that waits for itself",
    why: "Nothing starts a time that starts when it ends: nobody would ever be given its date.",
    cure: "Count one of the times that are named from something that happens, such as `receipt`.",
    can_be_allowed: false,
};
