//! A complaint's reference, its key and its token.
//!
//! The token is drawn once and travels with the answers; reference and key
//! follow from it, so that an answer that was lost on the way gives the same
//! page again. The token itself never stands in an address.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// 31 symbols without look-alikes (no 0 and O, no 1, I and L), so that a reference can be read aloud.
const SYMBOLS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH: usize = 9;

/// 128 random bits that mark one act of sending.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 16]);

/// The public name of a complaint: nine symbols and a check symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference([u8; LENGTH + 1]);

/// What opens a receipt, with its reference. Only its hash is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; 16]);

impl Token {
    /// From random bytes, which the caller draws.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// The token of a form that has none: from its answers and the London day,
    /// so that sending it twice is still one complaint.
    #[must_use]
    pub fn of_answers(digest: &[u8; 32], day: chrono::NaiveDate) -> Self {
        Self(half(&[b"no token", digest, day.to_string().as_bytes()]))
    }

    /// The token of the same form sent again with other answers by somebody else.
    #[must_use]
    pub fn of_other(self, digest: &[u8; 32]) -> Self {
        Self(half(&[b"other", &self.0, digest]))
    }

    /// The next token to try when a reference is taken by another complaint.
    #[must_use]
    pub fn next(self) -> Self {
        Self(half(&[b"next", &self.0]))
    }

    /// The reference that follows from it.
    #[must_use]
    pub fn reference(self) -> Reference {
        let hash = sha256(&[b"reference", &self.0]);
        let mut symbols = [0; LENGTH + 1];
        // Base 31 of a hash far longer than the symbols need: no symbol is likelier than another.
        let mut number = u128::from_be_bytes(first_16(&hash));
        for symbol in symbols.iter_mut().take(LENGTH) {
            *symbol = SYMBOLS[usize::try_from(number % 31).unwrap_or(0)];
            number /= 31;
        }
        symbols[LENGTH] = check_symbol(&symbols[..LENGTH]);
        Reference(symbols)
    }

    /// The key that follows from it.
    #[must_use]
    pub fn key(self) -> Key {
        Key(half(&[b"receipt", &self.0]))
    }
}

impl Key {
    /// What the item keeps of it.
    #[must_use]
    pub fn hash(self) -> [u8; 32] {
        sha256(&[b"key", &self.0])
    }
}

impl Reference {
    /// `K7M2 QX9R 4T`: groups that can be read and typed.
    #[must_use]
    pub fn grouped(&self) -> String {
        let text = self.to_string();
        format!("{} {} {}", &text[..4], &text[4..8], &text[8..])
    }

    /// `K, 7, M, 2, …`: for a screen reader.
    #[must_use]
    pub fn spelled(&self) -> String {
        self.0.iter().map(|s| char::from(*s).to_string()).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|s| write!(f, "{}", char::from(*s)))
    }
}

/// A text that is no reference: a slip in typing, or something else altogether.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference has ten letters and figures, and one of these is wrong")]
pub struct NotAReference;

impl FromStr for Reference {
    type Err = NotAReference;

    /// Reads a reference as people type it: any case, with or without spaces and hyphens.
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let symbols: Vec<u8> =
            text.bytes().filter(|b| !matches!(b, b' ' | b'-')).map(|b| b.to_ascii_uppercase()).collect();
        let symbols: [u8; LENGTH + 1] = symbols.try_into().map_err(|_| NotAReference)?;
        let known = symbols.iter().all(|s| SYMBOLS.contains(s));
        (known && check_symbol(&symbols[..LENGTH]) == symbols[LENGTH]).then_some(Self(symbols)).ok_or(NotAReference)
    }
}

/// A weighted sum modulo the prime 31: it tells every single wrong symbol and
/// every swap of neighbours.
fn check_symbol(symbols: &[u8]) -> u8 {
    let value = |s: &u8| SYMBOLS.iter().position(|x| x == s).unwrap_or(0);
    let sum: usize = symbols.iter().zip(1..).map(|(s, weight)| value(s) * weight).sum();
    SYMBOLS[sum % 31]
}

macro_rules! hex {
    ($type:ident) => {
        impl $type {
            /// As 32 hexadecimal figures.
            #[must_use]
            pub fn to_hex(self) -> String {
                hex(&self.0)
            }

            /// From 32 hexadecimal figures; `None` for anything else.
            #[must_use]
            pub fn from_hex(text: &str) -> Option<Self> {
                if text.len() != 32 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
                    return None;
                }
                let mut bytes = [0; 16];
                for (index, byte) in bytes.iter_mut().enumerate() {
                    *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).ok()?;
                }
                Some(Self(bytes))
            }
        }
    };
}

hex!(Token);
hex!(Key);

/// Bytes as hexadecimal figures.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}

fn half(parts: &[&[u8]]) -> [u8; 16] {
    first_16(&sha256(parts))
}

fn first_16(hash: &[u8; 32]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_typing_a_reference_is_always_told() {
        let reference = Token::new(*b"sixteen bytes ok").reference();
        let text = reference.to_string();
        assert_eq!(text.to_lowercase().parse(), Ok(reference));
        assert_eq!(reference.grouped().parse(), Ok(reference));
        for place in 0..=LENGTH {
            for symbol in SYMBOLS {
                let mut typed = text.clone().into_bytes();
                if typed[place] == *symbol {
                    continue;
                }
                typed[place] = *symbol;
                let typed = String::from_utf8(typed).expect("ASCII");
                assert!(typed.parse::<Reference>().is_err(), "{typed} for {text}");
            }
        }
    }

    #[test]
    fn tokens_and_keys_survive_a_form_field() {
        let token = Token::new([7; 16]);
        assert!(Token::from_hex(&token.to_hex()) == Some(token));
        for wrong in ["", "0", &"g".repeat(32), &"A".repeat(32), &"é".repeat(16)] {
            assert!(Token::from_hex(wrong).is_none(), "{wrong}");
        }
    }
}
