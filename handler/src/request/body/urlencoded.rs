//! A form as browsers send it: `name=value&name=value`.

use base64::prelude::{BASE64_STANDARD, Engine};
use complaints::form::answers::RAW;
use encoding_rs::Encoding;

use super::{MAX_FIELDS, Unreadable, charset};

/// Name and value pairs in the character set that the sender names, or UTF-8.
pub(super) fn pairs(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Vec<(String, String)>, Unreadable> {
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
    let field = || fields.iter().find(|(name, ..)| name == b"_charset_").and_then(|(.., v)| charset::of_label(v));
    let encoding = charset::of_forms(declared.or_else(field));
    let mut pairs = Vec::new();
    for (name, typed, value) in &fields {
        if name == b"_charset_" {
            continue;
        }
        let (name, _) = charset::text(name, encoding);
        let (text, broken) = charset::text(value, encoding);
        if broken {
            pairs.push((format!("{RAW}{name}"), charset::as_escaped(typed)));
        }
        pairs.push((name, text));
    }
    Ok(pairs)
}
