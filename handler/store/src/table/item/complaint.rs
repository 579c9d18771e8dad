//! Complaint ⇄ item.

use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::days::moment::Moment;
use complaints::form::hex;
use complaints::form::reference::Reference;

use super::standing::CLOSED;
use super::{FORMAT, Item, NotRead, clocks, event, is, key, number, readable, text, text_of, texts, texts_of, told};
use crate::complaint::Complaint;
use crate::envelope::ReceiptKey;
use crate::flag::Flag;
use crate::standing::Place;

/// What only leads to the complaint that had the same words: no answers, and in no list.
pub(crate) fn pointer(complaint: &Complaint) -> Item {
    let mut item = key(&complaint.reference, "CASE");
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("format", number(FORMAT));
    add("reference", text(complaint.reference.to_string()));
    add("landlord", text(&complaint.landlord));
    add("digest", text(hex::encode(&complaint.digest)));
    add("attempt", text(hex::encode(&complaint.attempt)));
    add("key_hash", text(hex::encode(&complaint.key_hash)));
    // What only leads elsewhere has no page of its own for which anything would be sealed.
    if let Some(public) = complaint.receipt_key.filter(|_| complaint.same_as.is_none()) {
        add("receipt_key", text(public.to_hex()));
    }
    add("received", text(complaint.received.to_rfc3339()));
    add("policy", text(&complaint.policy));
    add("clocks_digest", text(clocks::digest(&complaint.clocks)));
    add("when", texts(&complaint.when));
    add("urgent", AttributeValue::Bool(complaint.urgent));
    add("contact_by", texts(&complaint.contact_by));
    add("flags", texts(complaint.flags.iter().map(Flag::code)));
    if let Some(mark) = &complaint.contact_mark {
        add("contact_mark", text(hex::encode(mark)));
    }
    if let Some(shown) = &complaint.shown_policy {
        add("shown_policy", text(shown));
    }
    if let Some(first) = &complaint.same_as {
        add("same_as", text(first.to_string()));
    }
    if let Some(channel) = &complaint.channel {
        add("channel", text(channel));
    }
    // What its page said of dates: it stays there, also where it leads to a case that came before.
    if let Ok(said) = serde_json::to_string(&complaint.first_deadlines)
        && !complaint.first_deadlines.is_empty()
    {
        add("deadlines", text(said));
    }
    item
}

/// Where the front matter of a complaint is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clocks {
    /// In the item itself, as format 1 has it.
    Here(String),
    /// In an item of its own, under this digest.
    Under(String),
}

/// Where the front matter of the complaint of an item is.
///
/// # Errors
/// When the item is of a later format, or names none.
pub fn clocks_named(item: &Item) -> Result<Clocks, NotRead> {
    readable(item)?;
    match (text_of(item, "clocks"), text_of(item, "clocks_digest")) {
        (_, Some(digest)) => Ok(Clocks::Under(digest.to_owned())),
        (Some(clocks), None) => Ok(Clocks::Here(clocks.to_owned())),
        (None, None) => Err(NotRead::Broken("clocks_digest")),
    }
}

/// The complaint of an item whose front matter is `clocks`.
///
/// # Errors
/// When the item is of a later format, or an attribute of it is not what it must be.
pub fn complaint_of(item: &Item, clocks: Arc<str>) -> Result<Complaint, NotRead> {
    let format = readable(item)?;
    let of = |name: &'static str| text_of(item, name).ok_or(NotRead::Broken(name));
    let broken = NotRead::Broken;
    fn bytes<const N: usize>(text: &str, name: &'static str) -> Result<[u8; N], NotRead> {
        hex::decode(text).ok_or(NotRead::Broken(name))
    }
    let relinked = text_of(item, "new_key_hash").map(|hash| bytes(hash, "new_key_hash")).transpose()?;
    // The key of an old link seals for nobody any more.
    let public = if relinked.is_some() { "new_receipt_key" } else { "receipt_key" };
    Ok(Complaint {
        format,
        reference: of("reference")?.parse().map_err(|_| broken("reference"))?,
        landlord: of("landlord")?.to_owned(),
        digest: bytes(of("digest")?, "digest")?,
        attempt: bytes(of("attempt")?, "attempt")?,
        key_hash: bytes(of("key_hash")?, "key_hash")?,
        receipt_key: text_of(item, public).and_then(ReceiptKey::from_hex),
        contact_mark: text_of(item, "contact_mark").map(|mark| bytes(mark, "contact_mark")).transpose()?,
        received: Moment::parse(of("received")?).map_err(|_| broken("received"))?,
        policy: of("policy")?.to_owned(),
        clocks,
        when: texts_of(item, "when"),
        urgent: is(item, "urgent"),
        contact_by: texts_of(item, "contact_by"),
        shown_policy: text_of(item, "shown_policy").map(str::to_owned),
        flags: texts_of(item, "flags").iter().map(|code| Flag::from_code(code)).collect(),
        same_as: match text_of(item, "same_as") {
            Some(first) => Some(first.parse::<Reference>().map_err(|_| broken("same_as"))?),
            None => None,
        },
        first_deadlines: text_of(item, "deadlines")
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default(),
        progress: event::progress_of(item),
        told: told::told_of(item),
        place: text_of(item, "due").and_then(Place::from_text),
        // An item that says nothing of it was stored when every one had a date.
        dated: !item.contains_key("dated") || is(item, "dated"),
        danger: is(item, "danger") || texts_of(item, "flags").iter().any(|code| Flag::from_code(code) == Flag::Danger),
        relinked,
        closed: text_of(item, "open").is_some_and(|open| open.starts_with(CLOSED)),
        unread: text_of(item, "unread").map(str::to_owned),
        channel: text_of(item, "channel").map(str::to_owned),
    })
}
