//! An address that a link writes to.

use complaints::form::is_possible_email;

use super::LinkProblem;

/// What is wrong with an address as it stands after `mailto:`; a subject may follow.
pub(super) fn mistake(typed: &str) -> Option<LinkProblem> {
    let address = typed.trim_start_matches('/').split('?').next().unwrap_or_default();
    if is_possible_email(address) && !typed.starts_with('/') {
        return None;
    }
    let write = if is_possible_email(address) {
        format!("`mailto:{address}`")
    } else {
        "a whole email address, such as `mailto:complaints@example.org`".to_owned()
    };
    Some((format!("a link writes an email to \"{address}\", which reaches nobody"), write))
}
