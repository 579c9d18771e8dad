//! Pages of a landlord's list, as the table has them: what nobody has read, and
//! what is open or closed, each in the order of its key.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use store::standing::{Owes, Place};
use store::table::item::standing::standing_key;
use store::table::item::{FORMAT, Item, is, text_of, unread};
use store::table::{Table, Unavailable};
use tokio::task::JoinSet;

use crate::ask::{Part, by_keys, in_index, in_part, sort_of};

/// What the index carries, and a standing holds, of one complaint.
const LISTED: [&str; 11] =
    ["reference", "landlord", "received", "urgent", "danger", "lead", "due", "dated", "owes", "open", "sk"];

/// One complaint of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: String,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// When it was received, RFC 3339.
    pub received: String,
    /// Where it stands in its list, as text that sorts.
    pub place: String,
    /// When something is next due; none where nobody says when, or nothing is owed.
    pub due: Option<Moment>,
    /// After which instant that is late; none until it is [counted anew](crate::counted), and then `due` says it.
    pub late_after: Option<DateTime<Utc>>,
    /// What the landlord owes next; with `due` as it was stored at sending or with the last record, until both are
    /// [counted anew](crate::counted).
    pub owes: Owes,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    pub danger: bool,
    /// Its words are for the lead officer alone.
    pub lead: bool,
    /// It has words that nobody has read.
    pub unread: bool,
    /// As counted now it would stand elsewhere in the list.
    pub out_of_place: bool,
    /// Its dates cannot be counted now.
    pub not_counted: bool,
}

/// Some of the open complaints of a landlord, in the order of its list.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn some(table: &Table, partition: &str, part: Part<'_>) -> Result<Vec<Listed>, Unavailable> {
    Ok(in_index(table, partition, part).await?.iter().map(listed).collect())
}

/// All open complaints of a landlord, the first in its list first.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub async fn open(table: &Table, landlord: &str) -> Result<Vec<Listed>, Unavailable> {
    some(table, landlord, Part::default()).await
}

fn listed(item: &Item) -> Listed {
    let of = |name: &str| text_of(item, name).unwrap_or_default().to_owned();
    // An item that says nothing of it was stored when every one had a date.
    let dated = !item.contains_key("dated") || is(item, "dated");
    Listed {
        reference: of("reference"),
        landlord: of("landlord"),
        received: of("received"),
        due: Place::from_text(&of("due")).filter(|_| dated).and_then(|place| place.due()),
        late_after: None,
        place: of("due"),
        owes: Owes::from_code(&of("owes")),
        urgent: is(item, "urgent"),
        danger: is(item, "danger"),
        lead: is(item, "lead"),
        unread: false,
        out_of_place: false,
        not_counted: false,
    }
}

/// How many landlords are asked for at once.
const AT_ONCE: usize = 16;

/// Asks for each landlord, some at once; what they give together, in no order.
///
/// # Errors
/// When one of them does not answer.
pub(crate) async fn of_each<T, F>(landlords: &[&str], ask: impl Fn(String) -> F) -> Result<Vec<T>, Unavailable>
where
    T: Send + 'static,
    F: Future<Output = Result<Vec<T>, Unavailable>> + Send + 'static,
{
    let mut found = Vec::new();
    for some in landlords.chunks(AT_ONCE) {
        let mut asked = JoinSet::new();
        for landlord in some {
            asked.spawn(ask((*landlord).to_owned()));
        }
        while let Some(answer) = asked.join_next().await {
            found.extend(answer.map_err(|fault| Unavailable::because(fault.to_string()))??);
        }
    }
    Ok(found)
}

/// Words that nobody has read, as a list shows them.
#[derive(Debug, Clone)]
pub(crate) struct UnreadWords {
    /// Where they stand among a landlord's unread words.
    pub(crate) sort: String,
    reference: String,
    landlord: String,
    received: String,
    since: Option<DateTime<Utc>>,
    urgent: bool,
    danger: bool,
    lead: bool,
}

