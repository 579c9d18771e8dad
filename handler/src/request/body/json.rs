//! A form as programs send it: an object whose values are texts, or lists of
//! texts. Its bytes may be no text in places, and its escapes half of a pair,
//! as where a program cut a text in the middle of an emoji; the rest is read.

use std::fmt;

use complaints::form::answers::RAW;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::charset::{Marked, read_marked};
use super::{MAX_FIELDS, Sent, Unreadable};

/// An object in UTF-8.
pub(crate) fn json(bytes: &[u8]) -> Result<Sent, Unreadable> {
    read(bytes, None)
}

/// An object in the character set that its first bytes show, or that its content type names, or UTF-8.
pub(super) fn read(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Sent, Unreadable> {
    let (encoding, bytes) = encoding_of(bytes, declared);
    let text = halves_marked(&Marked::of(bytes, encoding));
    let Fields(fields) = serde_json::from_str(&text.text).map_err(|error| match error.is_eof() {
        true => Unreadable::CutShort(Vec::new()),
        false => Unreadable::Unsupported(String::new()),
    })?;
    let plain = |typed: String| if text.any { read_marked(&typed) } else { (typed, None) };
    let (mut pairs, mut count) = (Vec::new(), 0);
    for (name, value) in fields {
        let (name, _) = plain(name);
        let values = match value {
            Value::Array(list) => list,
            one => vec![one],
        };
        for value in values {
            let typed = match value {
                Value::String(typed) => typed,
                Value::Number(number) => number.to_string(),
                Value::Bool(yes) => if yes { "yes" } else { "no" }.to_owned(),
                Value::Null => continue,
                Value::Array(_) | Value::Object(_) => return Err(Unreadable::Nested(name)),
            };
            count += 1;
            if count > MAX_FIELDS {
                return Err(Unreadable::TooLarge);
            }
            let (typed, raw) = plain(typed);
            pairs.extend(raw.map(|raw| (format!("{RAW}{name}"), raw)));
            pairs.push((name.clone(), typed));
        }
    }
    Ok(Sent { pairs, file_refused: false })
}

/// A byte-order mark before the object tells its character set; so does where it begins, since it begins in ASCII.
fn encoding_of<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> (&'static Encoding, &'b [u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, bytes.get(length..).unwrap_or_default());
    }
    let encoding = match bytes {
        [0, _, ..] => UTF_16BE,
        [_, 0, ..] => UTF_16LE,
        // It says UTF-16 and is not.
        _ => declared.filter(|encoding| ![UTF_16BE, UTF_16LE].contains(encoding)).unwrap_or(UTF_8),
    };
    (encoding, bytes)
}

/// The same JSON with each escape that is half of a pair marked, which no parser takes: `\ud83d`.
fn halves_marked(json: &Marked) -> Marked {
    let text = json.text.as_str();
    let mut marked = Marked { text: String::with_capacity(text.len()), any: json.any };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        marked.text.push_str(before);
        let unit = unit(after);
        // A pair is one character: both halves are left to the parser.
        let next = after.get(5..).and_then(|next| next.strip_prefix('\\')).and_then(self::unit);
        let (whole, length) = match (unit, next) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (true, 11),
            (Some(0xd800..=0xdfff), _) => (false, 5),
            // Whatever is escaped, such as a backslash, escapes nothing itself.
            _ => (true, after.chars().next().map_or(0, char::len_utf8)),
        };
        if whole {
            marked.text.push('\\');
            marked.text.push_str(after.get(..length).unwrap_or_default());
        } else {
            marked.half(unit.unwrap_or(0xd800));
        }
        rest = after.get(length..).unwrap_or_default();
    }
    marked.text.push_str(rest);
    marked
}

/// The value of an escape behind its backslash: `ud83d`.
fn unit(escape: &str) -> Option<u32> {
    let figures = escape.strip_prefix('u')?.get(..4).filter(|four| four.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(figures, 16).ok()
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
