//! Envelopes are opened here and nowhere else: HPKE (RFC 9180), with the keys
//! that somebody has.

use complaints::form::hex;
use hpke::{Deserializable, Kem, OpModeR};
use serde::de::DeserializeOwned;
use store::envelope::{Audience, Bound, Derivation, Encapsulation, Encryption, Envelope};
use store::table::item::{Item, SEALED, text_of};

use crate::at_hand::AtHand;
use crate::keys::PrivateHalf;
use crate::kms::KeyAway;

/// Why an envelope stays closed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// Whoever looks has no key of its audience.
    #[error("they are for the {name}, whose file of keys (`{name}`) is not in the folder of keys: name the folder with --keys", name = .0.name())]
    NotForYou(Audience),
    /// It is for whoever holds the address of a receipt.
    #[error("it is for the receipt, and opens with the key in its address alone")]
    ForReceipt,
    /// The key that it was sealed with is not among those that are here.
    #[error(
        "it was sealed with the key {0}, which is not here: take the newest files of keys, or put back the folder of keys from a backup"
    )]
    NoKey(String),
    /// Its key is in KMS, and opens nothing now.
    #[error("{0}")]
    Away(#[from] KeyAway),
    /// It does not open with its key, where it lies.
    #[error("it does not open: it was changed, or lies where it does not belong")]
    Broken,
}

impl AtHand<'_> {
    /// Opens an envelope.
    ///
    /// # Errors
    /// When it stays closed, and why.
    pub fn open(&self, envelope: &Envelope, bound: &Bound<'_>) -> Result<Vec<u8>, NotOpened> {
        if envelope.audience == Audience::Receipt {
            return Err(NotOpened::ForReceipt);
        }
        let of = self.keys.of(envelope.audience);
        if of.is_empty() {
            return Err(NotOpened::NotForYou(envelope.audience));
        }
        let key = of.iter().find(|key| key.id == envelope.key);
        let key = key.ok_or_else(|| NotOpened::NoKey(envelope.key.clone()))?;
        let encapsulated = <Encapsulation as Kem>::EncappedKey::from_bytes(&envelope.encapsulated);
        let encapsulated = encapsulated.map_err(|_| NotOpened::Broken)?;
        let (info, additional) = (bound.info(envelope.audience), bound.additional(&envelope.key));
        let opened = match &key.half {
            PrivateHalf::Here(key) => hpke::single_shot_open::<Encryption, Derivation, Encapsulation>(
                &OpModeR::Base,
                key,
                &encapsulated,
                &info,
                &envelope.sealed,
                &additional,
            )
            .ok(),
            PrivateHalf::Kms(key) => self.agreed(key, envelope)?.open(&info, &additional, &envelope.sealed),
        };
        opened.ok_or(NotOpened::Broken)
    }
}

/// The envelopes of an item that are for officers.
pub(crate) fn envelopes_in(item: &Item) -> impl Iterator<Item = Envelope> {
    [SEALED, "struck_sealed"].into_iter().filter_map(|name| Envelope::from_text(text_of(item, name)?))
}

/// What stands in the envelope of an item, which `id` and `received` bind to it; `None` where the item has none.
pub(crate) fn opened<T: DeserializeOwned>(
    keys: &AtHand<'_>,
    item: &Item,
    landlord: &str,
    (id, received): (&str, &str),
) -> Option<Result<T, NotOpened>> {
    Some(in_envelope(keys, text_of(item, SEALED)?, landlord, (id, received)))
}

/// The same of an envelope in another attribute, with its id and its time in two more.
pub(crate) fn opened_at<T: DeserializeOwned>(
    keys: &AtHand<'_>,
    item: &Item,
    landlord: &str,
    [sealed, id, at]: [&str; 3],
) -> Option<Result<T, NotOpened>> {
    Some(in_envelope(keys, text_of(item, sealed)?, landlord, (text_of(item, id)?, text_of(item, at)?)))
}

fn in_envelope<T: DeserializeOwned>(
    keys: &AtHand<'_>,
    text: &str,
    landlord: &str,
    (id, received): (&str, &str),
) -> Result<T, NotOpened> {
    let (Some(envelope), Some(id)) = (Envelope::from_text(text), hex::decode(id)) else {
        return Err(NotOpened::Broken);
    };
    let bytes = keys.open(&envelope, &Bound { id: &id, landlord, received })?;
    serde_json::from_slice(&bytes).map_err(|_| NotOpened::Broken)
}

/// The published vector of this suite, from the test vectors of RFC 9180.
#[cfg(test)]
pub(crate) mod vector;

#[cfg(test)]
mod tests;
