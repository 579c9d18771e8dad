//! One complaint whole, as officers may read it: its words opened, what was
//! added, what was recorded, and what of it nobody has read yet.

use complaints::case::events::{Event, EventError};
use complaints::form::hex;
use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::flag::Flag;
use store::sealed_words::{SealedAnswers, SealedRecord};
use store::table::item::answers::{Asked, StoredAnswers, answers_of};
use store::table::item::complaint::complaint_of;
use store::table::item::event::{self, event_of};
use store::table::item::recalculated::{MovedDate, RECALCULATED, moved_of};
use store::table::item::standing::{STANDING_READS, join, standing_key};
use store::table::item::{
    FORMAT, INTAKE_READS, Item, LANDLORDS, LEADS_WORDS, OFFICERS_WORDS, SEALED, is, keyed, partition, text_of,
    texts_of, unread,
};
use store::table::{Table, Unavailable};

use crate::ask::{by_keys, in_partition, sort_of};
use crate::at_hand::AtHand;
use crate::desk::Desk;
use crate::open::{envelopes_in, opened, opened_at};

/// What the office reads of a complaint's items besides what intake may read and the words.
pub const OFFICE_READS: [&str; 16] = [
    "sk",
    "lead",
    "danger",
    "event",
    "kind",
    "stage",
    "at",
    "until",
    "circumstance",
    "reason",
    "recorded",
    "struck",
    "read",
    "struck_attempt",
    "struck_sealed",
    "moved",
];

/// A complaint with all that stands beside it.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// What is known of the complaint, without a word that somebody wrote.
    pub complaint: Complaint,
    /// The words that it came with.
    pub words: CaseWords,
    /// What the person added later, by when it came.
    pub added: Vec<AddedWords>,
    /// Some of its words are for the lead officer alone, and so is it.
    pub lead: bool,
    /// What officers recorded, in the order in which they did.
    pub recorded: Vec<Recorded>,
    /// When officers said that they had read what was there.
    pub read: Vec<ReadRecord>,
    /// When its dates were counted anew, and which moved.
    pub recalculated: Vec<Recalculated>,
}

/// What somebody wrote at one time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseWords {
    /// The answers; empty where they are for the lead officer and were not asked for, or stay sealed.
    pub answers: StoredAnswers,
    /// Who took it down, where it did not come through the form.
    pub taken_by: Option<String>,
    /// Why the words stay sealed, if they do.
    pub closed: Option<String>,
    /// Where they stand among what nobody has read, if nobody has.
    pub unread: Option<String>,
}

/// Words that the person added later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedWords {
    /// When they came, RFC 3339.
    pub at: String,
    /// They have words for which officers look first, or the complaint has.
    pub danger: bool,
    /// What the person asked for with them: another stage.
    pub asks: Option<Event>,
    /// What an officer should look at in them.
    pub flags: Vec<Flag>,
    /// What they say.
    pub words: CaseWords,
}

/// One thing that an officer recorded; it is struck out and never taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the complaint, counted from 1; struck-out entries keep theirs.
    pub number: u32,
    /// What happened; an error where what is stored is no event.
    pub event: Result<Event, EventError>,
    /// When it was recorded, RFC 3339.
    pub recorded: String,
    /// Who recorded it; nobody was named until format 1.
    pub by: Option<String>,
    /// When it was struck out, RFC 3339.
    pub struck: Option<String>,
    /// Who struck it out; nobody was named until format 1.
    pub struck_by: Option<String>,
    /// Whether it stands beside the complaint, as format 1 has it.
    pub beside: bool,
    /// The id under which its envelope was sealed: whoever made it knows it again by that.
    pub attempt: Option<[u8; 16]>,
    /// The same of who struck it out.
    pub struck_attempt: Option<[u8; 16]>,
    /// What the person was told of it, if they were and this desk may read it.
    pub told: Option<String>,
    /// Whether that stands on the receipt.
    pub on_receipt: bool,
    /// What was written of it stays sealed at this desk.
    pub closed: bool,
}

/// That an officer read what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRecord {
    /// When, RFC 3339.
    pub at: String,
    /// Who; nobody where the name stays sealed.
    pub by: Option<String>,
}

