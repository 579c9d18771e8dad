//! A number that a link calls: whether a telephone can dial it.

use complaints::policy::contact::phone::{digits, undialable};

use super::LinkProblem;

/// What is wrong with a number as it stands after `tel:`.
pub(super) fn mistake(typed: &str) -> Option<LinkProblem> {
    let number = typed.split([';', '?', ',']).next().unwrap_or_default().replace("%20", "");
    let (found, write) = match digits(&number) {
        None => ("holds what no number has", "its digits alone, such as `tel:01632960001`".to_owned()),
        // It is written behind +44 and never dialled; a link dials all that stands in it.
        Some(plain) if plain.starts_with("+440") => {
            let rest = plain.trim_start_matches("+44").trim_start_matches('0');
            ("has a 0 after +44, with which nobody is reached", format!("`tel:+44{rest}`"))
        }
        Some(plain) => {
            let why = undialable(&plain)?;
            (why, "all its digits with the 0 at the start, such as `tel:01632960001`".to_owned())
        }
    };
    Some((format!("a link calls \"{typed}\", which {found}"), write))
}
