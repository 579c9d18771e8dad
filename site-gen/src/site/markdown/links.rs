//! Where a link of prose leads. Authors write paths below the landlord's own
//! (`what-happens/`), so that the same text serves every landlord.
//!
//! What can be told of an address by itself is told here, without asking the
//! network: a slip in it, a number that cannot be dialled. Whether a page of
//! ours has the place behind a `#` is known when it has been rendered.

mod mail;
mod phone;
mod web;

use complaints::words::nearest::nearest;

use super::scope::Scope;

/// What is wrong with a link: what was found, and what to write instead.
pub(super) type LinkProblem = (String, String);

/// Quotation marks that a word processor puts round an address.
const QUOTES: [char; 6] = ['“', '”', '‘', '’', '"', '`'];

/// The address to print for a link to `to`, and what is wrong with it.
pub(super) fn resolve(to: &str, scope: &Scope<'_>) -> (String, Option<LinkProblem>) {
    let plain: String = to.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let unquoted = plain.trim_matches('\'').replace(QUOTES, "");
    if unquoted != plain && !unquoted.is_empty() {
        let write = format!("`{unquoted}`, without quotation marks");
        return (String::new(), Some((format!("quotation marks stand in the address \"{to}\""), write)));
    }
    let lower = plain.to_lowercase();
    if let Some(number) = lower.strip_prefix("tel:").or_else(|| lower.strip_prefix("sms:")) {
        return (to.to_owned(), phone::mistake(number));
    }
    if lower.starts_with("mailto:") {
        let address = plain.split_once(':').map_or(plain.as_str(), |(_, address)| address);
        return (to.to_owned(), mail::mistake(address));
    }
    if let Some(problem) = web::slip(&plain) {
        return (String::new(), Some(problem));
    }
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return (to.to_owned(), web::mistake(&plain));
    }
    // Whether there is such a page or place is asked of the built site.
    if plain.starts_with(['/', '#']) {
        return (plain, None);
    }
    let path = plain.split(['#', '?']).next().unwrap_or_default();
    let problem = if path.contains([':', '\\']) {
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
