use complaints::words::rule::Rule;

/// A link that leads nowhere.
pub(crate) static RULE: Rule = Rule {
    code: "R032",
    title: "a link that leads nowhere",
    why: "Somebody who follows it finds an empty page at the moment they need help.",
    cure: "The address that the message offers, or one that starts with https://.",
    can_be_allowed: false,
};
