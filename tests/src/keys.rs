//! The keys of every story: drawn once for each process that tells some.

use std::sync::LazyLock;

use office::keys::OpeningKeys;
use store::envelope::SealingKeys;
use store::marks::MarkKey;

static KEYS: LazyLock<OpeningKeys> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for a while");
    OpeningKeys::make(folder.path()).expect("keys can be made")
});

/// The keys that open what was sealed in stories.
#[must_use]
pub fn keys() -> &'static OpeningKeys {
    &KEYS
}

/// The public half of them, as a setting.
#[must_use]
pub fn public_keys() -> String {
    KEYS.public().expect("each audience has a key")
}

/// The public half of them.
#[must_use]
pub fn sealing_keys() -> SealingKeys {
    KEYS.sealing().expect("each audience has a key")
}

/// The key of every mark.
pub const MARK_KEY: &str = "a key for stories";

/// The key of every mark, as the form has it.
#[must_use]
pub fn mark_key() -> MarkKey {
    MarkKey::new(MARK_KEY)
}
