//! A landlord's assessment of itself that somebody approved, and in which nobody
//! wrote a word: a page of it would show what a program found, over the name of
//! the role that approved it.

use complaints::words::rule::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "R183",
    title: "an assessment that is approved without a comment",
    why: "People read what a program found in your words, and nothing that you say to it, as if your board had judged itself.",
    cure: "Write your comments between the lines that mark them, first on what your words contradict; or take out `approved_by:` and `approved_on:` until then.",
    can_be_allowed: false,
};
