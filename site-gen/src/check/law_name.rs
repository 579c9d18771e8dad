//! A law's name within a sentence: content/law has it as it begins one.

/// `the Ombudsman’s Code` for `The Ombudsman’s Code`.
pub(super) fn in_sentence(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}
