//! What a key of KMS agreed on opens an envelope: of HPKE (RFC 9180) what comes after the agreement. The `hpke` crate
//! begins with a private key, and such a key's never leaves KMS.
//!
//! Base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: the one suite of an envelope, and one message of it.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// What the key encapsulation binds all that it derives to: `"KEM" ‖ I2OSP(kem_id, 2)`.
const KEM: &[u8] = b"KEM\x00\x10";
/// And the whole suite: `"HPKE" ‖` the ids of encapsulation, derivation and encryption.
const HPKE: &[u8] = b"HPKE\x00\x10\x00\x01\x00\x02";
/// Neither a key of both sides nor one of the sender.
const BASE: &[u8] = &[0];

/// The shared secret of one envelope, overwritten when it is dropped.
pub(crate) struct Agreed(Zeroizing<[u8; 32]>);

impl Agreed {
    /// From the x coordinate that both halves give (RFC 9180, 4.1: `ExtractAndExpand`).
    pub(crate) fn of(x: &[u8; 32], encapsulated: &[u8], public: &[u8]) -> Self {
        let extracted = extract(KEM, b"", b"eae_prk", x);
        Self(expand(&extracted, KEM, b"shared_secret", &[encapsulated, public]))
    }

    /// Opens the only message (RFC 9180, 5.1: `KeySchedule`, and 5.2); `None` where it is not what was sealed.
    pub(crate) fn open(&self, info: &[u8], additional: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let [no_key, info] = [(b"psk_id_hash".as_slice(), b"".as_slice()), (b"info_hash", info)]
            .map(|(label, of)| Hkdf::<Sha256>::extract(Some(b""), &labeled(HPKE, label, of)).0);
        let context = [BASE, &no_key, &info];
        let secret = extract(HPKE, self.0.as_slice(), b"secret", b"");
        let key: Zeroizing<[u8; 32]> = expand(&secret, HPKE, b"key", &context);
        let nonce: Zeroizing<[u8; 12]> = expand(&secret, HPKE, b"base_nonce", &context);
        let cipher = Aes256Gcm::new(&(*key).into());
        cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: additional }).ok()
    }
}

/// `LabeledExtract` (RFC 9180, 4).
fn extract(suite: &[u8], salt: &[u8], label: &[u8], of: &[u8]) -> Hkdf<Sha256> {
    let of = Zeroizing::new(labeled(suite, label, of));
    Hkdf::extract(Some(salt), &of).1
}

fn labeled(suite: &[u8], label: &[u8], of: &[u8]) -> Vec<u8> {
    [b"HPKE-v1".as_slice(), suite, label, of].concat()
}

/// `LabeledExpand` (RFC 9180, 4).
fn expand<const N: usize>(from: &Hkdf<Sha256>, suite: &[u8], label: &[u8], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    let mut out = Zeroizing::new([0; N]);
    let length = u16::try_from(N).unwrap_or_default().to_be_bytes();
    let all = [&[&length, b"HPKE-v1".as_slice(), suite, label], info].concat();
    // It refuses more than 255 times 32 bytes alone.
    from.expand_multi_info(&all, out.as_mut_slice()).unwrap_or_default();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use hpke::{Deserializable, Kem, Serializable};
    use proptest::prelude::*;
    use store::envelope::{Audience, Bound, Encapsulation};

    use crate::keys::OpeningKeys;
    use crate::open::vector::Vector;

    /// What KMS does: the x coordinate of the private half times the encapsulated point.
    fn as_kms_agrees(secret: &[u8], encapsulated: &[u8]) -> [u8; 32] {
        let secret = p256::SecretKey::from_slice(secret).expect("a private key");
        let point = p256::PublicKey::from_sec1_bytes(encapsulated).expect("a point");
        let agreed = p256::ecdh::diffie_hellman(secret.to_nonzero_scalar(), point.as_affine());
        (*agreed.raw_secret_bytes()).into()
    }

    #[test]
    fn it_opens_what_the_standard_sealed() {
        let vector = Vector::read();
        let encapsulated = vector.bytes("enc");
        let x = as_kms_agrees(&vector.bytes("skRm"), &encapsulated);
        let agreed = Agreed::of(&x, &encapsulated, &vector.bytes("pkRm"));
        let [sealed, additional, plain] = ["ct", "aad", "pt"].map(|name| vector.first(name));
        assert_eq!(agreed.open(&vector.bytes("info"), &additional, &sealed), Some(plain));
        assert_eq!(agreed.open(b"elsewhere", &additional, &sealed), None);
        assert_eq!(agreed.open(&vector.bytes("info"), b"elsewhere", &sealed), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_envelope_opens_by_a_private_key_and_by_what_was_agreed_on_alike(
            plain in proptest::collection::vec(any::<u8>(), 0..3000),
            (id, landlord, received) in (any::<[u8; 16]>(), ".{0,40}", ".{0,40}"),
            for_lead: bool,
            turned in any::<proptest::sample::Index>(),
        ) {
            let (secret, public) = Encapsulation::gen_keypair();
            let public = public.to_bytes().to_vec();
            let text = complaints::form::hex::encode(&public);
            let seal = format!("officers={text} lead={text}").parse().expect("keys");
            let audience = if for_lead { Audience::Lead } else { Audience::Officers };
            let bound = Bound { id: &id, landlord: &landlord, received: &received };
            let mut envelope = store::envelope::seal(&seal, audience, &bound, &plain).expect("sealed");
            let folder = tempfile::tempdir().expect("a folder");
            let line = complaints::form::hex::encode(&secret.to_bytes());
            std::fs::write(folder.path().join(audience.name()), line).expect("a file");
            let keys = OpeningKeys::read(folder.path()).expect("keys");
            let (info, additional) = (bound.info(audience), bound.additional(&envelope.key));
            let x = as_kms_agrees(&secret.to_bytes(), &envelope.encapsulated);
            let agreed = Agreed::of(&x, &envelope.encapsulated, &public);
            prop_assert_eq!(keys.here().open(&envelope, &bound), Ok(plain.clone()));
            prop_assert_eq!(agreed.open(&info, &additional, &envelope.sealed), Some(plain));
            // And neither opens what was changed.
            let at = turned.index(envelope.sealed.len());
            envelope.sealed[at] ^= 1;
            prop_assert!(keys.here().open(&envelope, &bound).is_err());
            prop_assert_eq!(agreed.open(&info, &additional, &envelope.sealed), None);
        }
    }

    #[test]
    fn a_point_that_is_none_is_no_encapsulated_key() {
        assert!(<Encapsulation as Kem>::EncappedKey::from_bytes(&[4; 65]).is_err());
    }
}
