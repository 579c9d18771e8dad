//! A policy's front matter, stored once under its digest: it is most of what a
//! complaint would hold, and the same for every complaint of a version.

use complaints::form::hex;
use sha2::{Digest, Sha256};

use super::{Item, keyed, text, text_of};

/// The digest under which a front matter is found, as figures.
#[must_use]
pub fn digest(clocks: &str) -> String {
    hex::encode(&Sha256::digest(clocks))
}

/// The key of a front matter.
pub(crate) fn key(digest: &str) -> Item {
    keyed(format!("CLOCKS#{digest}"), "CLOCKS")
}

/// A front matter as it is stored.
pub(crate) fn item(clocks: &str) -> Item {
    let mut item = key(&digest(clocks));
    item.insert("clocks".to_owned(), text(clocks));
    item
}

/// The front matter of an item, if its digest is the one it was asked for by.
pub(crate) fn clocks_of(item: &Item, asked: &str) -> Option<String> {
    text_of(item, "clocks").filter(|clocks| digest(clocks) == asked).map(str::to_owned)
}