/// That somebody had the dates counted anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recalculated {
    /// When, RFC 3339.
    pub at: String,
    /// Who; nobody where the name stays sealed.
    pub by: Option<String>,
    /// The dates that moved.
    pub moved: Vec<MovedDate>,
}

/// Every landlord of whom there are complaints, on the site or not.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub async fn landlords(table: &Table) -> Result<Vec<String>, Unavailable> {
    let items = in_partition(table, LANDLORDS, &["sk"]).await?;
    Ok(items.iter().map(|item| sort_of(item).to_owned()).collect())
}

/// A complaint with its answers, what was added and what was recorded. Words
/// that are for the lead alone come only where the desk is the lead's.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub async fn case_file(desk: &Desk<'_>, reference: &Reference) -> Result<Option<CaseFile>, Unavailable> {
    let Desk { table, .. } = *desk;
    let leads: &[&str] = if desk.lead { &LEADS_WORDS } else { &[] };
    let attributes: Vec<&str> = [&INTAKE_READS[..], &OFFICERS_WORDS, leads, &OFFICE_READS, &[SEALED]].concat();
    let standing = standing_key(reference, FORMAT);
    let (items, events, standing) = tokio::try_join!(
        in_partition(table, partition(reference), &attributes),
        in_partition(table, event::partition(reference), &attributes),
        by_keys(table, std::slice::from_ref(&standing), &STANDING_READS),
    )?;
    let Some(case) = items.iter().find(|item| sort_of(item) == "CASE") else { return Ok(None) };
    let mut case = case.clone();
    join(&mut case, standing.into_iter().next());
    let clocks = table.clocks_of(&case).await?;
    let complaint = complaint_of(&case, clocks)?;
    let unread = unread_of(table, &complaint.landlord, &items).await?;
    let lead = complaint.is_for_lead() || items.iter().any(|item| is(item, "lead"));
    let hidden = lead && !desk.lead;
    // Nobody is asked for what is not shown.
    let shown = items.iter().filter(|item| !hidden || sort_of(item).starts_with("EVENT#"));
    let keys = &desk.keys.at_hand(&shown.chain(&events).flat_map(envelopes_in).collect::<Vec<_>>()).await;
    let words = |item: &Item| words_of(keys, item, &complaint.landlord, hidden, &unread);
    let mut added: Vec<AddedWords> = items
        .iter()
        .filter(|item| sort_of(item).starts_with("ADDED#"))
        .map(|item| AddedWords {
            at: text_of(item, "received").unwrap_or_default().to_owned(),
            danger: is(item, "danger"),
            asks: text_of(item, "kind").and_then(|_| event_of(item).ok()),
            flags: texts_of(item, "flags").iter().map(|code| Flag::from_code(code)).collect(),
            words: words(item),
        })
        .collect();
    // By when they came: a correction stands after what it corrects.
    added.sort_by(|a, b| a.at.cmp(&b.at));
    let numbered = items.iter().filter(|item| sort_of(item).starts_with("EVENT#")).chain(&events);
    let recorded = numbered.filter_map(|item| recorded(keys, item, &complaint)).collect();
    let read = events.iter().filter(|item| sort_of(item).starts_with("READ#"));
    let read = read.map(|item| read_record(keys, item, &complaint.landlord)).collect();
    let recalculated = events.iter().filter(|item| sort_of(item).starts_with(RECALCULATED));
    let recalculated = recalculated
        .map(|item| {
            let ReadRecord { at, by } = read_record(keys, item, &complaint.landlord);
            Recalculated { at, by, moved: moved_of(item) }
        })
        .collect();
    Ok(Some(CaseFile { words: words(&case), added, lead, recorded, read, recalculated, complaint }))
}

/// Where the words of these items stand among what nobody has read, as far as nobody has.
async fn unread_of(table: &Table, landlord: &str, items: &[Item]) -> Result<Vec<String>, Unavailable> {
    let sorts = items.iter().filter_map(|item| text_of(item, "unread"));
    let keys: Vec<Item> = sorts.map(|sort| keyed(unread::partition(landlord), sort)).collect();
    Ok(by_keys(table, &keys, &["sk"]).await?.iter().map(|item| sort_of(item).to_owned()).collect())
}

