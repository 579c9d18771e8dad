//! An officer says that words were read. Until then they stand in front of the list.

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::form::reference::Reference;
use store::flag::Flag;
use store::sealed_words::SealedRecord;
use store::table::PutOutcome;

use crate::desk::Desk;
use crate::read::case_file;
use crate::record::Refusal;
use crate::write::{MAX_READ, SealedEntry, write_read};

/// Records that this officer has read all words of a complaint that are there
/// now; words that come meanwhile stay unread. Gives how many were unread.
///
/// # Errors
/// When there is no such complaint, or this officer may not read all of it; nothing is written then.
pub async fn read(desk: &Desk<'_>, reference: &Reference, now: DateTime<Utc>) -> Result<usize, Refusal> {
    let file = case_file(desk, reference).await?.ok_or(Refusal::NoComplaint(*reference))?;
    if let Some(first) = file.complaint.same_as {
        return Err(Refusal::LeadsTo { reference: *reference, first });
    }
    if file.lead && !desk.lead {
        return Err(Refusal::ForLead);
    }
    let sealed = std::iter::once(&file.words).chain(file.added.iter().map(|added| &added.words));
    if let Some(why) = sealed.filter_map(|words| words.closed.clone()).next() {
        return Err(Refusal::Sealed(why));
    }
    let at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let record = SealedRecord { by: desk.officer.to_owned(), reason: None };
    let seal = desk.seal.ok_or(Refusal::NoKeys)?;
    let sorts: Vec<&str> = file.unread().collect();
    // A closed complaint stands by when it was closed.
    let danger = file.danger() && !file.complaint.has(&Flag::Danger) && !file.complaint.closed;
    for sorts in sorts.chunks(MAX_READ) {
        let entry = SealedEntry::new(seal, &file.complaint, file.lead, &at, &record)?;
        match write_read(desk.table, &file.complaint, sorts, danger, &entry, &at).await? {
            PutOutcome::Stored => {}
            PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => return Err(Refusal::Meanwhile),
        }
    }
    Ok(sorts.len())
}
