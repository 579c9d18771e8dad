//! A form in parts, each of which can say what character set it is in.

use axum::body::{Body, Bytes};
use complaints::form::answers::RAW;
use encoding_rs::Encoding;

use super::{MAX_FIELDS, Sent, Unreadable, charset};

/// One part that is no file.
struct Part {
    name: String,
    value: Bytes,
    /// What it says of itself.
    charset: Option<&'static Encoding>,
}

/// The parts of a body as pairs; of a body that is cut short those that came.
pub(super) async fn read(kind: &str, bytes: Bytes, declared: Option<&'static Encoding>) -> Result<Sent, Unreadable> {
    let Ok(boundary) = multer::parse_boundary(kind) else { return Err(Unreadable::Unsupported(String::new())) };
    let mut form = multer::Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let (mut parts, mut file_refused) = (Vec::new(), false);
    let whole = loop {
        let Ok(field) = form.next_field().await else { break false };
        let Some(field) = field else { break true };
        let name = field.name().map(str::to_owned);
        let is_file = field.file_name().map(|f| !f.is_empty());
        let named = field.content_type().and_then(|kind| kind.get_param("charset"));
        let charset = named.and_then(|name| charset::of_label(name.as_str().as_bytes()));
        let Ok(value) = field.bytes().await else { break false };
        match (name, is_file) {
            (_, Some(true)) => file_refused = true,
            (Some(name), None) => parts.push(Part { name, value, charset }),
            (_, Some(false)) | (None, None) => {}
        }
        if parts.len() > MAX_FIELDS {
            return Err(Unreadable::TooLarge);
        }
    };
    let pairs = pairs(parts, declared);
    if whole { Ok(Sent { pairs, file_refused }) } else { Err(Unreadable::CutShort(pairs)) }
}

/// Each part in its own character set, or in that of all: a field called `_charset_`, the body's, UTF-8.
fn pairs(parts: Vec<Part>, declared: Option<&'static Encoding>) -> Vec<(String, String)> {
    let field = parts.iter().find(|part| part.name == "_charset_").and_then(|part| charset::of_label(&part.value));
    let of_all = charset::of_forms(field.or(declared));
    let mut pairs = Vec::new();
    for Part { name, value, charset } in parts {
        if name == "_charset_" {
            continue;
        }
        // A program may write one part in UTF-16 and say so there.
        let (text, broken) = charset::text(&value, charset.unwrap_or(of_all));
        if broken {
            pairs.push((format!("{RAW}{name}"), charset::escaped(&value)));
        }
        pairs.push((name, text));
    }
    pairs
}
