use complaints::words::rule::Rule;

/// An update beside no passage.
pub(crate) static RULE: Rule = Rule {
    code: "R033",
    title: "an update beside no passage",
    why: "An update that finds no passage is shown to nobody, and the overtaken words stand alone.",
    cure: "Words of the passage exactly as it has them.",
    can_be_allowed: false,
};
