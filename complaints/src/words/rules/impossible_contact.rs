use crate::words::rule::Rule;

/// A contact that reaches nobody.
pub static IMPOSSIBLE_CONTACT: Rule = Rule {
    code: "R019",
    title: "a contact that reaches nobody",
    why: "Somebody in trouble dials the number once. If it is wrong, they may not try again.",
    cure: "One number or address in each place, complete, as it is dialled or written.",
    can_be_allowed: false,
};
