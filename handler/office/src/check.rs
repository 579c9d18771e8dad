//! Whether each key opens what is sealed with it: a canary is sealed with its public half, and opened as words are.

use complaints::form::hex;
use serde::Serialize;
use store::envelope::{Audience, Bound, Envelope, NotSealed, SealingKeys, seal};

use crate::keys::{OpeningKey, OpeningKeys};
use crate::open::NotOpened;

/// What was tried of one key.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// For whom it opens: `officers`, `lead`.
    pub audience: &'static str,
    /// Its id: 16 figures of the SHA-256 of its public half, as health shows it.
    pub key: String,
    /// Its name in KMS, if it is there.
    pub kms: Option<String>,
    /// Whether the form seals with it; the others open what was sealed before.
    pub seals: bool,
    /// Why it does not open; nothing where it does.
    pub closed: Option<String>,
}

const CANARY: &[u8] = b"canary";
/// A canary is no landlord's, so that no complaint passes for one.
const BOUND: Bound<'static> = Bound { id: &[0; 16], landlord: "", received: "" };

/// Tries every key that is here, and those that the form seals with, of each audience of which a key is here.
///
/// # Errors
/// When a canary cannot be sealed, which no key makes so.
pub async fn check(keys: &OpeningKeys, form: &SealingKeys) -> Result<Vec<Checked>, NotSealed> {
    let mut tried = Vec::new();
    for audience in [Audience::Officers, Audience::Lead].into_iter().filter(|one| keys.opens(*one)) {
        for key in keys.of(audience) {
            tried.push((Some(key), canary_of(key, audience)?));
        }
        let canary = seal(form, audience, &BOUND, CANARY)?;
        // What the form seals with stands last, where there is a line of it.
        if !keys.of(audience).iter().any(|key| key.id == canary.key) {
            tried.push((None, canary));
        }
    }
    let canaries: Vec<Envelope> = tried.iter().map(|(_, canary)| canary.clone()).collect();
    let at_hand = keys.at_hand(&canaries).await;
    let checked = tried.into_iter().map(|(key, canary)| Checked {
        audience: canary.audience.name(),
        kms: key.and_then(OpeningKey::kms).map(ToString::to_string),
        seals: form.id(canary.audience) == Some(&canary.key),
        closed: match at_hand.open(&canary, &BOUND) {
            Ok(plain) if plain == CANARY => None,
            Ok(_) | Err(NotOpened::Broken) => Some(NOT_ITS_HALF.to_owned()),
            Err(why) => Some(why.to_string()),
        },
        key: canary.key,
    });
    Ok(checked.collect())
}

const NOT_ITS_HALF: &str = "the public half in its line is another key's: put back the file from whoever made it";

fn canary_of(key: &OpeningKey, audience: Audience) -> Result<Envelope, NotSealed> {
    let half = hex::encode(&key.public);
    // A key that was read is one.
    let keys: SealingKeys = format!("officers={half} lead={half}").parse().map_err(NotSealed::from)?;
    seal(&keys, audience, &BOUND, CANARY)
}
