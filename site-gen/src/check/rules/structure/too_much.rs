use complaints::words::rule::Rule;

/// More structure than anybody can follow: told by whoever renders the text, which is looked at no further.
pub(crate) static RULE: Rule = Rule {
    code: "R100",
    title: "more headings, links or lists in one another than anybody can follow",
    why: "Who cannot see a page goes by its headings and links, and is lost among so many.",
    cure: "A `#` before the title of each section alone, and lists that stand beside one another.",
    can_be_allowed: false,
};
