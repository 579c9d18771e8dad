//! Requests that no form sends: broken encodings, fields without end, types
//! that do not fit what comes with them.

use base64::prelude::{BASE64_STANDARD, Engine};
use fastrand::Rng;
use serde_json::{Value, json};

use crate::function;

mod mutated;
mod requests;
mod told;

use mutated::{deep, mutated};
pub use requests::request;
use told::{Told, told};

/// What people, programs and attackers put into fields.
const PIECES: [&str; 24] = [
    "The heating has been off since March.",
    "گرمی نہیں ہے",
    "😡👨‍👩‍👧‍👦",
    "é",
    "e\u{301}",
    "\u{202e}evil",
    "\u{0}",
    "\u{feff}",
    "\u{fffd}",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "'; DROP TABLE complaints; --",
    "../../etc/passwd",
    "%2e%2e%2f",
    "yes",
    "email",
    "31/02/2026",
    "2026-02-29",
    "March",
    "\r\n\r\nHTTP/1.1 200 OK",
    "00112233445566778899aabbccddeeff",
    "jo@example.org",
    "",
    " ",
];

const NAMES: [&str; 18] = [
    "what_happened",
    "before",
    "before_reference",
    "when",
    "at_risk",
    "about",
    "outcome",
    "name",
    "address",
    "contact_by",
    "email",
    "phone",
    "safe_contact",
    "token",
    "policy",
    "opened",
    "website",
    "raw:name",
];

const LANDLORDS: [&str; 3] = ["imani", "impact-housing", "incommunities"];

/// One request that no form sends.
pub struct Odd {
    /// As API Gateway passes it on.
    pub event: Value,
    /// The story that is to be found again, word for word, if it is taken; none where nobody can tell.
    pub story: Option<String>,
}

/// The request of a name, which no other has.
pub fn odd(chance: &mut Rng, name: &str) -> Odd {
    let landlords = if chance.u8(0..20) == 0 { ["nobody", "%00", ".."] } else { LANDLORDS };
    let landlord = chance.choice(landlords).unwrap_or("imani");
    if chance.u8(0..3) == 0 {
        let Told { kind, body, story } = told(chance, name);
        return Odd {
            event: event(&format!("/form/{landlord}/send"), "application/json", &kind, &body),
            story: Some(story),
        };
    }
    let route = chance.choice(["check", "send", "change", "copy"]).unwrap_or("check");
    let accept = chance.choice(["text/html", "application/json", "*/*", ""]).unwrap_or("*/*");
    let (kind, body) = match chance.u8(0..12) {
        0..=4 => ("application/x-www-form-urlencoded", pairs(chance)),
        5 => ("application/x-www-form-urlencoded; charset=windows-1252", pairs(chance)),
        6 => ("application/json", object(chance)),
        7 => ("multipart/form-data; boundary=x", parts(chance)),
        8 => ("text/plain", pairs(chance)),
        9 => ("application/json", deep(chance)),
        10 => ("application/json; charset=utf-16", noise(chance, 400)),
        _ => ("application/octet-stream", noise(chance, 400)),
    };
    let body = if chance.u8(0..3) == 0 { mutated(chance, body) } else { body };
    let kind = match chance.u8(0..20) {
        0 => "no/such;;type",
        1 => "multipart/form-data",
        2 => "application/x-www-form-urlencoded; charset=\"shift_jis\"",
        _ => kind,
    };
    Odd { event: event(&format!("/form/{landlord}/{route}"), accept, kind, &body), story: None }
}

fn event(path: &str, accept: &str, kind: &str, body: &[u8]) -> Value {
    let mut event = function::event("POST", path, accept, "");
    event["headers"]["content-type"] = json!(kind);
    // As API Gateway passes on what may be no text.
    event["body"] = json!(BASE64_STANDARD.encode(body));
    event["isBase64Encoded"] = json!(true);
    event
}

fn value(chance: &mut Rng) -> String {
    match chance.u8(0..30) {
        0 => "x".repeat(chance.usize(0..30_000)),
        1 => "😡\u{301}".repeat(chance.usize(0..2_000)),
        _ => (0..chance.usize(0..4)).map(|_| chance.choice(PIECES).unwrap_or_default()).collect(),
    }
}

fn name(chance: &mut Rng) -> String {
    if chance.u8(0..8) == 0 {
        value(chance).chars().take(60).collect()
    } else {
        chance.choice(NAMES).unwrap_or_default().to_owned()
    }
}

fn pairs(chance: &mut Rng) -> Vec<u8> {
    let many = if chance.u8(0..200) == 0 { 1_500 } else { chance.usize(0..20) };
    let mut body = Vec::new();
    for _ in 0..many {
        for part in [name(chance), value(chance)] {
            for byte in part.bytes() {
                match chance.u8(0..60) {
                    0 => body.push(byte),
                    1 => body.extend(b"%"),
                    2 => body.extend(b"%zz"),
                    3 => body.extend(format!("%{:02x}", chance.u8(..)).bytes()),
                    _ if byte.is_ascii_alphanumeric() => body.push(byte),
                    _ => body.extend(format!("%{byte:02X}").bytes()),
                }
            }
            body.push(if chance.bool() { b'=' } else { b'&' });
        }
    }
    body
}

fn object(chance: &mut Rng) -> Vec<u8> {
    let field = |chance: &mut Rng| -> Value {
        match chance.u8(0..8) {
            0 => Value::Null,
            1 => json!(chance.i64(..)),
            2 => json!([value(chance), value(chance)]),
            3 => json!({ "a": value(chance) }),
            4 => json!(chance.bool()),
            _ => json!(value(chance)),
        }
    };
    let fields: serde_json::Map<String, Value> =
        (0..chance.usize(0..12)).map(|_| (name(chance), field(chance))).collect();
    let mut text = Value::Object(fields).to_string().into_bytes();
    if chance.u8(0..6) == 0 {
        text.truncate(chance.usize(0..=text.len()));
    }
    text
}

fn parts(chance: &mut Rng) -> Vec<u8> {
    let mut body = Vec::new();
    for _ in 0..chance.usize(0..8) {
        body.extend(b"--x\r\nContent-Disposition: form-data; name=\"");
        body.extend(name(chance).replace(['"', '\r', '\n'], "").bytes());
        body.extend(if chance.u8(0..5) == 0 { &b"\"; filename=\"a.pdf\"\r\n\r\n"[..] } else { b"\"\r\n\r\n" });
        body.extend(value(chance).bytes());
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    if chance.u8(0..6) == 0 {
        body.truncate(chance.usize(0..=body.len()));
    }
    body
}

fn noise(chance: &mut Rng, most: usize) -> Vec<u8> {
    (0..chance.usize(0..most)).map(|_| chance.u8(..)).collect()
}
