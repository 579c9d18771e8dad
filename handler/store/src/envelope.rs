//! A visitor's words on their way to the officers, and an officer's on the way
//! to a receipt: sealed with a public key, so that what faces the internet
//! cannot read what it took.
//!
//! HPKE (RFC 9180) in base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
//! AES-256-GCM. Here stands [`seal`] alone; what opens an envelope is the
//! office's, and nothing that this crate knows could.
//!
//! Everything that is stored beside an envelope stands in clear, and is named
//! in [`CLEAR`]: what a list, a receipt and a date need, and no word that
//! somebody wrote.

use std::str::FromStr;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use complaints::form::hex;
use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable};
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr};

pub use receipt::{ReceiptKey, seal_for_receipt};

mod receipt;

/// The attributes, of whatever item, that stand in clear.
///
/// | what for | attributes |
/// |---|---|
/// | keys of the table | `pk`, `sk`, `format`, `expires` |
/// | whose and when | `reference`, `landlord`, `received`, `policy`, `clocks`, `clocks_digest`, `shown_policy`, `same_as`, `erased` |
/// | dates and lists | `deadlines`, `when`, `urgent`, `danger`, `lead`, `stage`, `open`, `due`, `dated`, `owes`, `unread`, `since`, `flags`, `contact_by`, `progress` |
/// | the same again | `attempt`, `digest`, `contact_mark`, `key_hash`, `new_key_hash` (each a keyed or a plain hash) |
/// | events | `kind`, `at`, `until`, `circumstance`, `recorded`, `struck`, `read`, `moved`; `channel`, by which it came |
/// | notices | `notice`; `why` something could not be filed, and how much is `unfiled` |
/// | the envelope | `sealed`, `struck_sealed`; `struck_attempt`, to which the second is bound |
/// | the receipt | `receipt_key`, `new_receipt_key`: public halves; `told`: envelopes, each with its event |
pub const CLEAR: [&str; 51] = [
    "pk",
    "sk",
    "format",
    "expires",
    "reference",
    "landlord",
    "received",
    "policy",
    "clocks",
    "clocks_digest",
    "shown_policy",
    "same_as",
    "erased",
    "deadlines",
    "when",
    "urgent",
    "danger",
    "lead",
    "stage",
    "open",
    "due",
    "dated",
    "owes",
    "unread",
    "since",
    "flags",
    "contact_by",
    "progress",
    "attempt",
    "digest",
    "contact_mark",
    "key_hash",
    "new_key_hash",
    "kind",
    "at",
    "until",
    "circumstance",
    "recorded",
    "struck",
    "struck_attempt",
    "struck_sealed",
    "read",
    "moved",
    "notice",
    "why",
    "unfiled",
    "channel",
    "sealed",
    "receipt_key",
    "new_receipt_key",
    "told",
];

/// Who may open an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Audience {
    /// Every complaints officer.
    Officers,
    /// The lead officer alone: somebody who works there must not see it.
    Lead,
    /// Whoever holds the address of the complaint's receipt: its key pair is derived from the key in there.
    Receipt,
}

impl Audience {
    /// Its name in keys and envelopes: `officers`, `lead`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What an envelope is bound to: elsewhere it does not open.
#[derive(Debug, Clone, Copy)]
pub struct Bound<'a> {
    /// The id of the envelope: that of the attempt, or of what an officer recorded.
    pub id: &'a [u8; 16],
    /// The landlord whose complaint it is.
    pub landlord: &'a str,
    /// When what is inside was received or recorded, as it stands beside it.
    pub received: &'a str,
}

/// The format of an envelope, which is part of what it is bound to.
const FORMAT: &str = "redress envelope 1";

impl Bound<'_> {
    /// What HPKE calls `info`: format, landlord, audience.
    #[must_use]
    pub fn info(&self, audience: Audience) -> Vec<u8> {
        [FORMAT, self.landlord, audience.name()].join("\n").into_bytes()
    }

    /// What HPKE calls additional data: the envelope's id, the key's id, when it was received.
    #[must_use]
    pub fn additional(&self, key: &str) -> Vec<u8> {
        [&hex::encode(self.id), key, self.received].join("\n").into_bytes()
    }
}

/// The cipher suite's key encapsulation.
pub type Encapsulation = DhP256HkdfSha256;
/// The cipher suite's key derivation.
pub type Derivation = HkdfSha256;
/// The cipher suite's encryption.
pub type Encryption = AesGcm256;

/// The public key of an audience.
#[derive(Clone)]
struct SealingKey {
    id: String,
    key: <Encapsulation as Kem>::PublicKey,
}

