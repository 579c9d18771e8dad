//! The key with which words are sealed for one receipt.
//!
//! Its pair is derived (RFC 9180, `DeriveKeyPair`) from the key in the receipt's
//! address, so there is nothing to keep: who holds the address opens, and the
//! public half, which is stored with the complaint, only seals.

use complaints::form::hex;
use complaints::form::reference::Key;
use hpke::{Deserializable, Kem, Serializable};

use super::{Audience, Bound, Encapsulation, Envelope, NotSealed, SealingKey, key_id, sealed_with};

/// The public half of the key pair of a receipt: an uncompressed point of P-256.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ReceiptKey([u8; 65]);

/// By its id: the whole is long, and no secret.
impl std::fmt::Debug for ReceiptKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReceiptKey({})", self.id())
    }
}

impl ReceiptKey {
    /// The public half for the receipt that `key` opens.
    #[must_use]
    pub fn of(key: Key) -> Self {
        let (_, public) = Encapsulation::derive_keypair(&key.secret());
        let mut bytes = [0; 65];
        bytes.copy_from_slice(&public.to_bytes());
        Self(bytes)
    }

    /// The id by which an envelope names it.
    #[must_use]
    pub fn id(&self) -> String {
        key_id(&self.0)
    }

    /// As it is stored: 130 hexadecimal figures.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::encode(&self.0)
    }

    /// What was stored so; `None` for anything else.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = hex::decode::<65>(text)?;
        <Encapsulation as Kem>::PublicKey::from_bytes(&bytes).ok().map(|_| Self(bytes))
    }
}

/// Seals `plain` for whoever holds the address of a receipt.
///
/// # Errors
/// When the cipher refuses, which no text makes it do.
pub fn seal_for_receipt(key: &ReceiptKey, bound: &Bound<'_>, plain: &[u8]) -> Result<Envelope, NotSealed> {
    let public = <Encapsulation as Kem>::PublicKey::from_bytes(&key.0);
    let public = public.map_err(|error| NotSealed(error.to_string()))?;
    sealed_with(&SealingKey { id: key.id(), key: public }, Audience::Receipt, bound, plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use complaints::form::reference::Token;

    #[test]
    fn each_address_has_one_key_and_it_survives_being_stored() {
        let of = |byte: u8| ReceiptKey::of(Token::new([byte; 16]).key());
        assert_eq!(of(7), of(7));
        assert_ne!(of(7), of(8));
        assert_eq!(ReceiptKey::from_hex(&of(7).to_hex()), Some(of(7)));
        for wrong in ["", "04", &"00".repeat(65), &of(7).to_hex().to_uppercase()] {
            assert_eq!(ReceiptKey::from_hex(wrong), None, "{wrong}");
        }
    }
}
