use crate::words::rule::Rule;

/// A value in another shape than its key needs.
pub static WRONG_SHAPE: Rule = Rule {
    code: "R007",
    title: "a value in another shape than its key needs",
    why: "A list where one value belongs, or no value at all, says nothing that a page or a date could be made from.",
    cure: "Write it as the message shows. A fact that the policy does not state is `not stated`, or no line at all.",
    can_be_allowed: false,
};
