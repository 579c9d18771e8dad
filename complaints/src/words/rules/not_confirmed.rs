use crate::words::rule::Rule;

/// A line that a program drafted, and nobody has confirmed.
pub static NOT_CONFIRMED: Rule = Rule {
    code: "R088",
    title: "a line that was drafted, and not confirmed",
    why: "`site-gen draft` reads a document as well as a program can. Where it misread one, people would be given wrong \
          dates.",
    cure: "Compare the line with the sentence above it, put it right, then take away the `# confirm` at its end.",
    can_be_allowed: false,
};
