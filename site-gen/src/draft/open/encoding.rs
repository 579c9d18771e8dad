//! Bytes → text: UTF-8, UTF-16 and what Windows once wrote. Anything else is no
//! text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::refusal::Refusal;

/// The text, and what to say of a guess.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Option<String>), Refusal> {
    let (text, remark) = decoded(bytes)?;
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    if text.contains('\0') || odd * 200 > text.chars().count() {
        return Err(Refusal::NoText);
    }
    let plain = text.replace("\r\n", "\n").replace(['\r', '\u{c}', '\u{2028}', '\u{2029}', '\u{b}', '\u{85}'], "\n");
    Ok((plain.chars().filter(|c| !is_odd(*c) && *c != '\u{feff}').collect(), remark))
}

fn decoded(bytes: &[u8]) -> Result<(String, Option<String>), Refusal> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or(Refusal::NoText)?;
        return Ok((text.into_owned(), None));
    }
    if let Some(encoding) = without_mark(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(Refusal::NoText)?;
        return Ok((text.into_owned(), None));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let remark = "The text was saved by an older program for Windows: look whether £, quotes and dashes are right.";
    Ok((text.into_owned(), Some(remark.to_owned())))
}

/// UTF-16 without a mark: every second byte of English is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(2048) & !1)?;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    let most = |zeros: usize, others: usize| half > 1 && zeros * 10 > half * 8 && others * 10 < half;
    if most(odd, even) {
        Some(UTF_16LE)
    } else if most(even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Characters that no text has.
fn is_odd(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')
        || c == '\u{fffd}'
        || c == '\u{ffff}'
}
