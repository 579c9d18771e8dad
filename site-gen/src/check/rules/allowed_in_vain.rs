use complaints::words::rule::Rule;

/// An `allow:` that allows nothing.
pub(crate) static RULE: Rule = Rule {
    code: "R039",
    title: "an `allow:` that allows nothing",
    why: "What is allowed without being found hides the next mistake of its kind.",
    cure: "Take the line out; or write the code of a rule that is found here and may be allowed.",
    can_be_allowed: false,
};
