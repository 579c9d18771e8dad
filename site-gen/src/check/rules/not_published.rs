use complaints::words::rule::Rule;

/// A file that would not be published.
pub(crate) static RULE: Rule = Rule {
    code: "R003",
    title: "a file that would not be published",
    why: "Whoever put it there believes that it is published, and people go on reading what was there before.",
    cure: "Move it to where the message says, or take it out. A draft belongs outside of these folders; `site-gen serve --draft` shows it.",
    can_be_allowed: false,
};
