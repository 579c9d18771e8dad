//! What comes over a socket and is no request, or hardly one.

use fastrand::Rng;

const METHODS: [&str; 9] = ["GET", "POST", "HEAD", "OPTIONS", "TRACE", "get", "G E T", "", "\u{1}"];
const PATHS: [&str; 24] = [
    "/",
    "/imani/",
    "/imani.",
    "//imani",
    "//evil.example/%2e%2e",
    "/\\evil.example",
    "/%2F%2Fevil.example/",
    "http://evil.example/",
    "evil.example:443",
    "*",
    "",
    "/form/health",
    "/form/imani/check",
    "/form/imani/send",
    "/form/%00/dates",
    "/form/../../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/form/imani/receipt/K7M2QX9R4T/0123456789abcdef0123456789abcdef",
    "/form/imani/dates?received=2026-12-24",
    "/form/imani/dates?received=\"><script>",
    "/%",
    "/%ff%fe",
    "/form/é/check",
    "/a b",
];
const VERSIONS: [&str; 7] = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "HTP/1.1", ""];
const HEADERS: [&str; 22] = [
    "host: x",
    "host: ",
    "host: ev il\"/@:99999",
    "content-length: 5",
    "content-length: -1",
    "content-length: 99999999999999999999",
    "content-length: 5, 6",
    "transfer-encoding: chunked",
    "transfer-encoding: chunked, gzip",
    "transfer-encoding: \u{b}chunked",
    "content-type: application/x-www-form-urlencoded",
    "content-type: application/json",
    "content-type: multipart/form-data",
    "content-type: multipart/form-data; boundary=\"",
    "expect: 100-continue",
    "upgrade: h2c",
    "range: bytes=9-1,,-",
    "if-modified-since: never",
    "accept: application/json",
    "accept-encoding: gzip;q=\u{1}",
    " folded: yes",
    "no colon",
];
const BODIES: [&str; 10] = [
    "",
    "what_happened=Damp",
    "5\r\nwhat_\r\n0\r\n\r\n",
    "ffffffffffffffff\r\nx",
    "-1\r\n\r\n",
    "{\"what_happened\":\"\\ud83d\"}",
    "--x\r\n",
    "GET / HTTP/1.1\r\nhost: smuggled\r\n\r\n",
    "\0\0\0\0",
    "5;ext=\"\r\nwhat_\r\n",
];

/// The bytes of one of them.
pub fn request(chance: &mut Rng) -> Vec<u8> {
    let long = match chance.u8(0..12) {
        0 => "x".repeat(chance.usize(0..20_000)),
        1 => "../".repeat(chance.usize(0..3_000)),
        _ => String::new(),
    };
    let one = |chance: &mut Rng, of: &[&str]| chance.choice(of).map_or_else(String::new, |one| (*one).to_owned());
    // Most are right in all but one or two parts: what is wrong from the start gets no further than the parser.
    let odd = |chance: &mut Rng| chance.u8(0..4) == 0;
    let method = if odd(chance) { one(chance, &METHODS) } else { one(chance, &METHODS[..2]) };
    let version = if odd(chance) { one(chance, &VERSIONS) } else { "HTTP/1.1".to_owned() };
    let mut text = format!("{method} {}{long} {version}\r\n", one(chance, &PATHS));
    text.push_str("host: x\r\n");
    for _ in 0..chance.usize(0..3) {
        text.push_str(&one(chance, &HEADERS));
        text.push_str("\r\n");
    }
    if chance.u8(0..30) == 0 {
        text.push_str(&"x-more: y\r\n".repeat(chance.usize(0..500)));
    }
    text.push_str("connection: close\r\n\r\n");
    text.push_str(&one(chance, &BODIES));
    let mut bytes = text.into_bytes();
    if chance.u8(0..5) == 0 {
        bytes = super::mutated(chance, bytes);
    }
    if chance.u8(0..20) == 0 {
        bytes = super::noise(chance, 400);
    }
    bytes
}
