use crate::words::rule::Rule;

/// A paper that no reader can open.
pub static PAPER_WITHOUT_ADDRESS: Rule = Rule {
    code: "R162",
    title: "a paper without an address",
    why: "Your page would say that the report is published, and nobody could open it. An address that begins with http: \
          can be read along by others.",
    cure: "The whole address as the browser shows it, with https:// at its start.",
    can_be_allowed: false,
};
