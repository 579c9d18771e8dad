//! The address of a website: slips of the keyboard that make it none, and what
//! no browser finds.

use complaints::form::is_possible_email;

use super::LinkProblem;

/// How many digits the shortest number has that somebody may have typed in place of an address.
const LEAST_DIGITS: usize = 5;

/// An address that was meant as one of the web, of mail or of a telephone, and is none as typed.
pub(super) fn slip(typed: &str) -> Option<LinkProblem> {
    let lower = typed.to_lowercase();
    let told =
        |write: String| Some((format!("a link leads to \"{typed}\", which is no web address"), format!("`{write}`")));
    if lower.starts_with("//") || lower.starts_with("www.") {
        return told(format!("https://{}", typed.trim_start_matches('/')));
    }
    if let Some((scheme, rest)) = typed.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '#', '.'])) {
        let scheme = scheme.to_lowercase();
        let rest = rest.trim_start_matches(['/', '\\', ':']);
        return match scheme.as_str() {
            "https" | "http"
                if lower.starts_with(&format!("{scheme}://")) && !lower.starts_with(&format!("{scheme}:///")) =>
            {
                None
            }
            "mailto" | "tel" | "sms" => None,
            "mail" | "email" | "e-mail" | "mailt" | "malito" => told(format!("mailto:{rest}")),
            "phone" | "call" | "telephone" | "callto" => told(format!("tel:{rest}")),
            _ if is_nearly_http(&scheme) && rest.contains('.') => told(format!("https://{rest}")),
            _ => None,
        };
    }
    // `https//example.org`, the colon forgotten.
    if let Some((_, rest)) = lower.split_once("//").filter(|(scheme, _)| is_nearly_http(scheme)) {
        return told(format!("https://{}", rest.trim_start_matches('/')));
    }
    if is_possible_email(typed) {
        return told(format!("mailto:{typed}"));
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    if digits >= LEAST_DIGITS && typed.chars().all(|c| c.is_ascii_digit() || "+()-".contains(c)) {
        return told(format!("tel:{}", typed.replace(['(', ')', '-'], "")));
    }
    let host = typed.split(['/', '?', '#']).next().unwrap_or_default();
    if is_site(host) { told(format!("https://{typed}")) } else { None }
}

/// `htps`, `htttp`, `ttps`, `hhtps`.
fn is_nearly_http(scheme: &str) -> bool {
    (3..=7).contains(&scheme.len())
        && scheme.ends_with(['p', 's'])
        && scheme.bytes().all(|byte| b"htps".contains(&byte))
}

/// Whether a name is that of a website, as typed without its `https://`.
fn is_site(host: &str) -> bool {
    let known = [".uk", ".org", ".com", ".net", ".wales", ".cymru", ".scot", ".info", ".eu", ".london"];
    known.iter().any(|end| host.to_lowercase().ends_with(end)) && host_mistake(host).is_none()
}

/// What is wrong with a whole address, `https://` and all.
pub(super) fn mistake(typed: &str) -> Option<LinkProblem> {
    let (_, rest) = typed.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let why = if rest.contains("http://") && host == "http:" || rest.contains("https://") && host == "https:" {
        Some("its start is typed twice")
    } else if typed.contains(['{', '}', '<', '>', '\\', '^', '|']) {
        Some("it holds signs that no address has")
    } else if host.contains('@') {
        Some("it holds an @, as email addresses do")
    } else {
        // A port follows a colon.
        host_mistake(host.split(':').next().unwrap_or_default())
    };
    why.map(|why| {
        (
            format!("a link leads to \"{typed}\", and {why}"),
            "the address as it stands in the browser when the page is open".to_owned(),
        )
    })
}

/// Why no browser finds a name.
fn host_mistake(host: &str) -> Option<&'static str> {
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    if !host.contains('.') {
        Some("that names no website that everybody can reach")
    } else if !labels.all(is_label) {
        Some("its name is none that a website can have")
    } else if host.rsplit('.').next().is_some_and(|last| last.chars().any(|c| c.is_ascii_digit())) {
        Some("it leads to a number in place of a name")
    } else {
        None
    }
}
