//! The body of a request as name and value pairs, whatever it came as.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::request::Parts;

/// The most bytes a form may have.
pub const MOST_BYTES: usize = 512 * 1024;

/// What was sent.
#[derive(Debug, Default)]
pub struct Sent {
    /// Names and values in the order in which they came.
    pub pairs: Vec<(String, String)>,
    /// A file came with it and was not taken.
    pub file_refused: bool,
}

/// Why a body cannot be taken as a form.
#[derive(Debug)]
pub enum Refused {
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It ended before its end.
    CutShort,
    /// It is no form. What could be read of it is kept, to be shown again.
    Unsupported(Sent),
}

/// Whether the sender reads JSON.
#[must_use]
pub fn wants_json(parts: &Parts) -> bool {
    let accept = parts.headers.get(ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.split(',').any(|kind| kind.split(';').next().is_some_and(|k| k.trim() == "application/json"))
}

/// Reads the body of a request.
///
/// # Errors
/// When it is too large, cut short, or no form.
pub async fn read(request: Request) -> (Parts, Result<Sent, Refused>) {
    let (parts, body) = request.into_parts();
    let sent = sent(&parts, body).await;
    (parts, sent)
}

async fn sent(parts: &Parts, body: Body) -> Result<Sent, Refused> {
    let bytes = to_bytes(body, MOST_BYTES).await.map_err(|error| {
        let text = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        if text.contains("length limit") { Refused::TooLarge } else { Refused::CutShort }
    })?;
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let name = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match name.as_str() {
        "application/x-www-form-urlencoded" | "" => {
            Ok(Sent { pairs: serde_html_form::from_bytes(&bytes).unwrap_or_default(), file_refused: false })
        }
        "application/json" => json(&bytes),
        "multipart/form-data" => multipart(&kind, bytes).await,
        _ => Err(Refused::Unsupported(plain_text(&String::from_utf8_lossy(&bytes)))),
    }
}

/// An object whose values are texts, or lists of texts.
fn json(bytes: &[u8]) -> Result<Sent, Refused> {
    use serde_json::Value;
    let Ok(Value::Object(object)) = serde_json::from_slice::<Value>(bytes) else {
        return Err(Refused::Unsupported(Sent::default()));
    };
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    let mut pairs = Vec::new();
    for (name, value) in &object {
        match value {
            Value::Array(list) => pairs.extend(list.iter().filter_map(text).map(|v| (name.clone(), v))),
            one => pairs.extend(text(one).map(|v| (name.clone(), v))),
        }
    }
    Ok(Sent { pairs, file_refused: false })
}

async fn multipart(kind: &str, bytes: axum::body::Bytes) -> Result<Sent, Refused> {
    let Ok(boundary) = multer::parse_boundary(kind) else { return Err(Refused::Unsupported(Sent::default())) };
    let mut form = multer::Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let mut sent = Sent::default();
    loop {
        match form.next_field().await {
            Ok(Some(field)) => {
                let name = field.name().map(str::to_owned);
                let is_file = field.file_name().map(|f| !f.is_empty());
                let Ok(bytes) = field.bytes().await else { return Err(Refused::CutShort) };
                match (name, is_file) {
                    (_, Some(true)) => sent.file_refused = true,
                    (Some(name), None) => sent.pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                    (_, Some(false)) | (None, None) => {}
                }
            }
            Ok(None) => return Ok(sent),
            Err(_) => return Err(Refused::CutShort),
        }
    }
}

/// A form sent as `text/plain`: one `name=value` a line, as browsers write it.
fn plain_text(text: &str) -> Sent {
    let pairs = text.lines().filter_map(|line| line.split_once('=')).map(|(n, v)| (n.trim().to_owned(), v.to_owned()));
    Sent { pairs: pairs.collect(), file_refused: false }
}
