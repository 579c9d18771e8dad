//! All that is stored of one act of sending, as items that are put together.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::form::hex;
use complaints::form::reference::Reference;

use super::complaint::pointer;
use super::size::{MAX_ITEM_BYTES, size};
use super::unread::{self, Unread};
use super::{Item, LEADS_WORDS, OFFICERS_WORDS, SEALED, is, standing, text, text_of, texts_of, untold};
use crate::complaint::Complaint;
use crate::fallback::waiting::ActPlace;
use crate::filing::{Filing, SealedTwice};
use crate::flag::Flag;
use crate::notice::{Notice, NoticeKind};
use crate::standing::{Place, Rank};

/// A complaint as it is put into the table: all of it, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    /// The complaint itself: `CASE`.
    pub complaint: Item,
    /// How it stands. Format 1 has that in the complaint.
    pub standing: Option<Item>,
    /// That no officer has read it.
    pub unread: Item,
    /// Who has to be told; none where that was done already.
    pub untold: Option<Item>,
    /// By what officers find it.
    pub found_by: Vec<Item>,
    /// The front matter that the complaint names by its digest; in format 1 none.
    pub clocks: Option<String>,
    /// What is needed where its words turn out to belong to another complaint.
    pub as_addition: AsAddition,
}

/// What an addition has besides its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AsAddition {
    /// By which the same words are known again, keyed by what opens the receipt.
    pub digest: String,
    /// The notice of it.
    pub notice: Option<Notice>,
    /// Its words once more, for the lead officer alone, where the complaint is.
    pub for_lead: Option<String>,
}

/// Everything of a complaint, as it is stored.
#[must_use]
pub fn filed(filing: &Filing<'_>) -> Filed {
    let Filing { complaint, promised, sealed, .. } = filing;
    let received = complaint.received.to_rfc3339();
    let attempt = hex::encode(&complaint.attempt);
    let at = unread::sort(&promised.place(complaint).to_text(), &attempt);
    let mut item = pointer(complaint);
    item.insert("deadlines".to_owned(), text(&promised.json));
    item.insert("lead".to_owned(), AttributeValue::Bool(complaint.is_for_lead()));
    item.insert("danger".to_owned(), AttributeValue::Bool(complaint.has(&Flag::Danger)));
    item.insert("unread".to_owned(), text(&at));
    let SealedTwice { own, for_lead } = sealed;
    item.insert(SEALED.to_owned(), text(own.to_text()));
    let notice = filing.notice(NoticeKind::Complaint);
    let unread = Unread {
        landlord: &complaint.landlord,
        reference: &complaint.reference.to_string(),
        kind: NoticeKind::Complaint,
        received: &received,
        urgent: complaint.urgent,
        danger: notice.danger,
        lead: complaint.is_for_lead(),
    };
    Filed {
        complaint: item,
        standing: Some(standing::first(filing)),
        unread: unread::item(&unread, &at),
        untold: Some(untold::item(&notice, &received, &complaint.attempt)),
        found_by: filing.found_by.iter().map(|fingerprint| fingerprint.item(complaint)).collect(),
        clocks: Some(complaint.clocks.to_string()),
        as_addition: AsAddition {
            digest: hex::encode(&filing.added_digest),
            notice: Some(filing.notice(NoticeKind::Addition)),
            for_lead: for_lead.as_ref().map(crate::envelope::Envelope::to_text),
        },
    }
}

/// What an item may grow by when it comes home: a flag or two, and another name.
const LATER_BYTES: usize = 1024;

/// Attributes of a filed complaint that hold words, in whichever format.
const WORDS: [&str; 5] = [SEALED, OFFICERS_WORDS[0], OFFICERS_WORDS[1], LEADS_WORDS[0], LEADS_WORDS[1]];

impl Filed {
    /// The complaint without its words, and how it stands, in one item: what intake may read again.
    #[must_use]
    pub(crate) fn readable(&self) -> Item {
        let mut item = self.complaint.clone();
        WORDS.iter().for_each(|name| {
            item.remove(*name);
        });
        standing::join(&mut item, self.standing.clone());
        item
    }

    /// Whether the table takes it, with everything that is in it.
    #[must_use]
    pub fn fits(&self) -> bool {
        size(&self.complaint) + LATER_BYTES <= MAX_ITEM_BYTES
    }

    /// The same with one thing more for an officer to look at.
    #[must_use]
    pub fn flagged(mut self, flag: &Flag) -> Self {
        if let Some(AttributeValue::L(flags)) = self.complaint.get_mut("flags") {
            flags.push(text(flag.code()));
        }
        self
    }

