//! Marks: keyed hashes (HMAC-SHA-256) by which a person, or a person's words,
//! are known again, and which hold neither.
//!
//! What only has to be known under one token is keyed by that token, which is
//! stored nowhere. What has to be found under another (the same words of the
//! same person, and what officers look for) is keyed by the deployment's own
//! key, which whoever takes and whoever looks for complaints has.

use chrono::NaiveDate;
use complaints::form::reference::{Key, Reference, Token};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::envelope::Audience;
use crate::table::item::fingerprint::Fingerprints;

/// The deployment's own key.
#[derive(Clone)]
pub struct MarkKey(Vec<u8>);

/// Says nothing of the key.
impl std::fmt::Debug for MarkKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MarkKey")
    }
}

impl MarkKey {
    /// From the bytes of a setting.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The mark of a contact of a landlord, under whatever token; stored as it is only until format 1.
    #[must_use]
    pub fn contact(&self, landlord: &str, contact: &str) -> [u8; 32] {
        hmac(&self.0, &[landlord.as_bytes(), contact.as_bytes()])
    }

    /// Where these words of this person are found again.
    #[must_use]
    pub fn same(&self, contact: &[u8; 32], digest: &[u8; 32], today: NaiveDate) -> Fingerprints {
        let on = |day: NaiveDate| hmac(&self.0, &[contact, digest, day.to_string().as_bytes()]);
        Fingerprints { today: on(today), tomorrow: on(today.succ_opt().unwrap_or(today)) }
    }

    /// By which the ledger of erased complaints knows one again that a restore has brought back. Keyed, since there
    /// are few enough references for a plain hash of each to be tried by whoever has the ledger and a letter.
    #[must_use]
    pub fn erased(&self, reference: &Reference) -> [u8; 32] {
        hmac(&self.0, &[b"erased\n", reference.to_string().as_bytes()])
    }

    /// Where a complaint is found by a [term](complaints::form::findable), by those who may.
    #[must_use]
    pub fn find(&self, audience: Audience, term: &str) -> [u8; 32] {
        hmac(&self.0, &[b"find\n", audience.name().as_bytes(), b"\n", term.as_bytes()])
    }
}

/// The digest of answers under the token that sent them.
#[must_use]
pub fn of_answers(token: Token, digest: &[u8; 32]) -> [u8; 32] {
    hmac(token.to_hex().as_bytes(), &[b"answers\n", digest])
}

/// The mark of a contact under the token that it came with.
#[must_use]
pub fn of_contact(token: Token, contact: &[u8; 32]) -> [u8; 32] {
    hmac(token.to_hex().as_bytes(), &[b"contact\n", contact])
}

/// The digest of words that were added with the form that this key's token sent.
#[must_use]
pub fn of_addition(key: Key, digest: &[u8; 32]) -> [u8; 32] {
    hmac(key.to_hex().as_bytes(), &[b"added\n", digest])
}

/// Which act of adding it was: the same words are new words in another.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    /// The one of the box that had this token.
    Token(Token),
    /// A box of a page that had none: whatever came on that day.
    Day(NaiveDate),
}

impl Act {
    fn text(self) -> String {
        match self {
            Self::Token(token) => token.to_hex(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// The digest of words that were added in the box of the receipt that this key opens.
#[must_use]
pub fn of_box(key: Key, act: Act, digest: &[u8; 32]) -> [u8; 32] {
    hmac(key.to_hex().as_bytes(), &[b"box\n", act.text().as_bytes(), b"\n", digest])
}

/// The digest of a request to look again at the answer, of the receipt that this key opens: the same words that
/// were only added are no request.
#[must_use]
pub fn of_request(key: Key, act: Act, digest: &[u8; 32]) -> [u8; 32] {
    hmac(key.to_hex().as_bytes(), &[b"request\n", act.text().as_bytes(), b"\n", digest])
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}
