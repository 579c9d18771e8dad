//! Envelopes are opened here and nowhere else: HPKE (RFC 9180), with the keys
//! that somebody has.

use complaints::form::hex;
use hpke::{Deserializable, Kem, OpModeR};
use serde::de::DeserializeOwned;
use store::envelope::{Audience, Bound, Derivation, Encapsulation, Encryption, Envelope};
use store::table::item::{Item, SEALED, text_of};

use crate::keys::OpeningKeys;

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
    #[error("it was sealed with the key {0}, which is not here: put back the folder of keys from a backup")]
    NoKey(String),
    /// It does not open with its key, where it lies.
    #[error("it does not open: it was changed, or lies where it does not belong")]
    Broken,
}

/// Opens an envelope.
///
/// # Errors
/// When it stays closed, and why.
pub fn open(keys: &OpeningKeys, envelope: &Envelope, bound: &Bound<'_>) -> Result<Vec<u8>, NotOpened> {
    if envelope.audience == Audience::Receipt {
        return Err(NotOpened::ForReceipt);
    }
    let of = keys.of(envelope.audience);
    if of.is_empty() {
        return Err(NotOpened::NotForYou(envelope.audience));
    }
    let key = of.iter().find(|key| key.id == envelope.key).ok_or_else(|| NotOpened::NoKey(envelope.key.clone()))?;
    let encapsulated = <Encapsulation as Kem>::EncappedKey::from_bytes(&envelope.encapsulated);
    let (info, additional) = (bound.info(envelope.audience), bound.additional(&envelope.key));
    hpke::single_shot_open::<Encryption, Derivation, Encapsulation>(
        &OpModeR::Base,
        &key.key,
        &encapsulated.map_err(|_| NotOpened::Broken)?,
        &info,
        &envelope.sealed,
        &additional,
    )
    .map_err(|_| NotOpened::Broken)
}

/// What stands in the envelope of an item, which `id` and `received` bind to it; `None` where the item has none.
pub(crate) fn opened<T: DeserializeOwned>(
    keys: &OpeningKeys,
    item: &Item,
    landlord: &str,
    (id, received): (&str, &str),
) -> Option<Result<T, NotOpened>> {
    Some(in_envelope(keys, text_of(item, SEALED)?, landlord, (id, received)))
}

/// The same of an envelope in another attribute, with its id and its time in two more.
pub(crate) fn opened_at<T: DeserializeOwned>(
    keys: &OpeningKeys,
    item: &Item,
    landlord: &str,
    [sealed, id, at]: [&str; 3],
) -> Option<Result<T, NotOpened>> {
    Some(in_envelope(keys, text_of(item, sealed)?, landlord, (text_of(item, id)?, text_of(item, at)?)))
}

fn in_envelope<T: DeserializeOwned>(
    keys: &OpeningKeys,
    text: &str,
    landlord: &str,
    (id, received): (&str, &str),
) -> Result<T, NotOpened> {
    let (Some(envelope), Some(id)) = (Envelope::from_text(text), hex::decode(id)) else {
        return Err(NotOpened::Broken);
    };
    let bytes = open(keys, &envelope, &Bound { id: &id, landlord, received })?;
    serde_json::from_slice(&bytes).map_err(|_| NotOpened::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hpke::Serializable;
    use serde_json::Value;

    /// The published vector for DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM in base mode, from the
    /// test vectors of RFC 9180.
    #[test]
    fn the_cipher_is_the_one_of_the_standard() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/hpke.json");
        let vector: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the vector")).expect("JSON");
        let bytes = |value: &Value| -> Vec<u8> {
            let figures: Vec<u32> = value.as_str().expect("figures").chars().filter_map(|c| c.to_digit(16)).collect();
            figures.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).expect("a byte")).collect()
        };
        assert_eq!([&vector["kem_id"], &vector["kdf_id"], &vector["aead_id"]], [16, 1, 2]);
        let secret = <Encapsulation as Kem>::PrivateKey::from_bytes(&bytes(&vector["skRm"])).expect("a private key");
        assert_eq!(Encapsulation::sk_to_pk(&secret).to_bytes().to_vec(), bytes(&vector["pkRm"]));
        let encapsulated = <Encapsulation as Kem>::EncappedKey::from_bytes(&bytes(&vector["enc"])).expect("a key");
        let one = &vector["encryptions"][0];
        let plain = hpke::single_shot_open::<Encryption, Derivation, Encapsulation>(
            &OpModeR::Base,
            &secret,
            &encapsulated,
            &bytes(&vector["info"]),
            &bytes(&one["ct"]),
            &bytes(&one["aad"]),
        );
        assert_eq!(plain.expect("it opens"), bytes(&one["pt"]));
    }

    #[test]
    fn an_envelope_opens_where_it_belongs_for_whom_it_is_and_nowhere_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = OpeningKeys::make(folder.path()).expect("keys");
        let seal = keys.sealing().expect("public keys");
        let bound = Bound { id: &[7; 16], landlord: "imani", received: "2026-12-24T10:00:00+00:00" };
        for audience in [Audience::Officers, Audience::Lead] {
            let sealed = store::envelope::seal(&seal, audience, &bound, b"Help.").expect("it can be sealed");
            let envelope = Envelope::from_text(&sealed.to_text()).expect("it is read as it was stored");
            assert_eq!(open(&keys, &envelope, &bound), Ok(b"Help.".to_vec()));
            let lead_less = open(&keys.without_lead(), &envelope, &bound);
            assert_eq!(lead_less.is_ok(), audience == Audience::Officers);
            for elsewhere in [
                Bound { id: &[8; 16], ..bound },
                Bound { landlord: "incommunities", ..bound },
                Bound { received: "2026-12-24T10:00:01+00:00", ..bound },
            ] {
                assert_eq!(open(&keys, &envelope, &elsewhere), Err(NotOpened::Broken));
            }
            // A new key seals from now on, and the old one opens what it sealed.
            let more = OpeningKeys::rotate(folder.path()).expect("another key");
            assert_eq!(open(&more, &envelope, &bound), Ok(b"Help.".to_vec()));
            let newer =
                store::envelope::seal(&more.sealing().expect("keys"), audience, &bound, b"More.").expect("sealed");
            assert_eq!(open(&keys, &newer, &bound), Err(NotOpened::NoKey(newer.key.clone())));
        }
    }
}
