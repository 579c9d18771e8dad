//! One key that opens envelopes, as a line of a file: a private key, or the name of one that KMS keeps with the public
//! half of it.

use complaints::form::hex;
use hpke::{Deserializable, Kem, Serializable};
use store::envelope::{Encapsulation, key_id};

use crate::kms::KmsKey;

pub(crate) type PrivateKey = <Encapsulation as Kem>::PrivateKey;

/// A key that opens envelopes, and its id.
#[derive(Clone)]
pub(crate) struct OpeningKey {
    pub(crate) id: String,
    pub(crate) public: Vec<u8>,
    pub(crate) half: PrivateHalf,
}

/// Where the half is that opens.
#[derive(Clone)]
pub(crate) enum PrivateHalf {
    /// In the file.
    Here(PrivateKey),
    /// In KMS, which gives it to nobody.
    Kms(KmsKey),
}

impl OpeningKey {
    /// What a line says: 64 figures, or an ARN and 130 figures; `None` for anything else.
    pub(super) fn from_line(line: &str) -> Option<Self> {
        if let Some((name, public)) = line.split_once(' ') {
            return Self::in_kms(name.parse().ok()?, &hex::decode::<65>(public.trim())?);
        }
        let key = PrivateKey::from_bytes(&hex::decode::<32>(line)?).ok()?;
        let public = Encapsulation::sk_to_pk(&key).to_bytes().to_vec();
        Some(Self { id: key_id(&public), public, half: PrivateHalf::Here(key) })
    }

    /// A key of KMS by its name and its public half; `None` where that is no point of the curve.
    pub(crate) fn in_kms(key: KmsKey, public: &[u8]) -> Option<Self> {
        <Encapsulation as Kem>::PublicKey::from_bytes(public).ok()?;
        Some(Self { id: key_id(public), public: public.to_vec(), half: PrivateHalf::Kms(key) })
    }

    /// A new private key.
    pub(super) fn drawn() -> Self {
        let (key, public) = Encapsulation::gen_keypair();
        let public = public.to_bytes().to_vec();
        Self { id: key_id(&public), public, half: PrivateHalf::Here(key) }
    }

    pub(super) fn to_line(&self) -> String {
        match &self.half {
            PrivateHalf::Here(key) => hex::encode(&key.to_bytes()),
            PrivateHalf::Kms(key) => format!("{key} {}", hex::encode(&self.public)),
        }
    }

    /// The name of the key in KMS, if it is there.
    pub(crate) fn kms(&self) -> Option<&KmsKey> {
        match &self.half {
            PrivateHalf::Here(_) => None,
            PrivateHalf::Kms(key) => Some(key),
        }
    }
}