/// The public keys that intake seals with, one for each audience.
///
/// As a setting they are one text: `officers=<hex> lead=<hex>`, each the
/// uncompressed point of P-256, 65 bytes.
#[derive(Clone)]
pub struct SealingKeys {
    officers: SealingKey,
    lead: SealingKey,
}

/// Why a setting holds no keys.
#[derive(Debug, thiserror::Error)]
#[error("the sealing keys must read `officers=<hex> lead=<hex>`, each a public key of 65 bytes: {0}")]
pub struct NoKeys(String);

impl FromStr for SealingKeys {
    type Err = NoKeys;

    fn from_str(text: &str) -> Result<Self, NoKeys> {
        let of = |audience: Audience| {
            let name = audience.name();
            let typed = text.split_whitespace().find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            let bytes = typed.and_then(hex::decode::<65>).ok_or_else(|| NoKeys(format!("`{name}` is missing")))?;
            let key = <Encapsulation as Kem>::PublicKey::from_bytes(&bytes);
            let key = key.map_err(|error| NoKeys(format!("`{name}`: {error}")))?;
            Ok(SealingKey { id: key_id(&bytes), key })
        };
        Ok(Self { officers: of(Audience::Officers)?, lead: of(Audience::Lead)? })
    }
}

impl SealingKeys {
    /// The id of the key for an audience; a receipt has one of its own.
    #[must_use]
    pub fn id(&self, audience: Audience) -> Option<&str> {
        match audience {
            Audience::Officers => Some(&self.officers.id),
            Audience::Lead => Some(&self.lead.id),
            Audience::Receipt => None,
        }
    }
}

/// The id of a public key: the first 16 figures of its SHA-256.
#[must_use]
pub fn key_id(public: &[u8]) -> String {
    hex::encode(&Sha256::digest(public)[..8])
}

/// Words that only one audience can read, and the key that opens them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Who may open it.
    pub audience: Audience,
    /// The id of the key that it was sealed with.
    pub key: String,
    /// The encapsulated key of HPKE, 65 bytes.
    pub encapsulated: Vec<u8>,
    /// The ciphertext with its tag.
    pub sealed: Vec<u8>,
}

/// Words could not be sealed.
#[derive(Debug, thiserror::Error)]
#[error("words could not be sealed: {0}")]
pub struct NotSealed(String);

impl From<NoKeys> for NotSealed {
    fn from(why: NoKeys) -> Self {
        Self(why.to_string())
    }
}

/// Seals `plain` for an audience of the landlord's; for a receipt there is [`seal_for_receipt`].
///
/// # Errors
/// When the cipher refuses, which no text makes it do.
pub fn seal(keys: &SealingKeys, audience: Audience, bound: &Bound<'_>, plain: &[u8]) -> Result<Envelope, NotSealed> {
    match audience {
        Audience::Officers => sealed_with(&keys.officers, audience, bound, plain),
        Audience::Lead => sealed_with(&keys.lead, audience, bound, plain),
        Audience::Receipt => Err(NotSealed("each receipt has a key of its own".to_owned())),
    }
}

fn sealed_with(
    SealingKey { id, key }: &SealingKey,
    audience: Audience,
    bound: &Bound<'_>,
    plain: &[u8],
) -> Result<Envelope, NotSealed> {
    let (info, additional) = (bound.info(audience), bound.additional(id));
    let sealed =
        hpke::single_shot_seal::<Encryption, Derivation, Encapsulation>(&OpModeS::Base, key, &info, plain, &additional);
    let (encapsulated, sealed) = sealed.map_err(|error| NotSealed(error.to_string()))?;
    Ok(Envelope { audience, key: id.clone(), encapsulated: encapsulated.to_bytes().to_vec(), sealed })
}

impl Envelope {
    /// As it is stored: `officers <key id> <encapsulated key> <ciphertext>`, the last two in Base64.
    #[must_use]
    pub fn to_text(&self) -> String {
        let [encapsulated, sealed] = [&self.encapsulated, &self.sealed].map(|bytes| BASE64_STANDARD.encode(bytes));
        format!("{} {} {encapsulated} {sealed}", self.audience.name(), self.key)
    }

    /// What was stored so; `None` for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let [audience, key, encapsulated, sealed] = text.split(' ').collect::<Vec<_>>().try_into().ok()?;
        Some(Self {
            audience: audience.parse().ok()?,
            key: key.to_owned(),
            encapsulated: BASE64_STANDARD.decode(encapsulated).ok()?,
            sealed: BASE64_STANDARD.decode(sealed).ok()?,
        })
    }
}
