//! The officers' register: what is open, due and overdue, and one case whole.

use chrono::{DateTime, FixedOffset, Utc};
use complaints::case::json::{ChangedDate, DeadlineJson, NotCounted, changes, standing_json};
use complaints::case::timeline::timeline;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::form::{Form, Question};
use complaints::policy::library::stored_policy;
use serde::Serialize;
use unicode_normalization::char::is_combining_mark;

use crate::item::{Recorded, Stored, Whole};
use crate::owed::Owed;
use crate::table::{Listed, Table, Unavailable};
use crate::words::Words;

/// One open case, with how its next date stands.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The complaint's public name.
    pub reference: String,
    /// The landlord's address.
    pub landlord: String,
    /// When it was received.
    pub received: String,
    /// When something is next due, in London's time; none where nothing is, or nobody says when.
    pub due: Option<String>,
    /// What is owed next.
    pub owes: String,
    /// Whether that has passed.
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

/// The open cases of landlords: overdue and urgent first, then the next due.
///
/// # Errors
/// When the table does not answer.
pub async fn list(table: &Table, landlords: &[&str], now: DateTime<Utc>) -> Result<Vec<Row>, Unavailable> {
    let mut rows = Vec::new();
    for landlord in landlords {
        rows.extend(table.open(landlord).await?.into_iter().map(|listed| row(listed, now)));
    }
    rows.sort_by(|a, b| first(a).cmp(&first(b)));
    Ok(rows)
}

/// What stands first in a list.
fn first(row: &Row) -> (bool, bool, &str, &str) {
    (!row.urgent, !row.danger, &row.place, &row.reference)
}

fn row(listed: Listed, now: DateTime<Utc>) -> Row {
    let due = Moment::parse(&listed.due).ok().filter(|_| listed.dated);
    Row {
        reference: listed.reference,
        landlord: listed.landlord,
        received: listed.received,
        overdue: due.is_some_and(|due| due.instant() < now),
        due: due.map(Moment::to_rfc3339),
        owes: listed.owes,
        place: listed.due,
        urgent: listed.urgent,
        danger: listed.danger,
        lead: listed.lead,
    }
}

/// One case as an officer sees it.
#[derive(Debug, Serialize)]
pub struct Shown {
    reference: String,
    landlord: String,
    received: String,
    policy: String,
    urgent: bool,
    /// What is owed next, and by when, RFC 3339 in London's time.
    owes: Option<(String, Option<String>)>,
    /// Its words are for the lead officer, and are left out.
    hidden: bool,
    flags: Vec<String>,
    answers: Stored,
    added: Vec<(String, Stored)>,
    recorded: Vec<Recorded>,
    deadlines: Vec<DeadlineJson>,
    changes: Vec<ChangedDate>,
}

/// One case, whole, its answers under the questions' own words; those that
/// are for the lead officer alone only for a `lead`.
///
/// # Errors
/// When the table does not answer.
pub async fn show(
    table: &Table,
    words: &Words,
    reference: &Reference,
    now: DateTime<Utc>,
    lead: bool,
) -> Result<Option<Shown>, Unavailable> {
    let Some(Whole { case, answers, added, lead: for_lead, recorded }) = table.whole(reference, lead).await? else {
        return Ok(None);
    };
    let library = &words.library;
    // A landlord that has left the site, or whose words cannot be read, leaves the shared questions.
    let landlord = words.landlord(&case.landlord).ok().flatten();
    let own = landlord.iter().flat_map(|words| [words.form_of(&case.policy), words.form()]);
    let forms: Vec<&Form> = own.chain([&library.form]).collect();
    let standing = stored_policy(&case.clocks, &case.policy).and_then(|policy| {
        let calendar = library.calendar(&policy);
        let rules = library.rulebook(&policy, &calendar);
        let record = crate::promised::happened(&case, &rules).ok()?;
        let timeline = timeline(&rules, &record, Moment::at(now)).ok()?;
        let told = timeline.deadlines.iter().map(|d| standing_json(d, &policy, &calendar, &library.phrases));
        let owed = Owed::of(&record, &timeline);
        Some((told.collect::<Vec<_>>(), (owed.what, owed.due.map(|due| Moment::at(due).to_rfc3339()))))
    });
    let (standing, owes) = standing.unzip();
    // A copy that cannot be read any more leaves the dates as they were told.
    let deadlines = standing.unwrap_or_else(|| case.told.clone());
    // What was recorded since moves dates too, and is told as itself.
    let changes = if case.progress.is_empty() { changes(&case.told, &deadlines) } else { Vec::new() };
    Ok(Some(Shown {
        reference: case.reference.grouped(),
        landlord: case.landlord,
        received: case.received.to_rfc3339(),
        policy: case.policy,
        urgent: case.urgent,
        owes,
        hidden: for_lead && !lead,
        flags: case.flags,
        answers: in_words(answers, &forms),
        added: added.into_iter().map(|(at, answers)| (at, in_words(answers, &forms))).collect(),
        recorded,
        deadlines,
        changes,
    }))
}

