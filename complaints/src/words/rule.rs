//! What a rule of `check` is: a code that stays for ever, and why it matters.

/// One thing that is asked of the words, as `site-gen explain` tells it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// Its code, such as `R005`: for ever, and for nothing else.
    pub code: &'static str,
    /// What is wrong where it is broken, in a few words without a full stop.
    pub title: &'static str,
    /// Why that matters to somebody who reads the pages or complains.
    pub why: &'static str,
    /// What an author does about it.
    pub cure: &'static str,
    /// Whether an author may say under `allow:`, with a reason, that it is meant; never where the words would mislead
    /// somebody, or keep a right from them.
    pub can_be_allowed: bool,
}
