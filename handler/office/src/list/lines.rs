//! A list as lines for people.

use chrono::DateTime;
use complaints::policy::office::{Office, OfficeSentence};
use complaints::words::visible::in_one_line;
use store::flag::Flag;

use super::Row;
use crate::sentences;

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
    parts.extend(row.unread.then(|| office.say(OfficeSentence::ListUnread).to_owned()));
    parts.extend(row.urgent.then(|| office.say(OfficeSentence::ListUrgent).to_owned()));
    parts.extend(row.danger.then(|| sentences::flag(&Flag::Danger, office)));
    parts.extend(row.lead.then(|| sentences::flag(&Flag::Lead, office)));
    parts.extend(row.out_of_place.then(|| office.say(OfficeSentence::ListOutOfPlace).to_owned()));
    parts.extend(row.not_counted.then(|| office.say(OfficeSentence::ListNotCounted).to_owned()));
    // A row is one line, whatever is stored.
    in_one_line(&parts.join("  "))
}