/// Some of what nobody has read of a landlord, in the order of its list.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn unread(table: &Table, landlord: &str, part: Part<'_>) -> Result<Vec<UnreadWords>, Unavailable> {
    let attributes = ["sk", "reference", "landlord", "received", "since", "urgent", "danger", "lead"];
    let items = in_part(table, unread::partition(landlord), &attributes, part).await?;
    let words = |item: &Item| UnreadWords {
        sort: sort_of(item).to_owned(),
        reference: text_of(item, "reference").unwrap_or_default().to_owned(),
        landlord: text_of(item, "landlord").unwrap_or_default().to_owned(),
        received: text_of(item, "received").unwrap_or_default().to_owned(),
        since: text_of(item, "since").and_then(|since| since.parse().ok()),
        urgent: is(item, "urgent"),
        danger: is(item, "danger"),
        lead: is(item, "lead"),
    };
    Ok(items.iter().map(words).collect())
}

impl UnreadWords {
    /// Whether they were unread already at an instant.
    pub(crate) fn was_there(&self, at: DateTime<Utc>) -> bool {
        self.since.is_some_and(|since| since < at)
    }

    /// A row of words whose complaint is not in the table yet.
    fn waits(&self) -> Listed {
        Listed {
            reference: self.reference.clone(),
            landlord: self.landlord.clone(),
            received: self.received.clone(),
            place: self.sort.clone(),
            due: None,
            late_after: None,
            owes: Owes::Waits,
            urgent: self.urgent,
            danger: self.danger,
            lead: self.lead,
            unread: true,
            out_of_place: false,
            not_counted: false,
        }
    }

    /// The complaint to which they belong.
    pub(crate) fn reference(&self) -> &str {
        &self.reference
    }
}

/// The most unread words of a landlord that are looked at to mark rows.
const MARKED: usize = 1000;

/// Marks the rows that have words that nobody has read, and what these say of them; gives these words.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn mark_unread(table: &Table, rows: &mut [Listed]) -> Result<Vec<UnreadWords>, Unavailable> {
    let landlords: BTreeSet<&str> = rows.iter().map(|row| row.landlord.as_str()).collect();
    let landlords: Vec<&str> = landlords.into_iter().collect();
    let words = of_each(&landlords, |landlord| {
        let table = table.clone();
        async move { unread(&table, &landlord, Part { limit: MARKED, ..Part::default() }).await }
    });
    let words = words.await?;
    for row in rows {
        for one in &words {
            if one.reference == row.reference {
                row.unread = true;
                row.say_also(one);
            }
        }
    }
    Ok(words)
}

impl Listed {
    /// What words for a complaint say of it besides what it says itself.
    fn say_also(&mut self, words: &UnreadWords) {
        self.urgent |= words.urgent;
        self.danger |= words.danger;
        self.lead |= words.lead;
    }
}

/// The complaints to which these words belong, each once, as they stand now, in the order of the words.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn cases(table: &Table, words: &[UnreadWords]) -> Result<Vec<Listed>, Unavailable> {
    let references: Vec<Reference> = words.iter().filter_map(|one| one.reference.parse().ok()).collect();
    let mut found = stands(table, &references).await?;
    let mut rows: Vec<Listed> = Vec::new();
    for one in words {
        let shown = rows.iter().any(|row| row.reference == one.reference);
        match found.remove(&one.reference) {
            Some(listed) => rows.push(Listed { unread: true, ..listed }),
            // Words for what still waits in the fallback store.
            None if !shown => rows.push(one.waits()),
            None => {}
        }
        // A second sort of words for one complaint says more of it.
        if let Some(row) = rows.iter_mut().find(|row| row.reference == one.reference) {
            row.say_also(one);
        }
    }
    Ok(rows)
}

/// How these complaints stand now, by their references.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn stands(table: &Table, references: &[Reference]) -> Result<BTreeMap<String, Listed>, Unavailable> {
    let mut found = BTreeMap::new();
    // First where they stand by themselves, then, as format 1 has them, within the complaint.
    for format in [FORMAT, 1] {
        let left = references.iter().filter(|reference| !found.contains_key(&reference.to_string()));
        let mut keys: Vec<Item> = left.map(|reference| standing_key(reference, format)).collect();
        keys.sort_by(|a, b| text_of(a, "pk").cmp(&text_of(b, "pk")));
        keys.dedup();
        let items = by_keys(table, &keys, &LISTED).await?;
        let stands = items.iter().filter(|item| item.contains_key("owes"));
        found.extend(stands.map(listed).map(|listed| (listed.reference.clone(), listed)));
    }
    Ok(found)
}
