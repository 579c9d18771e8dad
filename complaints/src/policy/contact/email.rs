//! Email addresses of a landlord: one, possible, and of an office rather than a person.

use super::host;
use super::wrong::Wrong;
use crate::form::{email_addresses, is_possible_email};
use crate::words::visible::in_one_line;

/// Words that a mailbox of an office has in its name; two words with a dot between that are none of these are most
/// often a person's.
const OFFICES: [&str; 34] = [
    "admin",
    "care",
    "central",
    "comments",
    "complaint",
    "complaints",
    "contact",
    "customer",
    "customers",
    "enquiries",
    "feedback",
    "general",
    "hello",
    "help",
    "home",
    "homes",
    "housing",
    "info",
    "listening",
    "mail",
    "office",
    "ombudsman",
    "repairs",
    "resident",
    "residents",
    "resolution",
    "service",
    "services",
    "support",
    "team",
    "tenant",
    "tenants",
    "us",
    "your",
];

pub(super) fn mistake(name: &str, typed: &str) -> Option<Wrong> {
    let told = |what: &str| format!("{name}: \"{typed}\" {what}");
    if let Some(bare) = typed.strip_prefix("mailto:") {
        return Wrong::error(told("is a link, and its page makes one"), format!("`{name}: {bare}`"));
    }
    if let Some(shown) = typed.strip_prefix('[').and_then(|rest| rest.split_once("](")).map(|(shown, _)| shown) {
        return Wrong::error(told("is a link, and its page makes one"), format!("`{name}: {shown}`"));
    }
    let found = email_addresses(typed);
    if found.len() > 1 {
        return Wrong::error(
            told("is more than one address"),
            format!("each by itself: `{name}: [{}]`", found.join(", ")),
        );
    }
    let host = typed.rsplit_once('@').map_or("", |(_, host)| host);
    let sound = is_possible_email(typed) && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    if !sound {
        let write = match likely(typed) {
            Some(address) => format!("`{name}: {address}`, if that is the address"),
            None => "an address such as complaints@example.org".to_owned(),
        };
        return Wrong::error(told("is not an e-mail address"), write);
    }
    if let Some(odd) = typed.chars().find(|c| !c.is_ascii()).filter(|_| typed.chars().any(|c| c.is_ascii_alphabetic()))
    {
        return Wrong::error(
            told(&format!("has a letter of another alphabet, or one that nobody sees: {}", odd.escape_unicode())),
            "the address typed anew, letter by letter".to_owned(),
        );
    }
    let who = typed.split('@').next().unwrap_or_default().to_lowercase();
    if ["noreply", "no-reply", "no.reply", "donotreply", "do-not-reply"].contains(&who.as_str()) {
        return Wrong::error(
            told("takes no mail: what people send there is read by nobody"),
            format!("a mailbox that somebody reads, such as `{name}: complaints@{host}`"),
        );
    }
    let small = host.to_lowercase();
    if let Some(meant) = host::with_right_ending(&small) {
        let who = typed.rsplit_once('@').map_or("", |(who, _)| who);
        return Wrong::error(told("ends as no address does"), format!("`{name}: {who}@{meant}`, if that is meant"));
    }
    if let Some(meant) = host::provider_meant(&small) {
        let who = typed.rsplit_once('@').map_or("", |(who, _)| who);
        return Wrong::warning(told("looks mistyped"), format!("`{name}: {who}@{meant}`, if that is meant"));
    }
    is_of_a_person(typed).then(|| {
        Wrong::warning(
            told("looks like the mailbox of one person, who may be away or leave"),
            format!("the mailbox of an office, such as `{name}: complaints@{host}`; if it is one, leave it"),
        )
    })?
}

/// What is most likely meant: the same without blanks and without what a sentence puts at its end.
fn likely(typed: &str) -> Option<String> {
    let plain: String =
        typed.chars().filter(|c| !c.is_whitespace() && in_one_line(&c.to_string()) == c.to_string()).collect();
    let plain = plain.trim_matches(['.', ',', ';', ':', '<', '>', '(', ')']);
    [plain.to_owned(), plain.replace(',', ".")].into_iter().find(|address| {
        let host = address.rsplit_once('@').map_or("", |(_, host)| host);
        is_possible_email(address) && !host.contains(',')
    })
}

/// `first.last@`, where neither word names an office.
fn is_of_a_person(address: &str) -> bool {
    let Some((first, last)) = address.split_once('@').and_then(|(who, _)| who.split_once('.')) else { return false };
    let is_name = |word: &str| {
        word.len() > 2
            && word.chars().all(|c| c.is_ascii_alphabetic())
            && !OFFICES.contains(&word.to_lowercase().as_str())
    };
    is_name(first) && is_name(last)
}
