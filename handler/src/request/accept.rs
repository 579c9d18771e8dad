//! Whether whoever asks wants JSON, as programs do, or a page.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

/// Whether `Accept` names JSON, in any case and order, and no kind of page that it likes better.
///
/// JSON is `application/json`, `text/json`, whatever ends in `+json`, and
/// `application/*`, as no page of ours is of that kind. What takes anything
/// (`*/*`), or says nothing, gets a page; what takes none of what we have too.
#[must_use]
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let (mut json, mut page) = (0, 0);
    let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    for range in lines.flat_map(|line| line.split(',')) {
        let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
        let kind = parts.next().unwrap_or_default();
        let weight = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            (name.trim() == "q").then(|| weight(value.trim()))
        });
        let weight = weight.unwrap_or(MOST);
        match kind.as_str() {
            "text/html" | "application/xhtml+xml" => page = page.max(weight),
            "application/json" | "text/json" | "application/*" => json = json.max(weight),
            other if other.ends_with("+json") => json = json.max(weight),
            _ => {}
        }
    }
    json > 0 && json >= page
}

/// The weight of what is liked best.
const MOST: u16 = 1000;

/// `0.8` as 800; a weight that is none says nothing.
fn weight(typed: &str) -> u16 {
    let value = typed.parse::<f32>().ok().filter(|value| (0.0..=1.0).contains(value));
    value.map_or(MOST, |value| (value * f32::from(MOST)) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_program_is_told_from_a_browser() {
        let asks = |typed: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_str(typed).expect("a header"));
            wants_json(&headers)
        };
        for json in [
            "application/json",
            "Application/JSON",
            "APPLICATION/JSON;charset=utf-8",
            " application/json ;q=0.5",
            "application/*",
            "*/*, application/json",
            "text/plain,application/json;q=0.1",
            "application/vnd.api+json",
            "application/problem+json",
            "application/json, text/html",
            "text/html;q=0.5, application/json",
            "text/json",
            "application/json; Q=0.9",
            "application/json;q=much",
            "application/json , */*;q=0.1",
        ] {
            assert!(asks(json), "{json}");
        }
        for page in [
            "",
            "*/*",
            "text/html",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/json;q=0",
            "application/json;q=0.0, */*",
            "text/html, application/json;q=0.9",
            "application/jsonp",
            "text/*",
            "json",
        ] {
            assert!(!asks(page), "{page}");
        }
    }
}
