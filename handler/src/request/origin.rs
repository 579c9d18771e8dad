//! Whether another website sent a request. Nothing is stored for it: the check
//! page is shown, where whoever did write the words sends them with one press.
//!
//! Of two headers a page can set neither. `Sec-Fetch-Site` is the browser's own
//! word on it; browsers of before 2023, and plain HTTP, have `Origin` alone, and
//! what is no browser has neither. A press of our own button always gets
//! through: a form that is shown again and again is a complaint that is lost.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// By what a request's own website is known.
#[derive(Debug, Clone, Copy)]
pub(super) enum Own<'a> {
    /// The site's address is set: `https://complaints.example.org`.
    Site(&'a str),
    /// It is the host that was asked, by whichever scheme.
    Host,
    /// Neither is what a browser sees.
    Unknown,
}

/// Whether the headers say that another website sent it.
pub(super) fn is_foreign(headers: &HeaderMap, own: Own<'_>) -> bool {
    match headers.get("sec-fetch-site").map(|site| site.as_bytes()) {
        // The browser compared the origins itself, before any proxy of ours wrote another host.
        Some(b"same-origin") => return false,
        Some(b"cross-site") => return true,
        _ => {}
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    // None at all is no browser's, or that of an old phone. One that is empty says nothing either.
    headers.get_all(ORIGIN).iter().filter(|origin| !origin.is_empty()).any(|origin| match (origin.to_str(), own) {
        // A page from a file or a frame without rights, which says no more than that it is not ours.
        (Ok("null") | Err(_), _) => true,
        (Ok(origin), Own::Site(site)) => Origin::of(origin).is_none_or(|origin| Some(origin) != Origin::of(site)),
        (Ok(origin), Own::Host) => !is_at(Origin::of(origin), host),
        (Ok(_), Own::Unknown) => false,
    })
}

/// A scheme, a host and a port, as far as a text has them.
#[derive(Debug, PartialEq, Eq)]
struct Origin {
    scheme: String,
    host: String,
    port: Option<u16>,
}

impl Origin {
    fn of(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let (host, port) = host_and_port(rest.strip_suffix('/').unwrap_or(rest), &scheme)?;
        Some(Self { scheme, host, port })
    }
}

/// The host in small letters and without the dot that may end it; a port that the scheme has anyway is none.
fn host_and_port(text: &str, scheme: &str) -> Option<(String, Option<u16>)> {
    if text.is_empty() || text.contains(['/', '@', '?', '#', ' ']) {
        return None;
    }
    // An address of version 6 has colons of its own, within brackets.
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port.parse().ok()?)),
        _ => (text, None),
    };
    let usual = match scheme {
        "https" => Some(443),
        "http" => Some(80),
        _ => None,
    };
    let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    (!host.is_empty()).then(|| (host, port.filter(|port| Some(*port) != usual)))
}

/// Whether an origin is the host that was asked: TLS may have ended before us, so that we know no scheme.
fn is_at(origin: Option<Origin>, host: Option<&str>) -> bool {
    let (Some(origin), Some(host)) = (origin, host) else { return false };
    matches!(&*origin.scheme, "http" | "https")
        && host_and_port(host.trim(), &origin.scheme) == Some((origin.host, origin.port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(headers: &[(&'static str, &str)], own: Own<'_>) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header"));
        }
        is_foreign(&map, own)
    }

    #[test]
    fn a_page_at_the_host_that_was_asked_is_ours() {
        for (origin, host, ours) in [
            ("https://form.example.org", "form.example.org", true),
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
            ("HTTPS://Form.Example.ORG", "form.example.org", true),
            ("https://form.example.org", "FORM.example.org:443", true),
            ("http://form.example.org:80", "form.example.org", true),
            ("https://form.example.org.", "form.example.org", true),
            ("http://[::1]:8080", "[::1]:8080", true),
            ("https://form.example.org:8443", "form.example.org", false),
            ("http://127.0.0.1:8081", "127.0.0.1:8080", false),
            ("https://example.org", "form.example.org", false),
            ("https://form.example.org.evil.example", "form.example.org", false),
            ("https://evil.example/form.example.org", "form.example.org", false),
            ("https://form.example.org@evil.example", "form.example.org", false),
            ("chrome-extension://form.example.org", "form.example.org", false),
            ("file://", "form.example.org", false),
            ("form.example.org", "form.example.org", false),
            ("null", "null", false),
        ] {
            assert_eq!(!foreign(&[("origin", origin), ("host", host)], Own::Host), ours, "{origin} at {host}");
        }
    }

    #[test]
    fn where_the_site_has_an_address_that_alone_is_ours() {
        let own = Own::Site("https://complaints.example.org");
        for (origin, ours) in [
            ("https://complaints.example.org", true),
            ("https://COMPLAINTS.example.org:443", true),
            ("http://complaints.example.org", false),
            ("https://complaints.example.org:444", false),
            ("https://abc.execute-api.eu-west-2.amazonaws.com", false),
        ] {
            let host = ("host", "abc.execute-api.eu-west-2.amazonaws.com");
            assert_eq!(!foreign(&[("origin", origin), host], own), ours, "{origin}");
        }
        assert!(!foreign(&[("origin", "http://[2001:db8::1]:80")], Own::Site("http://[2001:DB8::1]/")));
    }

    #[test]
    fn a_browser_that_says_itself_where_a_page_is_from_is_believed() {
        let host = ("host", "form.example.org");
        for (headers, ours) in [
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")][..], true),
            // A proxy that gives us another host than the one the browser asked.
            (&[("sec-fetch-site", "same-origin"), ("origin", "https://public.example")], true),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://form.example.org")], false),
            // Another website of the same owner, or of a neighbour below the same name.
            (&[("sec-fetch-site", "same-site"), ("origin", "https://www.example.org")], false),
            (&[("sec-fetch-site", "none"), ("origin", "null")], false),
        ] {
            assert_eq!(!foreign(&[headers, &[host]].concat(), Own::Host), ours, "{headers:?}");
        }
    }

    #[test]
    fn who_says_nothing_is_a_program_or_an_old_phone_and_two_who_disagree_are_not_ours() {
        assert!(!foreign(&[("host", "form.example.org")], Own::Host));
        assert!(!foreign(&[("origin", "")], Own::Host));
        assert!(!foreign(&[("origin", "https://public.example"), ("host", "inner")], Own::Unknown));
        assert!(foreign(&[("origin", "null")], Own::Unknown));
        let both = [("origin", "https://form.example.org"), ("origin", "https://evil.example")];
        assert!(foreign(&[both[0], both[1], ("host", "form.example.org")], Own::Host));
        assert!(foreign(&[("origin", "https://form.example.org")], Own::Host), "no host was asked");
    }
}