/// Answers in the order of the first form, under its questions, choices by
/// their labels; the other forms know what was asked in another version.
fn in_words(answers: Stored, forms: &[&Form]) -> Stored {
    let place = |id: &str| forms.first().and_then(|f| f.questions().position(|q| q.id == id)).unwrap_or(usize::MAX);
    let mut answers = answers;
    answers.sort_by_key(|(id, _)| place(id));
    answers
        .into_iter()
        .map(|(id, values)| {
            let asked: Vec<&Question> = forms.iter().filter_map(|form| form.question(&id)).collect();
            let Some(question) = asked.first() else { return (id, values) };
            let choice = |v: &str| asked.iter().flat_map(|q| &q.choices).find(|c| c.id == v);
            let label = |v: String| choice(&v).map_or_else(|| v.clone(), |c| c.label.clone());
            (question.label.clone(), values.into_iter().map(label).collect())
        })
        .collect()
}

/// The most marks on one letter that a list shows; Vietnamese and Hebrew need three.
const MARKS: usize = 4;

/// A visitor's words with every character shown that could move the cursor or
/// turn the direction of the line, so that no answer can pass for another, and
/// with no more marks on a letter than a screen can bear.
fn visible(text: &str) -> String {
    let mut marks = 0;
    let (mut shown, mut hidden) = (String::new(), 0);
    for c in text.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS {
            hidden += 1;
        } else {
            shown.push(c);
        }
    }
    let mut text = escaped(&shown);
    if hidden > 0 {
        text.push_str(&format!("\n[{hidden} marks on letters are left out here: --format json has them]"));
    }
    text
}

fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => "\n".to_owned(),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => c.escape_unicode().to_string(),
            c if c.is_control() => c.escape_unicode().to_string(),
            c => c.to_string(),
        })
        .collect()
}

/// A list as lines for people.
#[must_use]
pub fn lines(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "No open complaints.".to_owned();
    }
    let line = |row: &Row| {
        let owes = &row.owes;
        let state = match row.due.as_deref().and_then(|due| DateTime::parse_from_rfc3339(due).ok()) {
            Some(due) if row.overdue => format!("OVERDUE {}: {owes}", spoken(due)),
            Some(due) => format!("by {}: {owes}", spoken(due)),
            None => owes.clone(),
        };
        let urgent = if row.urgent { "  URGENT" } else { "" };
        let danger = if row.danger { "  words of danger" } else { "" };
        let lead = if row.lead { "  for the lead alone" } else { "" };
        format!("{}  {}  {state}{urgent}{danger}{lead}", row.reference, row.landlord)
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `Tue 24 Nov 2026`, with the time where it is not the end of the day.
fn spoken(due: DateTime<FixedOffset>) -> String {
    let end = due.format("%H:%M:%S").to_string() == "23:59:59";
    due.format(if end { "%a %-d %b %Y" } else { "%a %-d %b %Y, %H:%M" }).to_string()
}

impl Shown {
    /// The case as lines for people.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut lines =
            vec![format!("{}  {}  received {}  policy {}", self.reference, self.landlord, self.received, self.policy)];
        if self.urgent {
            lines.push("URGENT: somebody could get hurt, or might".to_owned());
        }
        if let Some((what, due)) = &self.owes {
            let due = due.as_deref().and_then(|due| DateTime::parse_from_rfc3339(due).ok());
            let due = due.map(|due| format!(", by {}", spoken(due))).unwrap_or_default();
            lines.push(format!("NEXT: {what}{due}"));
        }
        lines.extend(self.flags.iter().map(|flag| format!("look at: {flag}")));
        for deadline in &self.deadlines {
            let latest = deadline.at_latest.as_ref().map(|day| format!("{} at the latest", day.due_at));
            let Some(due) = deadline.due_at.clone().or(latest) else { continue };
            let state = deadline.standing.as_ref().map(|s| format!("  {}", s.state)).unwrap_or_default();
            let rule = deadline.rule.clone().unwrap_or_default();
            let basis = deadline.source.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
            let stage = deadline.stage.map(|stage| format!("stage {stage}: ")).unwrap_or_default();
            lines.push(format!("{stage}{} {} by {due}{state}: {rule}{basis}", deadline.owed_by, deadline.step));
        }
        for ChangedDate { step, was, now, came, gone, .. } in &self.changes {
            let days = |days: &[NotCounted]| days.iter().map(|d| format!("{} ({})", d.date, d.why)).collect::<Vec<_>>();
            let why = [("not counted any more", days(came)), ("counted now", days(gone))];
            let why = why.into_iter().filter(|(_, days)| !days.is_empty());
            let why = why.map(|(what, days)| format!("{what}: {}", days.join(", "))).collect::<Vec<_>>().join("; ");
            lines.push(format!("{step} was told as {was} and is {now} now: {why}"));
        }
        lines.extend(self.recorded.iter().map(|Recorded { number, event, recorded, struck }| {
            let struck = struck.as_ref().map(|at| format!(", struck out {at}")).unwrap_or_default();
            format!("{number}. {} (recorded {recorded}{struck})", visible(event))
        }));
        if self.hidden {
            lines.push("Its words are for the lead officer alone: register show --lead".to_owned());
        }
        let answered = |answers: &[(String, Vec<String>)]| {
            answers
                .iter()
                .map(|(question, values)| {
                    format!("\n{question}\n  │ {}", visible(&values.join("\n")).replace('\n', "\n  │ "))
                })
                .collect::<Vec<_>>()
        };
        lines.extend(answered(&self.answers));
        for (at, answers) in &self.added {
            lines.push(format!("\nadded {at}"));
            lines.extend(answered(answers));
        }
        lines.join("\n")
    }
}
