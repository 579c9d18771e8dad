use complaints::words::rule::Rule;

/// A name in double braces that names no fact.
pub(crate) static RULE: Rule = Rule {
    code: "R028",
    title: "a name in double braces that names no fact",
    why: "A page that prints `{{ stage-1.respnd }}` tells nobody when the answer comes.",
    cure: "The name that the message offers; names are listed in policies/README.md.",
    can_be_allowed: false,
};
