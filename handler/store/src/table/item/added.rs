//! Words for a complaint that is there, as items that are put together; and
//! what the person asks for with them.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::case::events::Event;
use complaints::form::hex;

use super::filed::Filed;
use super::size::{MAX_ITEM_BYTES, size};
use super::unread::{self, Unread};
use super::{
    FORMAT, Item, LEADS_WORDS, OFFICERS_WORDS, SEALED, copy, event, is, key, number, standing, text, text_of, untold,
};
use crate::complaint::Complaint;
use crate::notice::{Notice, NoticeKind};
use crate::stands::Stands;

/// Words for a complaint that is there, as items that are put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// The words: `ADDED#<digest>`.
    pub words: Item,
    /// That no officer has read them.
    pub unread: Item,
    /// Who has to be told; none where that was done already.
    pub untold: Option<Item>,
    /// How the complaint stands with what the person asks for.
    pub asks: Option<Asks>,
}

/// What a person asks for moves the dates of a complaint, where nobody has moved them since they were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Asks {
    /// How it stands then.
    pub standing: Item,
    /// What has happened, as it was read.
    pub before: AttributeValue,
    /// Its place in the list, as it was read.
    pub due: String,
}

impl Added {
    /// Whether the table takes it, with everything that is in it.
    #[must_use]
    pub fn fits(&self) -> bool {
        size(&self.words) <= MAX_ITEM_BYTES
    }

    /// The same words with which the person asks for another stage: `event` is that they do.
    #[must_use]
    pub fn asking(mut self, there: &Complaint, event: &Event, stands: &Stands, notice: &Notice) -> Self {
        self.words.extend(event::attributes(event));
        if let Some(untold) = &mut self.untold {
            untold.insert("notice".to_owned(), text(serde_json::json!(notice).to_string()));
        }
        self.unread.insert("kind".to_owned(), text(NoticeKind::Again.name()));
        self.asks = Some(Asks {
            standing: standing::after(there, stands),
            before: event::progress(there.progress.as_deref().unwrap_or_default()),
            due: there.place.as_ref().map(crate::standing::Place::to_text).unwrap_or_default(),
        });
        self
    }
}

/// The words of a filed complaint as an addition to the complaint `there`, for the
/// eyes of no more people than that one; with its next date in list and notice.
#[must_use]
pub fn added(filed: &Filed, there: &Complaint) -> Added {
    let from = &filed.complaint;
    let reference = there.reference.to_string();
    let of = |name: &str| text_of(from, name).unwrap_or_default();
    let (attempt, received) = (of("attempt"), of("received"));
    let digest = if filed.as_addition.digest.is_empty() { of("digest") } else { &filed.as_addition.digest };
    let lead = is(from, "lead") || there.is_for_lead();
    let mut words = key(&there.reference, &format!("ADDED#{digest}"));
    copy(from, &["landlord", "received", "attempt", "danger", "urgent", "flags"], &mut words);
    words.insert("reference".to_owned(), text(&reference));
    words.insert("lead".to_owned(), AttributeValue::Bool(lead));
    if from.contains_key(SEALED) {
        words.insert("format".to_owned(), number(FORMAT));
        // Where the complaint is the lead's, so is the envelope that was sealed for the lead.
        let for_lead = filed.as_addition.for_lead.as_deref().filter(|_| lead);
        words.insert(SEALED.to_owned(), text(for_lead.unwrap_or_else(|| of(SEALED))));
    } else {
        for (officers, leads) in OFFICERS_WORDS.into_iter().zip(LEADS_WORDS) {
            copy(from, &[leads], &mut words);
            if let Some(clear) = from.get(officers) {
                words.insert(if lead { leads } else { officers }.to_owned(), clear.clone());
            }
        }
    }
    let (urgent, danger) = (is(from, "urgent"), is(from, "danger"));
    let place = there.place_of(urgent, danger).to_text();
    let at = unread::sort(&place, attempt);
    words.insert("unread".to_owned(), text(&at));
    let unread = Unread {
        landlord: &there.landlord,
        reference: &reference,
        kind: NoticeKind::Addition,
        received,
        urgent,
        danger,
        lead,
    };
    let notice = filed.as_addition.notice.clone().filter(|_| filed.untold.is_some());
    let notice = notice.map(|notice| notice.about(there, lead));
    let attempt_bytes = hex::decode(attempt).unwrap_or_default();
    Added {
        unread: unread::item(&unread, &at),
        untold: notice.map(|notice| untold::item(&notice, received, &attempt_bytes)),
        words,
        asks: None,
    }
}
