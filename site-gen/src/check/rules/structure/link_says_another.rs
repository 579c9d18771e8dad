//! A link whose words show one number, email address or website, and which
//! leads to another.
//!
//! Who taps it calls somebody else than who dials what is printed.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Link, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R127",
    title: "a link that leads elsewhere than it says",
    why: "Who taps it calls somebody else than who dials what is printed.",
    cure: "The same number or address in the words and in the link.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    document.links.iter().filter(|link| !link.is_bare).filter_map(in_link).collect()
}

fn in_link(link: &Link) -> Option<Finding> {
    let words = link.text.trim();
    let to = link.to.trim();
    let small = to.to_lowercase();
    let write = if let Some(number) = small.strip_prefix("tel:").or_else(|| small.strip_prefix("sms:")) {
        let (said, called) = (national(words), national(number));
        let is_number = said.len() >= 3 && !words.chars().any(char::is_alphabetic);
        (is_number && said != called).then(|| format!("`[{words}](tel:{said})`"))
    } else if let Some(address) = small.strip_prefix("mailto:") {
        let address = address.split('?').next().unwrap_or_default();
        let is_address = words.contains('@') && !words.contains(char::is_whitespace);
        (is_address && words.to_lowercase() != address).then(|| format!("`<{words}>`"))
    } else {
        let (said, led) = (host(words).filter(|_| looks_like_a_site(words))?, host(&small)?);
        (small.starts_with("http") && said != led)
            .then(|| format!("`[{words}](https://{said}/)`, or the words of the site that is meant"))
    }?;
    Some(Finding::new(
        link.source.start,
        format!("the words \"{}\" and the link to \"{}\" are not the same", shortened(words), shortened(to)),
        write,
    ))
}

/// The digits of a number as it is dialled in the United Kingdom.
fn national(number: &str) -> String {
    let digits: String = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let from_abroad = number.trim_start().starts_with('+') || digits.starts_with("00");
    let abroad = digits.trim_start_matches("00").strip_prefix("44").filter(|_| from_abroad);
    abroad.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
}

fn looks_like_a_site(words: &str) -> bool {
    let small = words.to_lowercase();
    !words.contains(char::is_whitespace)
        && !words.contains('@')
        && (small.starts_with("www.") || small.starts_with("http"))
}

/// The name of a website, without `www.`.
fn host(address: &str) -> Option<String> {
    let small = address.to_lowercase();
    let rest = small.split_once("://").map_or(small.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches('.');
    host.contains('.').then(|| host.to_owned())
}
