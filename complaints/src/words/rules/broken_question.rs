use crate::words::rule::Rule;

/// A question that the form cannot ask.
pub static BROKEN_QUESTION: Rule = Rule {
    code: "R022",
    title: "a question that the form cannot ask",
    why: "A question that is lost, or asked twice under one name, loses what people answer.",
    cure: "What the message says, in content/form.yaml or under `form:` of the policy.",
    can_be_allowed: false,
};
