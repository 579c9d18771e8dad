//! The token and the key of one act of sending.
//!
//! The token is the form's idempotency key: it is drawn once and travels with
//! the answers, so that sending twice, or again after an answer was lost on the
//! way, is one complaint with one page. Reference and key follow from it. The
//! token itself never stands in an address, and only a hash of the key is stored.

use sha2::{Digest, Sha256};

use super::hex;
use super::reference::Reference;

/// 128 random bits that mark one act of sending: its idempotency key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 16]);

/// Says nothing of the bits, which open a receipt.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

/// What opens a receipt, with its reference. Only its hash is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; 16]);

impl Token {
    /// From random bytes, which the caller draws.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// The token of a form that has none: from the digest of its answers and the London day,
    /// so that sending it twice is still one complaint.
    #[must_use]
    pub fn of_answers(digest: &[u8; 32], day: chrono::NaiveDate) -> Self {
        Self(half(&[b"no token", digest, day.to_string().as_bytes()]))
    }

    /// The token of the same form sent again with other answers, or again when what it sent is over.
    #[must_use]
    pub fn of_other(self, digest: &[u8; 32]) -> Self {
        Self(half(&[b"other", &self.0, digest]))
    }

    /// The token under which the same form stands while nobody can see what its own reference has: of
    /// its words too, so that nothing that is shown then has to be named anew later; and of the London day, so that
    /// the page which it shows is not that of another outage, over since.
    #[must_use]
    pub fn in_outage(self, digest: &[u8; 32], day: chrono::NaiveDate) -> Self {
        Self(half(&[b"outage", &self.0, digest, day.to_string().as_bytes()]))
    }

    /// The token of a page that a receipt's key opened at a second of Unix time: what is sent from it twice is
    /// one act, and the same words from a page that was opened later are another.
    #[must_use]
    pub fn of_page(page: &str, key: Key, opened: i64) -> Self {
        Self(half(&[b"page", page.as_bytes(), &key.0, &opened.to_be_bytes()]))
    }

    /// The next token to try when a reference is taken by another complaint.
    #[must_use]
    pub fn next(self) -> Self {
        Self(half(&[b"next", &self.0]))
    }

    /// The reference that follows from it.
    #[must_use]
    pub fn reference(self) -> Reference {
        Reference::of_hash(&half(&[b"reference", &self.0]))
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

    /// What the key pair is derived from with which words are sealed for the receipt. It is stored nowhere: only
    /// the public half is.
    #[must_use]
    pub fn secret(self) -> [u8; 32] {
        sha256(&[b"envelope", &self.0])
    }
}

macro_rules! in_hex {
    ($type:ident) => {
        impl $type {
            /// As 32 hexadecimal figures.
            #[must_use]
            pub fn to_hex(self) -> String {
                hex::encode(&self.0)
            }

            /// From 32 hexadecimal figures in small letters; `None` for anything else.
            #[must_use]
            pub fn from_hex(text: &str) -> Option<Self> {
                hex::decode(text).map(Self)
            }
        }
    };
}

in_hex!(Token);
in_hex!(Key);

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
    fn tokens_and_keys_survive_a_form_field() {
        let token = Token::new([7; 16]);
        assert!(Token::from_hex(&token.to_hex()) == Some(token));
        for wrong in ["", "0", &"g".repeat(32), &"A".repeat(32), &"é".repeat(16)] {
            assert!(Token::from_hex(wrong).is_none(), "{wrong}");
        }
    }
}
