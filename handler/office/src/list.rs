//! Open complaints: urgent ones first, then by what is due next.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use complaints::days::moment::Moment;
use complaints::policy::office::{Office, OfficeSentence};
use serde::Serialize;
use store::flag::Flag;
use store::table::{Table, Unavailable};
use store::words::Words;

use crate::read::{self, Listed, open};
use crate::sentences;

/// One open complaint, with how its next date stands.
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
    /// Whether `due` has passed, at the moment of asking.
    pub overdue: bool,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    pub danger: bool,
    /// Its words are for the lead officer alone.
    pub lead: bool,
    #[serde(skip)]
    place: String,
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

/// The open complaints of these landlords, urgent ones first, then by what is due next.
///
/// # Errors
/// When the table does not answer.
pub async fn list(
    table: &Table,
    landlords: &[&str],
    office: &Office,
    now: DateTime<Utc>,
) -> Result<Vec<Row>, Unavailable> {
    let mut rows = Vec::new();
    for landlord in landlords {
        rows.extend(open(table, landlord).await?.into_iter().map(|listed| row(listed, office, now)));
    }
    rows.sort_by(|a, b| first(a).cmp(&first(b)));
    Ok(rows)
}

/// What a list is sorted by: urgent ones, then those with words of danger, then what is due first.
fn first(row: &Row) -> (bool, bool, &str, &str) {
    (!row.urgent, !row.danger, &row.place, &row.reference)
}

fn row(listed: Listed, office: &Office, now: DateTime<Utc>) -> Row {
    let due = Moment::parse(&listed.due).ok().filter(|_| listed.dated);
    Row {
        reference: listed.reference,
        landlord: listed.landlord,
        received: listed.received,
        overdue: due.is_some_and(|due| due.instant() < now),
        due: due.map(Moment::to_rfc3339),
        owes: sentences::owes(&listed.owes, office),
        place: listed.due,
        urgent: listed.urgent,
        danger: listed.danger,
        lead: listed.lead,
    }
}

/// A list as lines for people.
#[must_use]
pub fn lines(rows: &[Row], office: &Office) -> String {
    if rows.is_empty() {
        return office.say(OfficeSentence::ListNothing).to_owned();
    }
    rows.iter().map(|row| line(row, office)).collect::<Vec<_>>().join("\n")
}

fn line(row: &Row, office: &Office) -> String {
    let due = row.due.as_deref().and_then(|due| DateTime::parse_from_rfc3339(due).ok());
    let dated = |sentence, due| office.fill(sentence, &[("date", &sentences::day(due)), ("owes", &row.owes)]);
    let state = match due {
        Some(due) if row.overdue => dated(OfficeSentence::ListOverdue, due),
        Some(due) => dated(OfficeSentence::ListBy, due),
        None => row.owes.clone(),
    };
    let mut parts = vec![row.reference.clone(), row.landlord.clone(), state];
    parts.extend(row.urgent.then(|| office.say(OfficeSentence::ListUrgent).to_owned()));
    parts.extend(row.danger.then(|| sentences::flag(&Flag::Danger, office)));
    parts.extend(row.lead.then(|| sentences::flag(&Flag::Lead, office)));
    parts.join("  ")
}
