//! The outbox ⇄ items: who has still to be told of what. Each is written with
//! what it tells of, and taken away when it was told.

use complaints::form::hex;

use super::{Item, keyed, text, text_of};
use crate::notice::Notice;

/// The partition of everything untold, the first to come first.
pub const UNTOLD: &str = "UNTOLD";

/// A notice that is owed.
pub(crate) fn item(notice: &Notice, received: &str, attempt: &[u8; 16]) -> Item {
    let mut item = keyed(UNTOLD, format!("{received}#{}", hex::encode(attempt)));
    item.insert("notice".to_owned(), text(serde_json::json!(notice).to_string()));
    item
}

/// The notice that an item owes; `None` where it cannot be read.
#[must_use]
pub fn notice_of(item: &Item) -> Option<Notice> {
    serde_json::from_str(text_of(item, "notice")?).ok()
}
