//! A complaint's reference: its public name, to be read aloud and typed again.
//!
//! It follows from the [`Token`] of one act of sending, the form's idempotency
//! key; a receipt is opened by a reference and its [`Key`].

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use super::invisible;
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

    /// Reads a reference however it was typed or pasted: any case, spaces or
    /// dashes of any kind, other words round it, the address of its receipt.
    ///
    /// It is the one run of whole words that makes ten symbols, of which the
    /// last is right. Where two such runs make two references nobody can tell.
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let words = words(text);
        // An address has it behind the word that every receipt's address has.
        let behind = words.iter().rposition(|word| word == RECEIPT).map_or(0, |at| at + 1);
        let of = |words: &[String]| {
            let mut found: Vec<Self> = (0..words.len()).filter_map(|first| Self::at_start(&words[first..])).collect();
            found.dedup();
            found
        };
        let found = Some(of(&words[behind..])).filter(|found| !found.is_empty()).unwrap_or_else(|| of(&words));
        match found.as_slice() {
            [one] => Ok(*one),
            _ => Err(NotAReference),
        }
    }
}

impl Reference {
    /// The reference that the first words make together.
    fn at_start(words: &[String]) -> Option<Self> {
        let mut symbols = Vec::new();
        for word in words {
            symbols.extend(word.bytes());
            if symbols.len() > LENGTH {
                break;
            }
        }
        let symbols: [u8; LENGTH + 1] = symbols.try_into().ok()?;
        let known = symbols.iter().all(|s| SYMBOLS.contains(s));
        (known && check_symbol(&symbols[..LENGTH]) == symbols[LENGTH]).then_some(Self(symbols))
    }
}

/// What stands before the reference in the address of a receipt.
const RECEIPT: &str = "RECEIPT";

/// The words of a text in capitals; what is escaped in an address is no part of any.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        plain.push_str(before);
        let escaped = after.get(..2).is_some_and(|two| two.bytes().all(|b| b.is_ascii_hexdigit()));
        plain.push(' ');
        rest = if escaped { after.get(2..).unwrap_or_default() } else { after };
    }
    plain.push_str(rest);
    let plain: String = invisible::without(&plain).nfkc().collect::<String>().to_uppercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
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
    fn a_reference_is_read_however_it_was_pasted() {
        let token = Token::new(*b"sixteen bytes ok");
        let (reference, key) = (token.reference(), token.key().to_hex());
        let (plain, grouped) = (reference.to_string(), reference.grouped());
        let wide = plain.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("full width")).collect();
        let between = |what: &str| grouped.replace(' ', what);
        let mut ways = vec![
            plain.to_lowercase(),
            wide,
            reference.spelled(),
            format!("Reference: {grouped}"),
            format!("Your reference: {grouped}."),
            format!("\u{feff}\"{plain}\",\r\n"),
            format!("“{grouped}”"),
            format!("({plain})"),
            format!("#{plain}"),
            format!("https://example.org/form/imani/receipt/{plain}/{key}"),
            format!("<https://example.org/form/imani/receipt/{}/{key}>.", between("%20")),
            format!("/form/inspiring-housing/receipt/{plain}/{key}/dates.ics"),
            format!("https://example.org/form/imani/receipt/{}/{key}?added=yes", plain.to_lowercase()),
        ];
        let parts =
            ["", "  ", "\t", "\n", "\u{a0}", "\u{202f}", "\u{3000}", "\u{200b}", "\u{feff}", "\u{ad}", "\u{2060}"];
        let dashes = ["-", "\u{2010}", "\u{2011}", "–", "—", "−", "\u{ff0d}", ".", "/", "_", "%20", "%C2%A0", "+"];
        ways.extend(parts.into_iter().chain(dashes).map(between));
        for way in ways {
            assert_eq!(way.parse(), Ok(reference), "{way:?}");
        }
        let other = Token::new([9; 16]).reference();
        for neither in
            [String::new(), "K7M2".to_owned(), format!("{plain} {other}"), format!("X{plain}"), format!("{plain}X")]
        {
            assert!(neither.parse::<Reference>().is_err(), "{neither}");
        }
        assert_eq!(format!("{plain} {plain}").parse(), Ok(reference), "the same twice is one");
    }

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
