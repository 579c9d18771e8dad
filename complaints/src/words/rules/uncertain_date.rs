use crate::words::rule::Rule;

/// A date that can be read in two ways.
pub static UNCERTAIN_DATE: Rule = Rule {
    code: "R046",
    title: "a date that can be read in two ways",
    why: "Some write the month first. Whoever reads 03/12/2026 so takes it for a day nine months away.",
    cure: "The month in letters and the year in four figures, such as `3 December 2026`.",
    can_be_allowed: true,
};
