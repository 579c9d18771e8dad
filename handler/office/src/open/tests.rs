use hpke::Serializable;

use super::vector::Vector;
use super::*;
use crate::keys::OpeningKeys;

#[test]
fn the_cipher_is_the_one_of_the_standard() {
    let vector = Vector::read();
    let secret = <Encapsulation as Kem>::PrivateKey::from_bytes(&vector.bytes("skRm")).expect("a private key");
    assert_eq!(Encapsulation::sk_to_pk(&secret).to_bytes().to_vec(), vector.bytes("pkRm"));
    let encapsulated = <Encapsulation as Kem>::EncappedKey::from_bytes(&vector.bytes("enc")).expect("a key");
    let plain = hpke::single_shot_open::<Encryption, Derivation, Encapsulation>(
        &OpModeR::Base,
        &secret,
        &encapsulated,
        &vector.bytes("info"),
        &vector.first("ct"),
        &vector.first("aad"),
    );
    assert_eq!(plain.expect("it opens"), vector.first("pt"));
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
        assert_eq!(keys.here().open(&envelope, &bound), Ok(b"Help.".to_vec()));
        let lead_less = keys.without_lead();
        assert_eq!(lead_less.here().open(&envelope, &bound).is_ok(), audience == Audience::Officers);
        for elsewhere in [
            Bound { id: &[8; 16], ..bound },
            Bound { landlord: "incommunities", ..bound },
            Bound { received: "2026-12-24T10:00:01+00:00", ..bound },
        ] {
            assert_eq!(keys.here().open(&envelope, &elsewhere), Err(NotOpened::Broken));
        }
        // A new key seals from now on, and the old one opens what it sealed.
        let more = OpeningKeys::rotate(folder.path()).expect("another key");
        assert_eq!(more.here().open(&envelope, &bound), Ok(b"Help.".to_vec()));
        let newer = store::envelope::seal(&more.sealing().expect("keys"), audience, &bound, b"More.").expect("sealed");
        assert_eq!(keys.here().open(&newer, &bound), Err(NotOpened::NoKey(newer.key.clone())));
    }
}
