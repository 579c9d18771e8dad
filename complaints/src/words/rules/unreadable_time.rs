use crate::words::rule::Rule;

/// A time that cannot be counted.
pub static UNREADABLE_TIME: Rule = Rule {
    code: "R009",
    title: "a time that cannot be counted",
    why: "Every date that people are given is counted from these lines. One that is guessed is a promise that nobody made.",
    cure: "A number and a unit, as in `10 working days`, and where it counts from. Where the policy gives no time, write `not stated`.",
    can_be_allowed: false,
};
