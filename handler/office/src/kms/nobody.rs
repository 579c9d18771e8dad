//! A program that was built without AWS asks nobody.

use super::{Away, KeyAway, KmsKey};

/// AWS's key service, of which such a program has none.
#[derive(Debug, Clone)]
pub struct Kms(());

/// One key of it.
#[derive(Clone)]
pub(crate) struct Door(KmsKey);

impl Kms {
    pub(crate) fn at(&self, key: &KmsKey) -> Door {
        Door(key.clone())
    }
}

impl Door {
    pub(crate) async fn agree(self, _: Vec<u8>) -> Result<[u8; 32], KeyAway> {
        Err(KeyAway { key: self.0, why: Away::NotAsked })
    }
}
