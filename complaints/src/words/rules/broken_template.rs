use crate::words::rule::Rule;

/// A template that makes no page.
pub static BROKEN_TEMPLATE: Rule = Rule {
    code: "R024",
    title: "a template that makes no page",
    why: "Without its template a page cannot be made at all.",
    cure: "Mend the template at the place that is named, or put the one of before back.",
    can_be_allowed: false,
};
