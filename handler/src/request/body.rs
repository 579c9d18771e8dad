//! The body of a request as name and value pairs, whatever it came as.

use std::fmt;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::request::Parts;
use base64::prelude::{BASE64_STANDARD, Engine};
use complaints::form::answers::RAW;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// The most bytes a form may have; what is longer is refused unread.
pub(crate) const MAX_BODY_BYTES: usize = 512 * 1024;

/// The most fields a form may have: many more than there are questions.
const MAX_FIELDS: usize = 1000;

/// The fields of a form, before they are read as answers.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// Names and values in the order in which they came.
    pub(crate) pairs: Vec<(String, String)>,
    /// A file came with it and was not taken.
    pub(crate) file_refused: bool,
}

/// Why a body cannot be taken as a form.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It is larger than [`MAX_BODY_BYTES`].
    TooLarge,
    /// It ended before its end; what came is kept, to be shown again.
    CutShort(Vec<(String, String)>),
    /// It is no form. What could be read of it is kept, to be shown again.
    Unsupported(String),
    /// A value of its JSON is neither a text nor a list of texts.
    Nested(String),
}

/// Whether the request's `Accept` asks for JSON, as programs do.
#[must_use]
pub(crate) fn wants_json(parts: &Parts) -> bool {
    let accept = parts.headers.get(ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.split(',').any(|kind| kind.split(';').next().is_some_and(|k| k.trim() == "application/json"))
}

/// Reads the body of a request.
///
/// # Errors
/// When it is too large, cut short, or no form.
pub(crate) async fn read(request: Request) -> (Parts, Result<Sent, Unreadable>) {
    let (parts, body) = request.into_parts();
    let sent = sent(&parts, body).await;
    (parts, sent)
}

async fn sent(parts: &Parts, body: Body) -> Result<Sent, Unreadable> {
    let bytes = to_bytes(body, MAX_BODY_BYTES).await.map_err(|error| {
        let text = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        if text.contains("length limit") { Unreadable::TooLarge } else { Unreadable::CutShort(Vec::new()) }
    })?;
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let name = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    // What stands between us and the sender may have lost the end of it.
    let announced = parts.headers.get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    let cut = announced.is_some_and(|length: usize| length > bytes.len());
    let sent = match name.as_str() {
        "application/x-www-form-urlencoded" | "" => Sent { pairs: urlencoded(&bytes, &kind)?, file_refused: false },
        "application/json" => json(&bytes)?,
        "multipart/form-data" => multipart(&kind, bytes).await?,
        _ => return Err(Unreadable::Unsupported(String::from_utf8_lossy(&bytes).into_owned())),
    };
    if cut { Err(Unreadable::CutShort(sent.pairs)) } else { Ok(sent) }
}

/// Name and value pairs in the character set that the sender names, or UTF-8.
///
/// A value that is not what it says is read as far as it can be, and its bytes
/// stand beside it as they came, in a field called `raw:` and its name.
fn urlencoded(bytes: &[u8], kind: &str) -> Result<Vec<(String, String)>, Unreadable> {
    // A form has an equals sign; what has none until it is decoded was passed on as base64 without a word.
    let decoded =
        if bytes.contains(&b'=') && !bytes.ends_with(b"=") { None } else { BASE64_STANDARD.decode(bytes).ok() };
    let decoded = decoded.filter(|decoded| decoded.contains(&b'='));
    let bytes = decoded.as_deref().unwrap_or(bytes);
    let parts = || bytes.split(|b| *b == b'&').filter(|part| !part.is_empty());
    if parts().count() > MAX_FIELDS {
        return Err(Unreadable::TooLarge);
    }
    let unescaped = |part: &[u8]| -> Vec<u8> {
        let spaced: Vec<u8> = part.iter().map(|b| if *b == b'+' { b' ' } else { *b }).collect();
        percent_encoding::percent_decode(&spaced).collect()
    };
    let fields: Vec<(Vec<u8>, &[u8], Vec<u8>)> = parts()
        .map(|part| {
            let mut halves = part.splitn(2, |b| *b == b'=');
            let (name, value) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
            (unescaped(name), value, unescaped(value))
        })
        .collect();
    let declared = kind.split(';').find_map(|part| part.trim().strip_prefix("charset=").map(str::to_owned));
    let field = || fields.iter().find(|(name, ..)| name == b"_charset_").map(|(.., value)| value.clone());
    let label = declared.map(String::into_bytes).or_else(field).unwrap_or_default();
    let encoding = encoding_rs::Encoding::for_label(label.trim_ascii_start()).unwrap_or(encoding_rs::UTF_8);
    let mut pairs = Vec::new();
    for (name, typed, value) in &fields {
        let (name, _, _) = encoding.decode(name);
        let (text, _, broken) = encoding.decode(value);
        if name == "_charset_" {
            continue;
        }
        if broken {
            pairs.push((format!("{RAW}{name}"), String::from_utf8_lossy(typed).into_owned()));
        }
        pairs.push((name.into_owned(), text.into_owned()));
    }
    Ok(pairs)
}

/// An object whose values are texts, or lists of texts.
pub(crate) fn json(bytes: &[u8]) -> Result<Sent, Unreadable> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let Fields(fields) = serde_json::from_str(text).map_err(|error| match error.is_eof() {
        true => Unreadable::CutShort(Vec::new()),
        false => Unreadable::Unsupported(String::new()),
    })?;
    let mut pairs = Vec::new();
    for (name, value) in fields {
        let values = match value {
            Value::Array(list) => list,
            one => vec![one],
        };
        for value in values {
            match value {
                Value::String(text) => pairs.push((name.clone(), text)),
                Value::Number(number) => pairs.push((name.clone(), number.to_string())),
                Value::Bool(yes) => pairs.push((name.clone(), if yes { "yes" } else { "no" }.to_owned())),
                Value::Null => {}
                Value::Array(_) | Value::Object(_) => return Err(Unreadable::Nested(name)),
            }
        }
    }
    Ok(Sent { pairs, file_refused: false })
}

/// The members of an object in their order, one that stands twice as well.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

async fn multipart(kind: &str, bytes: axum::body::Bytes) -> Result<Sent, Unreadable> {
    let Ok(boundary) = multer::parse_boundary(kind) else { return Err(Unreadable::Unsupported(String::new())) };
    let mut form = multer::Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let mut sent = Sent::default();
    loop {
        match form.next_field().await {
            Ok(Some(field)) => {
                let name = field.name().map(str::to_owned);
                let is_file = field.file_name().map(|f| !f.is_empty());
                let Ok(bytes) = field.bytes().await else { return Err(Unreadable::CutShort(sent.pairs)) };
                match (name, is_file) {
                    (_, Some(true)) => sent.file_refused = true,
                    (Some(name), None) => sent.pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                    (_, Some(false)) | (None, None) => {}
                }
            }
            Ok(None) => return Ok(sent),
            Err(_) => return Err(Unreadable::CutShort(sent.pairs)),
        }
    }
}
