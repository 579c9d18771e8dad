//! Whether a text can be an e-mail address at all.
//!
//! Asked of what a visitor types and of what a policy gives as a contact.
//! Anything stricter refuses real addresses; whether mail arrives is found out
//! by writing to it.

/// Something, `@`, and a host with a dot inside; no spaces.
///
/// ```
/// use complaints::form::is_possible_email;
///
/// assert!(is_possible_email("jo.o'hara+home@example.org"));
/// assert!(!is_possible_email("jo@example"));
/// assert!(!is_possible_email("jo @example.org"));
/// ```
#[must_use]
pub fn is_possible_email(text: &str) -> bool {
    let Some((who, host)) = text.rsplit_once('@') else { return false };
    !who.is_empty()
        && !text.contains(char::is_whitespace)
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.contains('.')
}
