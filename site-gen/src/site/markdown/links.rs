//! Where a link of prose leads. Authors write paths below the landlord's own
//! (`what-happens/`), so that the same text serves every landlord.

use complaints::words::fields::nearest;

use super::scope::Scope;

/// Addresses that leave the landlord's pages and are taken as they are.
const SCHEMES_TAKEN: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "sms:"];

/// What is wrong with a link: what was found, and what to write instead.
pub(super) type LinkProblem = (String, String);

/// The address to print for a link to `to`, and what is wrong with it.
pub(super) fn resolve(to: &str, scope: &Scope<'_>) -> (String, Option<LinkProblem>) {
    let plain: String = to.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let lower = plain.to_lowercase();
    if SCHEMES_TAKEN.iter().any(|s| lower.starts_with(s)) || lower.starts_with('/') {
        return (to.to_owned(), None);
    }
    let (path, _) = plain.split_once('#').unwrap_or((&plain, ""));
    let problem = if path.contains(':') {
        let found = format!("a link leads to \"{to}\", which is no web address");
        Some((found, "an address that starts with https://".to_owned()))
    } else if scope.facts.is_some() && !scope.link_targets.contains(path) {
        let write = nearest(path, scope.link_targets.iter().map(String::as_str)).map_or_else(
            || "a page of this site, such as `what-happens/`, or an address that starts with https://".to_owned(),
            |near| format!("`{near}`"),
        );
        Some((format!("a link leads to \"{to}\", and there is no such page"), write))
    } else {
        None
    };
    (format!("{}/{plain}", scope.base), problem)
}
