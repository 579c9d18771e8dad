//! An officer says that words were read. Until then they stand in front of the list.

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::form::reference::Reference;
use store::flag::Flag;
use store::sealed_words::SealedRecord;
use store::table::PutOutcome;

use crate::desk::Desk;
use crate::read::{CaseFile, case_file};
use crate::record::Refusal;
use crate::write::{MAX_READ, SealedEntry, write_read};

/// Opens a complaint to read it: what is then said to be read is what stands in this file, and no more.
///
/// # Errors
/// When there is no such complaint, or this officer may not read all of it.
pub async fn open(desk: &Desk<'_>, reference: &Reference) -> Result<CaseFile, Refusal> {
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
    Ok(file)
}

/// Records that this officer has read all words of a complaint as it was opened;
/// words that came since stay unread. Gives how many were unread.
///
/// # Errors
/// When the table does not answer, or somebody else writes meanwhile; nothing is written then.
pub async fn have_read(desk: &Desk<'_>, file: &CaseFile, now: DateTime<Utc>) -> Result<usize, Refusal> {
    let at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let record = SealedRecord { by: desk.officer.to_owned(), ..SealedRecord::default() };
    let seal = desk.seal.ok_or(Refusal::NoKeys)?;
    let sorts: Vec<&str> = file.unread().collect();
    // A closed complaint stands by when it was closed.
    let danger = file.danger() && !file.complaint.has(&Flag::Danger) && !file.complaint.closed;
    for (part, sorts) in sorts.chunks(MAX_READ).enumerate() {
        let entry = SealedEntry::new(seal, &file.complaint, file.lead, &at, &record)?;
        match write_read(desk.table, &file.complaint, sorts, danger && part == 0, &entry, &at).await? {
            PutOutcome::Stored => {}
            PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => return Err(Refusal::Meanwhile),
        }
    }
    Ok(sorts.len())
}
