//! The body of a request as name and value pairs, whatever it came as: a file
//! for each way, and one for the character sets that all of them share.
//!
//! A value that is not the text it says is read as far as it can be, and its
//! bytes stand beside it as they came, in a field called `raw:` and its name.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::request::Parts;
use fail::fail_point;

mod charset;
mod json;
mod multipart;
mod urlencoded;

pub(crate) use json::json;

/// The most bytes a form may have; what is longer is refused unread.
pub(crate) const MAX_BODY_BYTES: usize = 512 * 1024;

/// The most fields a form may have, whatever it comes as: many more than there are questions.
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
    /// It is larger than [`MAX_BODY_BYTES`], or has more than [`MAX_FIELDS`].
    TooLarge,
    /// It ended before its end; what came is kept, to be shown again.
    CutShort(Vec<(String, String)>),
    /// It is no form. What could be read of it is kept, to be shown again.
    Unsupported(String),
    /// A value of its JSON is neither a text nor a list of texts.
    Nested(String),
}

/// Reads the body of a request.
///
/// # Errors
/// When it is too large, cut short, or no form.
pub(crate) async fn read(request: Request) -> (Parts, Result<Sent, Unreadable>) {
    let (parts, body) = request.into_parts();
    // Where tests make a route end in the middle of its work.
    fail_point!("read-body");
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
    let declared = charset::declared(&kind);
    let sent = match name.as_str() {
        "application/x-www-form-urlencoded" | "" => {
            Sent { pairs: urlencoded::pairs(&bytes, declared)?, file_refused: false }
        }
        "application/json" | "text/json" => json::read(&bytes, declared)?,
        other if other.starts_with("application/") && other.ends_with("+json") => json::read(&bytes, declared)?,
        "multipart/form-data" => multipart::read(&kind, bytes, declared).await?,
        _ => return Err(Unreadable::Unsupported(charset::text(&bytes, declared.unwrap_or(encoding_rs::UTF_8)).0)),
    };
    if cut { Err(Unreadable::CutShort(sent.pairs)) } else { Ok(sent) }
}
