//! Words out of a body whatever is wrong with it, to be shown again and never to be stored.
//!
//! What reads forms to store them is strict (`body`): here half a body, a body
//! of too many fields and one that is no form are read as far as a person's
//! words can be found in them.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use complaints::form::answers::RAW;
use complaints::form::{Form, ReservedField, Role};

use super::body::{self, Unreadable};
use super::form::plain_text;

/// A form with more fields than this is refused, so that many are not given back.
const MAX_FIELDS: usize = 900;
/// So many fields that no question has are kept of a stored form too.
const MAX_EXTRA: usize = 20;

/// The fields of a body, with at least some that somebody may have typed; empty where there is none.
pub(crate) async fn fields(form: &Form, parts: &Parts, bytes: &Bytes) -> Vec<(String, String)> {
    let request = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let found = match body::read(request).await.1 {
        Ok(sent) => sent.pairs,
        Err(Unreadable::Unsupported(text)) if !text.trim().is_empty() => plain_text(form, &text),
        Err(unreadable) => {
            let whole = match unreadable {
                Unreadable::CutShort(pairs) => pairs,
                _ => Vec::new(),
            };
            let text = String::from_utf8_lossy(bytes);
            if kind.starts_with("multipart/form-data") {
                let parts = parts_of(&text);
                // A part that was cut is left out by the strict reader.
                if parts.len() > whole.len() { parts } else { whole }
            } else if kind.is_empty() || kind.starts_with("application/x-www-form-urlencoded") {
                urlencoded(bytes)
            } else if whole.is_empty() && !text.trim().is_empty() {
                let story = form.role(Role::Story).map(|question| question.id.clone()).unwrap_or_default();
                vec![(story, text.into_owned())]
            } else {
                whole
            }
        }
    };
    let found = if found.len() > MAX_FIELDS { fewer(form, found) } else { found };
    let typed =
        found.iter().any(|(name, value)| !value.trim().is_empty() && !ReservedField::IDS.contains(&name.as_str()));
    if typed { found } else { Vec::new() }
}

/// What a question or the form has, and of the rest no more than is kept of a form that is stored.
fn fewer(form: &Form, fields: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut more = 0;
    let mut kept: Vec<(String, String)> = Vec::new();
    for (name, value) in fields {
        let asked = form.question(name.strip_prefix(RAW).unwrap_or(&name)).is_some();
        if !asked && !ReservedField::IDS.contains(&name.as_str()) {
            more += 1;
            if more > MAX_EXTRA {
                continue;
            }
        }
        if kept.len() < MAX_FIELDS {
            kept.push((name, value));
        }
    }
    kept
}

fn urlencoded(bytes: &[u8]) -> Vec<(String, String)> {
    let unescaped = |half: &[u8]| {
        let spaced: Vec<u8> = half.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect();
        percent_encoding::percent_decode(&spaced).decode_utf8_lossy().into_owned()
    };
    let halves = bytes.split(|b| *b == b'&').filter(|part| !part.is_empty()).map(|part| {
        let mut halves = part.splitn(2, |b| *b == b'=');
        (unescaped(halves.next().unwrap_or_default()), unescaped(halves.next().unwrap_or_default()))
    });
    halves.collect()
}

/// The parts of a multipart body that have a name and are no file, the last of them also where it is cut.
fn parts_of(text: &str) -> Vec<(String, String)> {
    let boundary = text.lines().next().unwrap_or_default().trim_end();
    if !boundary.starts_with("--") {
        return Vec::new();
    }
    let parts = text.split(boundary).filter_map(|part| {
        let (head, value) = part.split_once("\r\n\r\n")?;
        let (_, name) = head.split_once("name=\"")?;
        let name = name.split('"').next()?;
        let is_file = head.contains("filename=");
        (!is_file).then(|| (name.to_owned(), value.strip_suffix("\r\n").unwrap_or(value).to_owned()))
    });
    parts.collect()
}
