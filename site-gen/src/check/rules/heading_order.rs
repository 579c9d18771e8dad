use complaints::words::rule::Rule;

/// Headings out of order.
pub(crate) static RULE: Rule = Rule {
    code: "R030",
    title: "headings out of order",
    why: "Who cannot see a page jumps by its headings. Where a level is missing they lose their way.",
    cure: "`##` for each part, `###` for what belongs to it.",
    can_be_allowed: false,
};
