//! A body of which it is known what it says: a story in one of the ways and
//! character sets in which a form can be sent, with odd fields round it.

use fastrand::Rng;
use serde_json::json;

use super::{NAMES, value};

/// A body, what it comes as, and the story that is to be found again if it is taken.
pub(super) struct Told {
    pub(super) kind: String,
    pub(super) body: Vec<u8>,
    pub(super) story: String,
}

/// What stories are made of; the first of them can be said in windows-1252.
const WORDS: [&str; 16] = [
    "No heating",
    "Café ",
    "it’s cold",
    "\r\n",
    "\n\n",
    "\t",
    "a=b&c=%41+d",
    "\"{}\\",
    "😡👨\u{200d}👩\u{200d}👧",
    "گرمی نہیں\u{200c}ہے",
    "\u{feff}",
    "e\u{301}\u{ad}",
    "\u{0}",
    "<b>{{7*7}}</b>",
    "--x\r\n--xx",
    "\u{202e}evil",
];
/// How many of them are in windows-1252.
const OLD: usize = 8;

/// The body of this number, which no other has.
pub(super) fn told(chance: &mut Rng, name: &str) -> Told {
    let way = chance.u8(0..8);
    let old = matches!(way, 1..=3);
    let words = if old { &WORDS[..OLD] } else { &WORDS[..] };
    let mut said = |most| (0..chance.usize(0..most)).map(|_| *chance.choice(words).unwrap_or(&"")).collect::<String>();
    let story = format!("{}{name}: {}", said(3), said(7));
    let field = |chance: &mut Rng| {
        let names: Vec<&&str> = NAMES.iter().filter(|name| **name != "what_happened").collect();
        let typed = if old { "x".repeat(chance.usize(0..40)) } else { value(chance) };
        (chance.choice(&names).map_or("name", |name| **name).to_owned(), typed)
    };
    let mut fields: Vec<(String, String)> = (0..chance.usize(0..5)).map(|_| field(chance)).collect();
    let at = chance.usize(0..=fields.len());
    fields.insert(at, ("what_happened".to_owned(), story.clone()));
    let bytes = |text: &str| if old { windows_1252(text) } else { text.as_bytes().to_vec() };
    let (kind, body) = match way {
        0 => ("application/x-www-form-urlencoded".to_owned(), pairs(&fields, bytes)),
        1 => ("application/x-www-form-urlencoded; charset=windows-1252".to_owned(), pairs(&fields, bytes)),
        2 => (
            "multipart/form-data; boundary=xX9".to_owned(),
            parts(&fields, "\r\nContent-Type: text/plain; charset=latin1", bytes),
        ),
        3 => {
            fields.insert(0, ("_charset_".to_owned(), "windows-1252".to_owned()));
            ("multipart/form-data; boundary=xX9".to_owned(), parts(&fields, "", bytes))
        }
        4 => ("multipart/form-data; boundary=xX9".to_owned(), parts(&fields, "", bytes)),
        5 => ("application/json".to_owned(), object(chance, &fields).into_bytes()),
        6 => (
            "application/json; charset=utf-8".to_owned(),
            [b"\xef\xbb\xbf", object(chance, &fields).as_bytes()].concat(),
        ),
        _ => {
            let units = object(chance, &fields).encode_utf16().flat_map(u16::to_le_bytes).collect();
            ("application/json".to_owned(), units)
        }
    };
    // What can be stored of it: lines as they are stored, no NUL, nothing at its ends.
    let story = story.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "").trim().to_owned();
    Told { kind, body, story }
}

fn pairs(fields: &[(String, String)], bytes: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let escaped = |text: &str| bytes(text).iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    pairs.join("&").into_bytes()
}

fn parts(fields: &[(String, String)], more: &str, bytes: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let more = if name == "_charset_" { "" } else { more };
        body.extend(format!("--xX9\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n").bytes());
        body.extend(bytes(value));
        body.extend(b"\r\n");
    }
    body.extend(b"--xX9--\r\n");
    body
}

/// The same as JSON, with half an emoji in some value, and escapes where a program may write them.
fn object(chance: &mut Rng, fields: &[(String, String)]) -> String {
    let member = |(name, value): &(String, String)| {
        let mut value = json!(value).to_string();
        if name != "what_happened" && chance.u8(0..4) == 0 {
            value.insert_str(1, r"\ud83d");
        }
        if chance.bool() {
            value = value.replace('é', r"\u00e9").replace('😡', r"\ud83d\ude21");
        }
        format!("{}: {value}", json!(name))
    };
    format!("{{{}}}", fields.iter().map(member).collect::<Vec<_>>().join(", "))
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap_or(b'?') }).collect()
}
