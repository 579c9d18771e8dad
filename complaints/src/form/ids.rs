//! Ids of questions and choices: what can be the name of a field for ever.

use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Room in an address for the id of a question and one of its choices.
const MAX_ID_CHARS: usize = 40;

/// Ids stand in addresses, form fields and stored complaints for ever.
pub(super) fn check_id(id: &str, at: Place, example: &str, marks: &[char], problems: &mut Problems<'_>) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || marks.contains(&c);
    if id.len() > MAX_ID_CHARS || !id.starts_with(|c: char| c.is_ascii_lowercase()) || !id.chars().all(plain) {
        let marks = marks.iter().map(|c| format!(" and `{c}`")).collect::<String>();
        problems.error(
            &rules::BROKEN_QUESTION,
            at,
            format!("the id `{id}` cannot be the name of a field"),
            format!(
                "at most {MAX_ID_CHARS} small letters a to z, figures{marks}, with a letter first, such as `{example}`"
            ),
        );
    }
}
