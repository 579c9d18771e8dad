use crate::words::rule::Rule;

/// A file that cannot be opened as text.
pub static UNREADABLE_FILE: Rule = Rule {
    code: "R001",
    title: "a file that cannot be opened as text",
    why: "What cannot be opened is on no page: whoever looks for it finds the rules of before, or nothing.",
    cure: "Save it from your editor as plain text in UTF-8, as a file of its own, no larger than 256 KiB. Pictures and documents are linked, not pasted.",
    can_be_allowed: false,
};
