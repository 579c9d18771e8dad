//! The list of complaints, a page at a time: first what nobody has read, then
//! what is open; urgent ones first, then by what is due next.
//!
//! Where the two do not fit on one page, what stood in front does not stand in
//! its own place once more; words that come while somebody turns pages do.
//!
//! What is stored stands in it from the same write on, of every landlord that
//! the table names, on the site or not, and whatever its state, until an
//! officer has said that it was read.
//!
//! The order is that of the stored keys, and the dates are counted when they are
//! asked for: no row has a date that `show` has not.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, SecondsFormat, Utc};
use complaints::days::moment::Moment;
use complaints::policy::office::Office;
use serde::Serialize;
use store::standing::{Place, Rank};
use store::table::item::standing::closed;
use store::table::item::unfiled::{UNFILED, unfiled_of};
use store::table::item::untold::UNTOLD;
use store::table::{Table, Unavailable};
use store::words::Words;

use crate::ask::{Part, in_part};
use crate::counted::count_anew;
use crate::listing::{self, Listed, UnreadWords};
use crate::read;
use crate::sentences;
use turning::{CLOCKS_APART, OPEN, UNREAD, turned_since};

mod lines;
mod turning;

pub use lines::lines;
pub use turning::is_a_place;

/// One complaint, with how its next date stands.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: String,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// When it was received, RFC 3339 in London's time.
    pub received: String,
    /// When something is next due, RFC 3339 in London's time; none where nothing is, or nobody says when.
    pub due: Option<String>,
    /// What the landlord owes next, in the words of `content/office.yaml`.
    pub owes: String,
    /// Whether it is late at the moment of asking: `due` has passed, or where the hour at which it began is not known
    /// the last day on which it can be due.
    pub overdue: bool,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    pub danger: bool,
    /// Its words are for the lead officer alone.
    pub lead: bool,
    /// It has words that no officer has said to have read.
    pub unread: bool,
    /// It stands in the list by a date that is counted otherwise now: `register recalculate` puts it where it belongs.
    pub out_of_place: bool,
    /// Its dates cannot be counted now, and so it has none here.
    pub not_counted: bool,
}

/// Which rows are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// So many at most; a few more where several are due at one instant. 0 is all.
    pub limit: usize,
    /// Behind the page of which this is [`List::next`].
    pub after: Option<String>,
    /// Only what is owed before this day begins.
    pub due_before: Option<NaiveDate>,
    /// Only what nobody has read.
    pub unread: bool,
    /// What is closed, by when it was, in place of what is open.
    pub closed: bool,
}

/// A page of the list.
#[derive(Debug)]
pub struct List {
    /// What nobody has read, then what is open; or one of the two.
    pub rows: Vec<Row>,
    /// Where the next page begins; none after the last.
    pub next: Option<String>,
}

/// Every landlord whose complaints an officer may look for: those on the site, and those that have left it.
///
/// # Errors
/// When the table does not answer.
pub async fn landlords(table: &Table, words: &Words) -> Result<BTreeSet<String>, Unavailable> {
    // A table of version 0.1 names nobody until the next complaint of each.
    let on_the_site = words.slugs().map(str::to_owned);
    Ok(on_the_site.chain(read::landlords(table).await?).collect())
}

/// The most untold notices that are counted.
const COUNTED: usize = 1000;

/// Of how many things nobody has been told yet; no more than 1,000 are counted.
///
/// # Errors
/// When the table does not answer.
pub async fn untold(table: &Table) -> Result<usize, Unavailable> {
    let part = Part { limit: COUNTED, ..Part::default() };
    Ok(in_part(table, UNTOLD, &["sk"], part).await?.len())
}

/// What could not be filed: the name under which it waits in the fallback store, and why. A person has to look at it.
///
/// # Errors
/// When the table does not answer.
pub async fn unfiled(table: &Table) -> Result<Vec<(String, String)>, Unavailable> {
    let part = Part { limit: COUNTED, ..Part::default() };
    let items = in_part(table, UNFILED, &["sk", "why"], part).await?;
    Ok(items.iter().filter_map(unfiled_of).map(|(name, why)| (name.to_owned(), why.to_owned())).collect())
}

/// A page of the list of these landlords.
///
/// # Errors
/// When the table does not answer.
pub async fn list(
    table: &Table,
    words: &Words,
    landlords: &[&str],
    now: DateTime<Utc>,
    asked: &Asked,
) -> Result<List, Unavailable> {
    let mut asked = asked.clone();
    loop {
        let page = one_page(table, words, landlords, now, &asked).await?;
        // What stood in front may be all that there is in its own place.
        if page.rows.is_empty() && page.next.is_some() {
            asked.after = page.next;
        } else {
            return Ok(page);
        }
    }
}