    /// The same for the lead officer alone, as it turns out to belong to a complaint that is. By what it would be
    /// found is for every officer, and is left out.
    #[must_use]
    pub fn for_lead(mut self) -> Self {
        if is(&self.complaint, "lead") {
            return self;
        }
        if let Some(sealed) = &self.as_addition.for_lead {
            self.complaint.insert(SEALED.to_owned(), text(sealed));
        }
        let lead = || ("lead".to_owned(), AttributeValue::Bool(true));
        self.complaint.extend([lead()]);
        self.unread.extend([lead()]);
        self.standing.as_mut().map(|standing| standing.extend([lead()])).unwrap_or_default();
        if let Some(untold) = &mut self.untold
            && let Some(notice) = untold::notice_of(untold)
        {
            let notice = Notice { lead: true, ..notice };
            untold.insert("notice".to_owned(), text(serde_json::json!(notice).to_string()));
        }
        self.found_by.clear();
        self.flagged(&Flag::Lead)
    }

    /// The same where an officer has read something added to it that speaks of danger: it stands in the list by that.
    fn of_danger(mut self) -> Self {
        if let Some(standing) = &mut self.standing {
            let place = text_of(standing, "due").and_then(Place::from_text);
            standing.extend(place.map(|place| ("due".to_owned(), text(place.ranked(Rank::Danger).to_text()))));
            standing.insert("danger".to_owned(), AttributeValue::Bool(true));
        }
        self
    }

    /// The same in place of another one of the same words: what that one follows and was shown as stays known, so
    /// does danger and with what is sealed for its receipt, and no more people may read these words than could read them there.
    #[must_use]
    pub fn in_place_of(&self, later: &Complaint) -> Self {
        let filed = if later.is_for_lead() { self.clone().for_lead() } else { self.clone() };
        let mut filed = if later.danger { filed.of_danger() } else { filed };
        // The same key opens both.
        let public = later.receipt_key.map(|public| ("receipt_key".to_owned(), text(public.to_hex())));
        filed.complaint.extend(public);
        let known = texts_of(&filed.complaint, "flags");
        let told = |flag: &&Flag| matches!(flag, Flag::Follows(_) | Flag::WasShown(_) | Flag::SentAgain(_));
        let told = later.flags.iter().filter(told).filter(|flag| !known.contains(&flag.code()));
        told.fold(filed, Self::flagged)
    }

    /// The same complaint at another place, with the reference that it was shown as a flag.
    #[must_use]
    pub fn moved(&self, from: Reference, to: &ActPlace) -> Self {
        let renamed = |item: &Item| renamed(item, &from.to_string(), &to.reference.to_string());
        let mut moved = Self {
            complaint: renamed(&self.complaint),
            standing: self.standing.as_ref().map(renamed),
            unread: renamed(&self.unread),
            untold: self.untold.as_ref().map(renamed),
            found_by: self.found_by.iter().map(renamed).collect(),
            ..self.clone()
        };
        moved.complaint.insert("key_hash".into(), text(hex::encode(&to.key_hash)));
        // The other place has another key, of which only the hash is known here.
        moved.complaint.remove("receipt_key");
        for (name, value) in [("digest", to.digest), ("contact_mark", to.contact_mark)] {
            if let Some(value) = value {
                moved.complaint.insert(name.to_owned(), text(hex::encode(&value)));
            }
        }
        moved.flagged(&Flag::WasShown(from))
    }
}

/// An item that stands for another reference. Each attribute is named in which a reference stands.
fn renamed(item: &Item, from: &str, to: &str) -> Item {
    let mut item = item.clone();
    for name in ["pk", "sk", "reference", "due", "unread", "notice"] {
        if let Some(AttributeValue::S(value)) = item.get_mut(name) {
            *value = value.replace(from, to);
        }
    }
    item
}

/// What version 0.1 and format 1 left waiting: its item is put as it is, and an officer is shown it as unread.
#[must_use]
pub fn of_format_1(item: Item) -> Filed {
    let of = |name: &str| text_of(&item, name).unwrap_or_default().to_owned();
    let at = unread::sort(&of("due"), &of("attempt"));
    let (reference, landlord, received) = (of("reference"), of("landlord"), of("received"));
    let unread = Unread {
        landlord: &landlord,
        reference: &reference,
        kind: NoticeKind::Complaint,
        received: &received,
        urgent: is(&item, "urgent"),
        danger: is(&item, "danger"),
        lead: is(&item, "lead"),
    };
    let unread = unread::item(&unread, &at);
    let mut complaint = item;
    complaint.insert("unread".to_owned(), text(at));
    // That version told, or left a notice beside it.
    Filed {
        complaint,
        standing: None,
        unread,
        untold: None,
        found_by: Vec::new(),
        clocks: None,
        as_addition: AsAddition::default(),
    }
}
