use crate::words::rule::Rule;

/// Facts that cannot be read.
pub static BROKEN_FACTS: Rule = Rule {
    code: "R002",
    title: "facts that cannot be read",
    why: "From a broken line on, nobody can tell what belongs to what, and a wrong guess would print a wrong date.",
    cure: "Mend the line that is named. Most often a quote or a bracket has no end, a tab stands for spaces, or a colon stands inside a value that has no quotes.",
    can_be_allowed: false,
};
