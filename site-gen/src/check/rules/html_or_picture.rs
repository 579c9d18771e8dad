use complaints::words::rule::Rule;

/// HTML or a picture in the text.
pub(crate) static RULE: Rule = Rule {
    code: "R029",
    title: "HTML or a picture in the text",
    why: "HTML can break a page or run in it; a picture says nothing to whoever cannot see it.",
    cure: "The same in words, with plain Markdown.",
    can_be_allowed: false,
};
