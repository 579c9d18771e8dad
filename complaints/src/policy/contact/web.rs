//! Pages on the web, as an address that a browser opens.

use super::wrong::Wrong;

/// Whether a text is meant for an address of the web, and not for words.
pub(super) fn looks_like_one(typed: &str) -> bool {
    typed.contains("://") || typed.starts_with("www.")
}

pub(super) fn mistake(name: &str, typed: &str) -> Option<Wrong> {
    let told = |what: &str| format!("{name}: \"{typed}\" {what}");
    if typed.chars().any(char::is_whitespace) {
        return Wrong::error(
            told("has a space in it, and no web address has one"),
            format!("the address as the browser shows it, such as `{name}: \"https://www.example.org/complaints\"`"),
        );
    }
    let Some((scheme, rest)) = typed.split_once("://") else {
        return Wrong::error(told("does not start as a web address does"), format!("`{name}: \"https://{typed}\"`"));
    };
    if !rest.split('/').next().is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.ends_with('.'))
    {
        return Wrong::error(
            told("names no site"),
            format!("the address as the browser shows it, such as `{name}: \"https://www.example.org/complaints\"`"),
        );
    }
    match scheme {
        "https" => None,
        "http" => Wrong::warning(
            told("is sent in the open: others can read along"),
            format!("`{name}: \"https://{rest}\"`, if the site has it"),
        ),
        _ => Wrong::error(told("does not start as a web address does"), format!("`{name}: \"https://{rest}\"`")),
    }
}
