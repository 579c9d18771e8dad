//! Addresses as people hand them on: with what stood behind them in a mail, a
//! chat or a sentence. Every address of ours ends with a letter or a figure,
//! but for the slash of a page, so whatever else is at its end is not of it.
//!
//! It is taken off in one place, before anything is routed.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::Response;

/// A path, or a query, without what stands behind it, escaped or not: `/form/imani/check` of `/form/imani/check%20).`.
#[must_use]
pub fn without_tail(text: &str) -> &str {
    let mut kept = text;
    loop {
        let shorter = match last_escaped(kept) {
            // Nobody types a NUL behind an address.
            Some((c, before)) if !c.is_alphanumeric() && c != '\0' => before,
            Some(_) => return kept,
            None => match kept.chars().next_back() {
                Some(c) if !c.is_ascii_alphanumeric() => kept.strip_suffix(c).unwrap_or_default(),
                _ => return kept,
            },
        };
        kept = shorter;
    }
}

/// The character that is escaped at the end of a text, and what stands before it. Bytes that are none are one each.
fn last_escaped(text: &str) -> Option<(char, &str)> {
    let mut bytes = Vec::new();
    let mut before = text;
    // No character has more than four bytes.
    while bytes.len() < 4 {
        let Some((rest, figures)) = before.len().checked_sub(3).and_then(|at| before.split_at_checked(at)) else {
            break;
        };
        let Some(byte) = figures.strip_prefix('%').and_then(|two| u8::from_str_radix(two, 16).ok()) else { break };
        bytes.insert(0, byte);
        before = rest;
        if let Ok(one) = std::str::from_utf8(&bytes) {
            return one.chars().next().map(|c| (c, before));
        }
    }
    let broken = !bytes.is_empty();
    broken.then(|| ('\u{fffd}', text.get(..text.len() - 3).unwrap_or_default()))
}

/// Routes a request by its address without what stands behind it.
pub(crate) async fn tidied(mut request: Request, next: Next) -> Response {
    if let Some(uri) = tidy(request.uri()) {
        *request.uri_mut() = uri;
    }
    next.run(request).await
}

/// The same address, tidy; none where it is.
fn tidy(uri: &Uri) -> Option<Uri> {
    let typed = uri.path_and_query()?.as_str();
    let whole = match typed.split_once('?') {
        Some((path, query)) => format!("/{}?{}", without_tail(path).trim_start_matches('/'), without_tail(query)),
        None => format!("/{}", without_tail(typed).trim_start_matches('/')),
    };
    if whole == typed { None } else { Some(Uri::from(PathAndQuery::try_from(whole).ok()?)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_an_address_is_not_of_it() {
        for tail in [
            "",
            ".",
            ",",
            ")",
            "%3E",
            "/",
            "\"",
            "%22",
            "'",
            ";",
            "]",
            "%20",
            "%20%20",
            "%0A",
            "%0d%0a",
            ").",
            "/.",
            "/,)",
            "%E2%80%9D",
            "%E2%80%8B",
            "%C2%A0",
            "…",
            "%e2%80%a6",
            ">",
            "*",
            "_",
            "!?",
            "%29%2E",
            "%ff",
            "%80%80",
            "#",
        ] {
            let address = format!("/form/imani/check{tail}");
            assert_eq!(without_tail(&address), "/form/imani/check", "{address}");
        }
        for whole in
            ["/form/imani/receipt/K7/ab/dates.ics", "/a%41", "/caf%C3%A9", "/x%00", "received=2026-12-24", "/a%2", "a"]
        {
            assert_eq!(without_tail(whole), whole);
        }
        assert_eq!(without_tail("/"), "");
        assert_eq!(without_tail("///"), "");
        assert_eq!(without_tail(""), "");
    }
}
