//! An answer → what API Gateway passes on, in payload format 2.0.

use axum::body::to_bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_ENCODING;
use axum::response::Response;
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use store::log;

/// The answer with its body as text, or in base64 where it is none, as when it is compressed.
pub(super) async fn passed_on(response: Response) -> Value {
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes.to_vec(),
        Err(fault) => {
            log::fault("answer", &fault);
            parts.status = StatusCode::INTERNAL_SERVER_ERROR;
            Vec::new()
        }
    };
    let mut headers = Map::new();
    for name in parts.headers.keys() {
        let values = parts.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        headers.insert(name.to_string(), values.collect::<Vec<_>>().join(", ").into());
    }
    let plain = if parts.headers.contains_key(CONTENT_ENCODING) { None } else { String::from_utf8(bytes.clone()).ok() };
    let is_text = plain.is_some();
    json!({
        "statusCode": parts.status.as_u16(),
        "headers": headers,
        "body": plain.unwrap_or_else(|| BASE64_STANDARD.encode(&bytes)),
        "isBase64Encoded": !is_text,
        "cookies": [],
    })
}
