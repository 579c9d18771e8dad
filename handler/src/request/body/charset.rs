//! Character sets: which one a body says it is in, and its bytes as text.
//!
//! A byte-order mark inside of a value is a character that somebody's program
//! put there, and changes no character set.

use encoding_rs::{DecoderResult, Encoding, REPLACEMENT, UTF_8};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

/// The character set that a content type names.
pub(super) fn declared(kind: &str) -> Option<&'static Encoding> {
    let named = kind.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    });
    of_label(named?.trim().trim_matches(['"', '\'']).as_bytes())
}

/// The character set of a name, such as `latin1`; none for what is none, or is one that browsers read as nothing.
pub(super) fn of_label(label: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_label(label).filter(|encoding| *encoding != REPLACEMENT)
}

/// Bytes as text, and whether they were not the text that they say.
pub(super) fn text(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), broken)
}

/// Bytes as they came, as a text can hold them: `damp%FF%FE`.
pub(super) fn escaped(bytes: &[u8]) -> String {
    const ESCAPED: &AsciiSet = &CONTROLS.add(b'%');
    percent_encode(bytes, ESCAPED).to_string()
}

/// The same of bytes that are escaped in this way already, as far as their sender did it.
pub(super) fn as_escaped(bytes: &[u8]) -> String {
    percent_encode(bytes, CONTROLS).to_string()
}

/// Stands for a byte that is no text, with the byte added to it: the end of a plane that nobody has given characters.
const BYTE: u32 = 0x10_f800;
/// Stands for half of a pair, such as the escape of half an emoji.
const HALF: u32 = 0x10_f000;

/// A text in which something that is none is marked.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) text: String,
    /// Whether anything is.
    pub(super) any: bool,
}

impl Marked {
    /// Bytes as text, each that is none marked in its place.
    pub(super) fn of(bytes: &[u8], encoding: &'static Encoding) -> Self {
        let mut marked = Self::default();
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut read = 0;
        loop {
            let rest = bytes.get(read..).unwrap_or_default();
            let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
            marked.text.reserve(room.unwrap_or(rest.len() * 3 + 16));
            let (result, taken) = decoder.decode_to_string_without_replacement(rest, &mut marked.text, true);
            read += taken;
            match result {
                DecoderResult::InputEmpty => return marked,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    let end = read.saturating_sub(usize::from(after));
                    let wrong = bytes.get(end.saturating_sub(usize::from(length))..end).unwrap_or_default();
                    marked.text.extend(wrong.iter().filter_map(|byte| char::from_u32(BYTE + u32::from(*byte))));
                    marked.any = true;
                }
            }
        }
    }

    /// Marks half of a pair (U+D800 to U+DFFF).
    pub(super) fn half(&mut self, half: u32) {
        self.text.extend(char::from_u32(HALF + (half - 0xd800)));
        self.any = true;
    }
}

/// What could be read of a text, and where something in it is marked the whole as it came.
pub(super) fn read_marked(text: &str) -> (String, Option<String>) {
    let is_mark = |c: char| (HALF..BYTE + 0x100).contains(&u32::from(c));
    if !text.contains(is_mark) {
        return (text.to_owned(), None);
    }
    let mut raw = String::new();
    for c in text.chars() {
        match u32::from(c) {
            mark if mark >= BYTE && is_mark(c) => raw.push_str(&format!("%{:02X}", mark - BYTE)),
            mark if is_mark(c) => raw.push_str(&format!("\\u{:04x}", 0xd800 + (mark - HALF))),
            _ if c == '%' => raw.push_str("%25"),
            _ => raw.push(c),
        }
    }
    (text.replace(is_mark, "\u{fffd}"), Some(raw))
}

/// UTF-8 for what browsers never send a form in, such as UTF-16.
pub(super) fn of_forms(encoding: Option<&'static Encoding>) -> &'static Encoding {
    encoding.map_or(UTF_8, Encoding::output_encoding)
}
