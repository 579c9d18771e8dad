use crate::words::rule::Rule;

/// A colour on which not everybody can read.
pub static PALE_COLOUR: Rule = Rule {
    code: "R165",
    title: "a colour that is too pale to read",
    why: "Your name stands in white on this colour, and links on your pages stand in it. Somebody with weak eyes, an old \
          screen or the sun on it could not read them. Contrast is measured as WCAG 2.2 does.",
    cure: "The nearest colour that can be read, as the message gives it, or a darker one of your own.",
    can_be_allowed: false,
};
