//! The keys of every story: drawn once for each process that tells some.

use std::path::Path;
use std::sync::LazyLock;

use office::keys::OpeningKeys;
use store::envelope::SealingKeys;
use store::marks::MarkKey;

static DRAWN: LazyLock<(OpeningKeys, [String; 2])> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let keys = OpeningKeys::make(folder.path()).expect("keys can be made");
    (keys, private_halves(folder.path()))
});

/// The newest private keys of a folder as its files have them: the officers', the lead's.
#[must_use]
pub fn private_halves(folder: &Path) -> [String; 2] {
    ["officers", "lead"].map(|name| {
        let text = std::fs::read_to_string(folder.join(name)).expect("a file of keys");
        text.lines().last().expect("a key").to_owned()
    })
}

/// The private keys of all stories, for a stand-in that keeps them from officers.
#[must_use]
pub fn private() -> &'static [String; 2] {
    &DRAWN.1
}

/// The keys that open what was sealed in stories.
#[must_use]
pub fn keys() -> &'static OpeningKeys {
    &DRAWN.0
}

/// The public half of them, as a setting.
#[must_use]
pub fn public_keys() -> String {
    DRAWN.0.public().expect("each audience has a key")
}

/// The public half of them.
#[must_use]
pub fn sealing_keys() -> SealingKeys {
    DRAWN.0.sealing().expect("each audience has a key")
}

/// The key of every mark.
pub const MARK_KEY: &str = "a key for stories";

/// The key of every mark, as the form has it.
#[must_use]
pub fn mark_key() -> MarkKey {
    MarkKey::new(MARK_KEY)
}
