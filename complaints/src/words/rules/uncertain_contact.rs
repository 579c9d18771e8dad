use crate::words::rule::Rule;

/// A contact that may not reach you.
pub static UNCERTAIN_CONTACT: Rule = Rule {
    code: "R045",
    title: "a contact that may not reach you",
    why: "A letter without a postcode comes late or not at all, and a mailbox of one person is read by nobody while they are away.",
    cure: "An address that is whole, of an office that is always there. If it is right as it stands, leave it or allow it.",
    can_be_allowed: true,
};
