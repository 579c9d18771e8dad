//! A body that was changed on its way, or by somebody who wants to see what
//! happens: bytes turned round, cut out, doubled, and put in.

use fastrand::Rng;

/// What parsers stumble over.
const STONES: [&[u8]; 20] = [
    b"\\ud83d",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\0",
    b"\r\n\r\n",
    b"--x--",
    b"--x\r\nContent-Type: text/plain; charset=\xff\r\n\r\n",
    b"%",
    b"%F0%9F",
    b"\xed\xa0\x80",
    b"\x1b[2J",
    b"&&==&",
    b"[[[[[[[[",
    b"{\"a\":{\"a\":{\"a\":",
    b"1e999",
    b"123456789012345678901234567890",
    b"\"what_happened\": \"again\", ",
    b"_charset_=utf-16le&",
    b"; charset=\"",
    b"=?utf-8?B?8J+YoQ==?=",
];

/// The same body, a little otherwise.
pub(super) fn mutated(chance: &mut Rng, mut body: Vec<u8>) -> Vec<u8> {
    for _ in 0..chance.usize(1..6) {
        let at = chance.usize(0..=body.len());
        match chance.u8(0..6) {
            0 => body.truncate(at),
            1 => {
                let stone = STONES[chance.usize(0..STONES.len())];
                body.splice(at..at, stone.iter().copied());
            }
            2 => {
                let end = (at + chance.usize(0..200)).min(body.len());
                let again = body[at..end].to_vec();
                body.splice(at..at, again);
            }
            3 => {
                let end = (at + chance.usize(0..20)).min(body.len());
                body.drain(at..end);
            }
            _ => {
                if let Some(byte) = body.get_mut(at) {
                    *byte = chance.u8(..);
                }
            }
        }
    }
    body
}

/// JSON that goes very deep, or on and on.
pub(super) fn deep(chance: &mut Rng) -> Vec<u8> {
    let many = chance.usize(1..3_000);
    match chance.u8(0..4) {
        0 => "[".repeat(many).into_bytes(),
        1 => "{\"what_happened\":".repeat(many).into_bytes(),
        2 => format!("{{\"what_happened\":{}\"Damp\"{}}}", "[".repeat(many), "]".repeat(many)).into_bytes(),
        _ => format!("{{{}\"a\":1}}", "\"what_happened\":\"Damp\\ud83d\",".repeat(many)).into_bytes(),
    }
}
