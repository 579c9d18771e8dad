//! What somebody's keys open for some envelopes. A private key opens by itself; of a key in KMS it was asked before
//! what it agrees on with each, some at once, and that lives no longer than the envelopes are looked at.

use std::collections::HashMap;

use hpke::{Deserializable, Kem};
use store::envelope::{Encapsulation, Envelope};
use tokio::task::JoinSet;
use zeroize::Zeroizing;

use crate::agreed::Agreed;
use crate::keys::{OpeningKey, OpeningKeys};
use crate::kms::{Away, KeyAway, KmsKey};

/// How many questions to KMS are open at one time.
const AT_ONCE: usize = 8;

/// Keys, and what KMS agreed on for some envelopes, by their encapsulated keys.
pub struct AtHand<'a> {
    pub(crate) keys: &'a OpeningKeys,
    agreed: HashMap<Vec<u8>, Result<Agreed, KeyAway>>,
}

impl OpeningKeys {
    /// What opens here without asking anybody: of a key in KMS nothing.
    #[must_use]
    pub fn here(&self) -> AtHand<'_> {
        AtHand { keys: self, agreed: HashMap::new() }
    }

    /// The same, after KMS was asked for each of these envelopes whose key it keeps.
    pub async fn at_hand(&self, envelopes: &[Envelope]) -> AtHand<'_> {
        let mut at_hand = self.here();
        for key in self.all().filter(|key| key.kms().is_some()) {
            let is_its = |one: &&Envelope| one.key == key.id && self.of(one.audience).iter().any(|of| of.id == key.id);
            let of_key: Vec<Vec<u8>> = envelopes
                .iter()
                .filter(is_its)
                .map(|one| one.encapsulated.clone())
                // What is no point would be refused for a reason that says nothing of the key.
                .filter(|one| <Encapsulation as Kem>::EncappedKey::from_bytes(one).is_ok())
                .filter(|one| !at_hand.agreed.contains_key(one))
                .collect();
            let agreed = ask(self, key, of_key).await;
            at_hand.agreed.extend(agreed);
        }
        at_hand
    }
}

impl AtHand<'_> {
    /// What was agreed on for an envelope of this key.
    pub(crate) fn agreed(&self, key: &KmsKey, envelope: &Envelope) -> Result<&Agreed, KeyAway> {
        let not_asked = || KeyAway { key: key.clone(), why: Away::NotAsked };
        self.agreed.get(&envelope.encapsulated).ok_or_else(not_asked)?.as_ref().map_err(Clone::clone)
    }
}

type Answers = Vec<(Vec<u8>, Result<Agreed, KeyAway>)>;

/// Asks for one, and for the rest only where that did not say that the key opens nothing: a key that is disabled is
/// asked once and not for every word that it sealed.
async fn ask(keys: &OpeningKeys, key: &OpeningKey, mut encapsulated: Vec<Vec<u8>>) -> Answers {
    let (Some(kms), Some(name), Some(first)) = (keys.kms(), key.kms(), encapsulated.pop()) else { return Vec::new() };
    let (door, public) = (kms.at(name), key.public.clone());
    let one = move |encapsulated: Vec<u8>| {
        let (door, public) = (door.clone(), public.clone());
        async move {
            let x = door.agree(encapsulated.clone()).await.map(Zeroizing::new);
            let agreed = x.map(|x| Agreed::of(&x, &encapsulated, &public));
            (encapsulated, agreed)
        }
    };
    let first = one(first).await;
    if let Err(away) = &first.1
        && away.why.is_of_the_key()
    {
        let same = away.clone();
        return std::iter::once(first).chain(encapsulated.into_iter().map(|one| (one, Err(same.clone())))).collect();
    }
    let (mut answers, mut open) = (vec![first], JoinSet::new());
    let mut rest = encapsulated.into_iter();
    loop {
        while open.len() < AT_ONCE {
            let Some(next) = rest.next() else { break };
            open.spawn(one(next));
        }
        let Some(ended) = open.join_next().await else { return answers };
        answers.extend(ended.ok());
    }
}
