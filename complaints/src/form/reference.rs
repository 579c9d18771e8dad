//! A complaint's reference: its public name, to be read aloud and typed again.
//!
//! It follows from the [`Token`] of one act of sending, the form's idempotency
//! key; a receipt is opened by a reference and its [`Key`].

use std::fmt;
use std::str::FromStr;

pub use super::token::{Key, Token};

/// 31 symbols without look-alikes (no 0 and O, no 1, I and L), so that a reference can be read aloud.
const SYMBOLS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Symbols before the check symbol.
const LENGTH: usize = 9;

/// The public name of a complaint: nine symbols and a check symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference([u8; LENGTH + 1]);

impl Reference {
    /// The reference that `hash` stands for.
    pub(super) fn of_hash(hash: &[u8; 16]) -> Self {
        let mut symbols = [0; LENGTH + 1];
        // Base 31 of a hash far longer than the symbols need: no symbol is likelier than another.
        let mut number = u128::from_be_bytes(*hash);
        for symbol in symbols.iter_mut().take(LENGTH) {
            *symbol = SYMBOLS[usize::try_from(number % 31).unwrap_or(0)];
            number /= 31;
        }
        symbols[LENGTH] = check_symbol(&symbols[..LENGTH]);
        Self(symbols)
    }

    /// `K7M2 QX9R 4T`: groups that can be read and typed.
    #[must_use]
    pub fn grouped(&self) -> String {
        let groups = self.0.chunks(4).map(|group| group.iter().map(|s| char::from(*s)).collect());
        groups.collect::<Vec<String>>().join(" ")
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
}
