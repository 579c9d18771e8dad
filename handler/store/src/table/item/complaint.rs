//! Complaint ⇄ item.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;

use super::{Item, LEADS_WORDS, OFFICERS_WORDS, answers, copy, event, is, key, text, text_of, texts, texts_of};
use crate::complaint::Complaint;
use crate::filing::Filing;
use crate::flag::Flag;
use complaints::form::hex;

/// What only leads to the complaint that had the same words: no answers, and in no list.
pub(crate) fn pointer(complaint: &Complaint) -> Item {
    let mut item = key(&complaint.reference, "CASE");
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("reference", text(complaint.reference.to_string()));
    add("landlord", text(&complaint.landlord));
    add("digest", text(hex::encode(&complaint.digest)));
    add("attempt", text(hex::encode(&complaint.attempt)));
    add("key_hash", text(hex::encode(&complaint.key_hash)));
    add("received", text(complaint.received.to_rfc3339()));
    add("policy", text(&complaint.policy));
    add("clocks", text(&complaint.clocks));
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
    item
}

/// Everything of a complaint: what is known of it, its dates, its answers, and its place in the officers' list.
#[must_use]
pub fn filed(filing: &Filing<'_>) -> Item {
    let Filing { complaint, promised, .. } = filing;
    let mut item = pointer(complaint);
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("deadlines", text(&promised.json));
    add("stage", AttributeValue::N("1".into()));
    add("open", text(&complaint.landlord));
    add("due", text(&promised.due));
    add("owes", text(promised.owes.code()));
    add("dated", AttributeValue::Bool(promised.first.is_some()));
    add("lead", AttributeValue::Bool(complaint.is_for_lead()));
    add("danger", AttributeValue::Bool(complaint.has(&Flag::Danger)));
    answers::add(&mut item, filing.answers, if complaint.is_for_lead() { LEADS_WORDS } else { OFFICERS_WORDS });
    item
}

/// A filed item without the words that somebody wrote: what intake may read again.
#[must_use]
pub(crate) fn without_words(filed: &Item) -> Item {
    let words = OFFICERS_WORDS.iter().chain(&LEADS_WORDS);
    let mut item = filed.clone();
    words.for_each(|name| {
        item.remove(*name);
    });
    item
}

/// The same complaint under another reference and key, with the reference that it was shown as a flag.
#[must_use]
pub fn moved(filed: &Item, to: &Reference, key_hash: &[u8; 32], was_shown: Reference) -> Item {
    let mut item = filed.clone();
    item.extend(key(to, "CASE"));
    item.insert("reference".into(), text(to.to_string()));
    item.insert("key_hash".into(), text(hex::encode(key_hash)));
    if let Some(AttributeValue::L(flags)) = item.get_mut("flags") {
        flags.push(text(Flag::WasShown(was_shown).code()));
    }
    item
}

/// The words of a filed item as an addition to the complaint of that reference;
/// `lead`: which is for the lead officer alone.
pub(crate) fn addition(filed: &Item, to: &Reference, lead: bool) -> Item {
    let mut item = key(to, &format!("ADDED#{}", text_of(filed, "digest").unwrap_or_default()));
    copy(filed, &["landlord", "received", "attempt"], &mut item);
    for (officers, leads) in OFFICERS_WORDS.into_iter().zip(LEADS_WORDS) {
        copy(filed, &[leads], &mut item);
        if let Some(words) = filed.get(officers) {
            item.insert(if lead { leads } else { officers }.to_owned(), words.clone());
        }
    }
    item.insert("reference".into(), text(to.to_string()));
    let lead = item.keys().any(|name| LEADS_WORDS.contains(&name.as_str()));
    item.insert("lead".into(), AttributeValue::Bool(lead));
    item
}

/// The complaint of an item; `None` when it is none.
#[must_use]
pub fn complaint_of(item: &Item) -> Option<Complaint> {
    let of = |name: &str| text_of(item, name);
    Some(Complaint {
        reference: of("reference")?.parse().ok()?,
        landlord: of("landlord")?.to_owned(),
        digest: hex::decode(of("digest")?)?,
        attempt: hex::decode(of("attempt")?)?,
        key_hash: hex::decode(of("key_hash")?)?,
        contact_mark: of("contact_mark").and_then(hex::decode),
        received: Moment::parse(of("received")?).ok()?,
        policy: of("policy")?.to_owned(),
        clocks: of("clocks")?.to_owned(),
        when: texts_of(item, "when"),
        urgent: is(item, "urgent"),
        contact_by: texts_of(item, "contact_by"),
        shown_policy: of("shown_policy").map(str::to_owned),
        flags: texts_of(item, "flags").iter().map(|code| Flag::from_code(code)).collect(),
        same_as: of("same_as").and_then(|reference| reference.parse().ok()),
        first_deadlines: of("deadlines").and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default(),
        progress: event::progress_of(item),
    })
}
