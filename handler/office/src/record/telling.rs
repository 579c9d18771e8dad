//! What the person is told on the receipt: whoever puts off an answer says why
//! (the Ombudsman's Code, 6.4 and 6.5), in words that are theirs to read and no
//! officer's note.

use complaints::case::events::{Event, EventKind};
use store::told::{MAX_CHARS, Told};

use super::Change;
use super::refusal::Refusal;
use crate::read::CaseFile;
use store::envelope::ReceiptKey;
use store::table::Unavailable;

/// What the person hears of what was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Nothing was to be told.
    Nothing,
    /// The reason stands on the receipt.
    OnReceipt,
    /// It does not: an earlier version stored the complaint, and nothing can be sealed for its receipt.
    Elsewhere,
}

impl Telling {
    pub(super) fn of(tell: Option<&str>, on_receipt: bool) -> Self {
        match tell {
            None => Self::Nothing,
            Some(_) if on_receipt => Self::OnReceipt,
            Some(_) => Self::Elsewhere,
        }
    }
}

/// Whether something is told of such an event, and whether it has to be.
fn puts_off(event: &Event) -> Option<bool> {
    match event.kind {
        // A holding reply without a new date moves nothing yet; it may say why all the same.
        EventKind::HoldingReplySent | EventKind::ExtensionAgreed => Some(event.until.is_some()),
        EventKind::Paused => Some(true),
        _ => None,
    }
}

/// What the person is told of an event, as one paragraph.
///
/// # Errors
/// When they have to be told and are not, when there is nothing to tell of it, or when it is too long.
pub(super) fn checked(event: &Event, tell: Option<&str>) -> Result<Option<String>, Refusal> {
    let words = tell.map(|tell| tell.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|tell| !tell.is_empty());
    match (&words, puts_off(event)) {
        (None, Some(true)) => Err(Refusal::TellWhy(event.kind)),
        (Some(_), None) => Err(Refusal::NothingToTell(event.kind)),
        (Some(words), Some(_)) if words.chars().count() > MAX_CHARS => {
            Err(Refusal::TellLess { count: words.chars().count(), most: MAX_CHARS })
        }
        _ => Ok(words),
    }
}

/// All that is told on the receipt when a change is made, where that is not what was told before.
///
/// # Errors
/// When it cannot be sealed.
pub(super) fn told_after(
    change: &Change<'_>,
    number: u32,
    new: Option<&Event>,
    at: &str,
) -> Result<Option<Vec<Told>>, Refusal> {
    let complaint = &change.file.complaint;
    if let Some(key) = change.key {
        // The old key opens nothing any more: all of it is sealed anew.
        return anew(change.file, &ReceiptKey::of(key)).map(Some);
    }
    let mut told = complaint.told.clone();
    match (new, change.tell, &complaint.receipt_key) {
        (Some(event), Some(words), Some(key)) => told.push(seal(key, change.file, event, (change.id, at), words)?),
        (Some(_), _, _) => {}
        // What is struck out is told no longer.
        (None, _, _) => {
            let struck = change.file.recorded.iter().find(|entry| entry.number == number).and_then(|one| one.attempt);
            told.retain(|told| Some(told.id) != struck);
        }
    }
    Ok(Some(told).filter(|told| *told != complaint.told))
}

fn anew(file: &CaseFile, key: &ReceiptKey) -> Result<Vec<Told>, Refusal> {
    let stands = file.recorded.iter().filter(|entry| entry.struck.is_none());
    let told = stands.filter_map(|entry| {
        let event = entry.event.as_ref().ok()?;
        Some((event, (entry.attempt?, entry.recorded.as_str()), entry.told.as_deref()?))
    });
    told.map(|(event, entry, words)| seal(key, file, event, entry, words)).collect()
}

fn seal(
    key: &ReceiptKey,
    file: &CaseFile,
    event: &Event,
    entry: ([u8; 16], &str),
    words: &str,
) -> Result<Told, Refusal> {
    let told = Told::seal(key, &file.complaint.landlord, event, entry, words);
    told.map_err(|fault| Unavailable::because(fault.to_string()).into())
}

/// How much that the person was told, as far as anybody can tell, this desk cannot open: no new link shows it.
pub(super) fn closed(file: &CaseFile) -> usize {
    let stands = file.recorded.iter().filter(|entry| entry.struck.is_none() && entry.closed);
    stands.filter(|entry| entry.event.as_ref().is_ok_and(|event| puts_off(event) == Some(true))).count()
}
