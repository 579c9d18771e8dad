use crate::words::rule::Rule;

/// Bank holidays that cannot be used.
pub static BROKEN_BANK_HOLIDAYS: Rule = Rule {
    code: "R034",
    title: "bank holidays that cannot be used",
    why: "Working days are counted without the bank holidays. A missing one makes every date a day too early.",
    cure: "The file as GOV.UK publishes it, unchanged: see `site-gen holidays`.",
    can_be_allowed: false,
};
