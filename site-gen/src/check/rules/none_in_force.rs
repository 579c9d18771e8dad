use complaints::words::rule::Rule;

/// No version is in force.
pub(crate) static RULE: Rule = Rule {
    code: "R026",
    title: "no version is in force",
    why: "Without a version in force the landlord has no pages and no form.",
    cure: "A version whose name is a day that has come.",
    can_be_allowed: false,
};
