//! A stone ⇄ item: what stands in the place of a complaint that was erased. It
//! keeps the place taken, so that nothing puts the complaint there again, and
//! tells whoever holds the receipt's address, or sends the same form again,
//! that it is no longer kept. No word, date or name of the complaint is in it.

use complaints::form::hex;

use super::{FORMAT, Item, copy, key, number, readable, text, text_of};
use crate::complaint::Complaint;

/// The attribute that says that this is a stone, and on which day the complaint was erased.
pub const ERASED: &str = "erased";

/// What the stone of an item keeps of it: its place, what opens the address of its receipt, and by what the
/// same form is known again under its token, which is stored nowhere.
const KEPT: [&str; 7] = ["pk", "sk", "reference", "landlord", "key_hash", "new_key_hash", "digest"];

/// What stands in the place of a complaint, or of what led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stone {
    landlord: String,
    key_hash: Option<[u8; 32]>,
    /// None where format 1 stored the complaint.
    digest: Option<[u8; 32]>,
}

/// What was erased in a place, to a complaint that is tried there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The same form, sent to the same landlord under the same token.
    SameForm,
    /// Another form under the same token.
    SameToken,
    /// Another token's: two have the same reference by chance.
    OtherToken,
}

impl Stone {
    /// Whose it is, seen from `tried`.
    pub(crate) fn whose(&self, tried: &Complaint) -> Whose {
        let same_words = self.digest.is_none_or(|digest| digest == tried.digest);
        if self.key_hash != Some(tried.key_hash) {
            Whose::OtherToken
        } else if self.landlord == tried.landlord && same_words {
            Whose::SameForm
        } else {
            Whose::SameToken
        }
    }
}

/// The stone in the place of an item, which was erased on `day`. A digest of format 1 is of the words alone, and goes.
#[must_use]
pub fn in_place_of(item: &Item, day: &str) -> Item {
    let mut stone = Item::new();
    copy(item, &KEPT, &mut stone);
    if readable(item).unwrap_or(FORMAT) == 1 {
        stone.remove("digest");
    }
    stone.insert("format".to_owned(), number(FORMAT));
    stone.insert(ERASED.to_owned(), text(day));
    stone
}

/// The stone of a complaint that waits, or was taken in an outage, and has no place in the table.
#[must_use]
pub fn of(complaint: &Complaint, day: &str) -> Item {
    let mut item = key(&complaint.reference, "CASE");
    item.insert("format".to_owned(), number(complaint.format));
    item.insert("reference".to_owned(), text(complaint.reference.to_string()));
    item.insert("landlord".to_owned(), text(&complaint.landlord));
    item.insert("key_hash".to_owned(), text(hex::encode(&complaint.key_hash)));
    item.insert("digest".to_owned(), text(hex::encode(&complaint.digest)));
    in_place_of(&item, day)
}

/// The stone of an item; `None` where it is none.
pub(crate) fn stone_of(item: &Item) -> Option<Stone> {
    text_of(item, ERASED)?;
    Some(Stone {
        landlord: text_of(item, "landlord").unwrap_or_default().to_owned(),
        key_hash: text_of(item, "key_hash").and_then(hex::decode),
        digest: text_of(item, "digest").and_then(hex::decode),
    })
}