async fn one_page(
    table: &Table,
    words: &Words,
    landlords: &[&str],
    now: DateTime<Utc>,
    asked: &Asked,
) -> Result<List, Unavailable> {
    // Since when somebody turns the pages of this list: what was unread then stood in front.
    let (since, after) = match asked.after.as_deref().map(turned_since) {
        Some((since, place)) => (since, Some(place)),
        None => (Utc::now() - CLOCKS_APART, None),
    };
    let stamp = since.to_rfc3339_opts(SecondsFormat::Secs, true);
    let after = after.as_deref();
    let whole = !asked.closed && asked.due_before.is_none();
    let mut rows = Vec::new();
    if whole && (asked.unread || !after.is_some_and(|after| after.starts_with(OPEN))) {
        let after = after.and_then(|after| after.strip_prefix(UNREAD));
        let (unread, next) = unread_page(table, landlords, asked.limit, after).await?;
        rows = listing::cases(table, &unread).await?;
        count_anew(table, words, &mut rows, now).await?;
        let next = next.map(|sort| format!("{UNREAD}{stamp} {sort}"));
        if next.is_some() || asked.unread {
            return Ok(List { rows: as_told(rows, words, now), next });
        }
    }
    let after = after.and_then(|after| after.strip_prefix(OPEN));
    let turned = asked.after.as_ref().filter(|_| whole).map(|_| since);
    let left = if asked.limit == 0 { 0 } else { asked.limit.saturating_sub(rows.len()).max(1) };
    let shown: BTreeSet<String> = rows.iter().map(|row| row.reference.clone()).collect();
    let (mut more, next) = open_page(table, landlords, asked, (left, after), &shown, turned).await?;
    count_anew(table, words, &mut more, now).await?;
    if let Some(ends) = asked.due_before.map(|day| Moment::on(day).utc()) {
        let stood = |row: &Listed| Place::from_text(&row.place).and_then(|place| place.due());
        more.retain(|row| [stood(row), row.due].into_iter().flatten().any(|due| due.utc() < ends));
    }
    rows.extend(more);
    let next = next.map(|place| format!("{OPEN}{stamp} {place}"));
    Ok(List { rows: as_told(rows, words, now), next })
}

fn as_told(rows: Vec<Listed>, words: &Words, now: DateTime<Utc>) -> Vec<Row> {
    rows.into_iter().map(|listed| row(listed, &words.library.office, now)).collect()
}

/// What nobody has read, of all landlords together.
async fn unread_page(
    table: &Table,
    landlords: &[&str],
    limit: usize,
    after: Option<&str>,
) -> Result<(Vec<UnreadWords>, Option<String>), Unavailable> {
    let words = listing::of_each(landlords, |landlord| {
        let (table, after) = (table.clone(), after.map(str::to_owned));
        async move {
            let part = Part { after: after.as_deref(), limit: one_more(limit), ..Part::default() };
            listing::unread(&table, &landlord, part).await
        }
    });
    let mut words = words.await?;
    words.sort_by(|a, b| a.sort.cmp(&b.sort));
    let next = cut(&mut words, limit, |one| &one.sort);
    Ok((words, next))
}

/// What stood so much later may be owed earlier than a day that is asked for: no change of a calendar moves a date
/// by more.
const MOVES: Days = Days::new(31);

/// What is open, or closed, of all landlords together, without what was `shown` on this page, nor, where pages
/// are `turned` since an instant, what stood in front then.
async fn open_page(
    table: &Table,
    landlords: &[&str],
    asked: &Asked,
    (limit, after): (usize, Option<&str>),
    shown: &BTreeSet<String>,
    turned: Option<DateTime<Utc>>,
) -> Result<(Vec<Listed>, Option<String>), Unavailable> {
    let ends = asked.due_before.map(|day| {
        Moment::on(day.checked_add_days(MOVES).unwrap_or(day)).utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    });
    let ranges: Vec<(Option<String>, Option<String>)> = match &ends {
        None => vec![(after.map(str::to_owned), None)],
        // Each rank has its own range of dates.
        Some(ends) => Rank::ALL
            .iter()
            .map(|rank| (format!("{}2", rank.prefix()), format!("{}{ends}", rank.prefix())))
            .filter(|(from, to)| from < to)
            .filter(|(_, to)| after.is_none_or(|after| after < to.as_str()))
            .map(|(from, to)| (Some(after.map_or(from.clone(), |after| from.max(after.to_owned()))), Some(to)))
            .collect(),
    };
    let fetched = if limit == 0 { 0 } else { limit + 1 + shown.len() };
    let rows = listing::of_each(landlords, |landlord| {
        let (table, ranges) = (table.clone(), ranges.clone());
        let partition = if asked.closed { closed(&landlord) } else { landlord };
        async move {
            let mut rows = Vec::new();
            for (from, to) in &ranges {
                let part = Part { after: from.as_deref(), before: to.as_deref(), limit: fetched, ..Part::default() };
                rows.extend(listing::some(&table, &partition, part).await?);
            }
            Ok(rows)
        }
    });
    let mut rows = rows.await?;
    rows.retain(|row: &Listed| !shown.contains(&row.reference));
    rows.sort_by(|a, b| (&a.place, &a.reference).cmp(&(&b.place, &b.reference)));
    let next = cut(&mut rows, limit, |row| &row.place);
    let unread = listing::mark_unread(table, &mut rows).await?;
    if let Some(since) = turned {
        let new = |reference: &str| unread.iter().any(|one| one.reference() == reference && !one.was_there(since));
        rows.retain(|row| !row.unread || new(&row.reference));
    }
    Ok((rows, next))
}

fn one_more(limit: usize) -> usize {
    if limit == 0 { 0 } else { limit + 1 }
}

/// Leaves so many, and whoever has the key of the last one; the key behind which the next page begins.
fn cut<T>(all: &mut Vec<T>, limit: usize, key: impl Fn(&T) -> &String) -> Option<String> {
    if limit == 0 || all.len() <= limit {
        return None;
    }
    let last = key(&all[limit - 1]).clone();
    let end = all.iter().position(|one| *key(one) > last)?;
    all.truncate(end);
    Some(last)
}

pub(crate) fn row(listed: Listed, office: &Office, now: DateTime<Utc>) -> Row {
    Row {
        reference: listed.reference,
        landlord: listed.landlord,
        received: listed.received,
        overdue: listed.late_after.or(listed.due.map(Moment::utc)).is_some_and(|after| after < now),
        due: listed.due.map(Moment::to_rfc3339),
        owes: sentences::owes(&listed.owes, office),
        urgent: listed.urgent,
        danger: listed.danger,
        lead: listed.lead,
        unread: listed.unread,
        out_of_place: listed.out_of_place,
        not_counted: listed.not_counted,
    }
}
