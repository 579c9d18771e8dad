use crate::words::rule::Rule;

/// A circumstance that is not known.
pub static UNKNOWN_CIRCUMSTANCE: Rule = Rule {
    code: "R013",
    title: "a circumstance that is not known",
    why: "A time that holds only in a circumstance is never given when nobody can say whether the circumstance holds.",
    cure: "Take one from the message, or say under `circumstances:` what yours means.",
    can_be_allowed: false,
};