fn words_of(keys: &AtHand<'_>, item: &Item, landlord: &str, hidden: bool, unread: &[String]) -> CaseWords {
    let of = |name: &str| text_of(item, name).unwrap_or_default();
    let mut words = CaseWords {
        unread: text_of(item, "unread").filter(|sort| unread.iter().any(|one| one == sort)).map(str::to_owned),
        ..CaseWords::default()
    };
    // Who is told of a person to be kept from it later, in an addition, closes what was sent before too.
    if hidden {
        return words;
    }
    match opened::<SealedAnswers>(keys, item, landlord, (of("attempt"), of("received"))) {
        None => words.answers = answers_of(item),
        Some(Err(why)) => words.closed = Some(why.to_string()),
        Some(Ok(SealedAnswers { answers, extra, taken_by, .. })) => {
            words.taken_by = taken_by;
            words.answers = answers.into_iter().map(|(id, values)| (Asked::Question(id), values)).collect();
            words.answers.extend(extra.into_iter().map(|(name, value)| (Asked::AlsoSent(name), vec![value])));
        }
    }
    words
}

/// What stands in place of a sealed reason, where the receipt says that there is one.
fn given(complaint: &Complaint, event: &Event) -> Option<String> {
    let known = complaint.progress.as_ref().ok()?;
    let same = |one: &&Event| (one.kind, one.at, one.until) == (event.kind, event.at, event.until);
    known.iter().find(same)?.reason.clone()
}

fn recorded(keys: &AtHand<'_>, item: &Item, complaint: &Complaint) -> Option<Recorded> {
    let landlord = complaint.landlord.as_str();
    let number = sort_of(item).trim_start_matches("EVENT#").parse().ok()?;
    let of = |name: &str| text_of(item, name).unwrap_or_default();
    let sealed = opened::<SealedRecord>(keys, item, landlord, (of("attempt"), of("recorded")));
    let closed = matches!(sealed, Some(Err(_)));
    let record = sealed.and_then(Result::ok);
    let attempt = text_of(item, "attempt").and_then(hex::decode);
    let struck = opened_at::<SealedRecord>(keys, item, landlord, ["struck_sealed", "struck_attempt", "struck"]);
    let event = event_of(item).map(|event| match &record {
        Some(record) => Event { reason: record.reason.clone(), ..event },
        // That there is a reason is known, and moves dates; which it is stays sealed.
        None if closed => Event { reason: given(complaint, &event), ..event },
        None => event,
    });
    Some(Recorded {
        number,
        event,
        recorded: of("recorded").to_owned(),
        told: record.as_ref().and_then(|record| record.told.clone()),
        on_receipt: complaint.told.iter().any(|told| Some(told.id) == attempt),
        closed,
        by: record.map(|record| record.by).filter(|by| !by.is_empty()),
        struck: text_of(item, "struck").map(str::to_owned),
        struck_by: struck.and_then(Result::ok).map(|record| record.by),
        beside: sort_of(item).starts_with("EVENT#"),
        attempt,
        struck_attempt: text_of(item, "struck_attempt").and_then(hex::decode),
    })
}

fn read_record(keys: &AtHand<'_>, item: &Item, landlord: &str) -> ReadRecord {
    let of = |name: &str| text_of(item, name).unwrap_or_default();
    let sealed = opened::<SealedRecord>(keys, item, landlord, (of("attempt"), of("recorded")));
    let by = sealed.and_then(Result::ok).map(|record| record.by);
    ReadRecord { at: of("recorded").to_owned(), by }
}

impl CaseFile {
    /// Whether what was recorded under a number stands beside the complaint, as format 1 has it.
    #[must_use]
    pub fn is_beside(&self, number: u32) -> bool {
        self.recorded.iter().any(|entry| entry.number == number && entry.beside)
    }

    /// Whether it has words for which officers look first, whenever they came.
    #[must_use]
    pub fn danger(&self) -> bool {
        self.complaint.has(&Flag::Danger) || self.added.iter().any(|added| added.danger)
    }

    /// Where its words stand among what nobody has read, as far as nobody has.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        let all = std::iter::once(&self.words).chain(self.added.iter().map(|added| &added.words));
        all.filter_map(|words| words.unread.as_deref())
    }
}
