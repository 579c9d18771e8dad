//! One complaint, whole, as an officer sees it: its answers under the
//! questions' own words, its dates as they stand, what was recorded.

use chrono::{DateTime, Utc};
use complaints::case::json::{ChangedDate, DeadlineJson, changes, standing_json};
use complaints::case::timeline::timeline;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::form::{Form, Question};
use complaints::policy::office::{Office, OfficeSentence};
use serde::Serialize;
use store::complaint::Complaint;
use store::promised::{self, OwnPolicy};
use store::standing::Standing;
use store::table::item::answers::{Asked, StoredAnswers};
use store::table::{Table, Unavailable};
use store::words::Words;

use crate::read::{CaseFile, Recorded, case_file};
use crate::sentences;

mod lines;
mod visible;

/// One complaint as an officer sees it; its fields are the JSON of `register show`.
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
    answers: Vec<Answered>,
    added: Vec<(String, Vec<Answered>)>,
    recorded: Vec<ShownRecord>,
    deadlines: Vec<DeadlineJson>,
    changes: Vec<ChangedDate>,
}

/// A question in its words, and what was answered.
type Answered = (String, Vec<String>);

/// One entry that officers recorded, as `register show` prints it.
#[derive(Debug, Serialize)]
struct ShownRecord {
    number: u32,
    /// In the notation of `site-gen deadlines --event`.
    event: String,
    /// When it was recorded, RFC 3339.
    recorded: String,
    /// When it was struck out, RFC 3339; none while it stands.
    struck: Option<String>,
}

/// One complaint; its words, where they are for the lead officer alone, only for a `lead`.
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
    let Some(file) = case_file(table, reference, lead).await? else { return Ok(None) };
    let CaseFile { complaint, answers, added, lead: for_lead, recorded } = file;
    let office = &words.library.office;
    // A landlord that has left the site, or whose words cannot be read, leaves the shared questions.
    let landlord = words.landlord(&complaint.landlord).ok().flatten();
    let own = landlord.iter().flat_map(|words| [words.form_of(&complaint.policy), words.form()]);
    let forms: Vec<&Form> = own.chain([&words.library.form]).collect();
    let (deadlines, standing) = match today(&complaint, words, now) {
        Some((deadlines, standing)) => (deadlines, Some(standing)),
        // A copy that cannot be read any more leaves the dates as they were shown.
        None => (complaint.first_deadlines.clone(), None),
    };
    let owes = standing.map(|standing| {
        (sentences::owes(&standing.owes, office), standing.due.map(|due| Moment::at(due).to_rfc3339()))
    });
    // What was recorded since moves dates too, and is told as itself.
    let untouched = complaint.progress.as_ref().is_ok_and(Vec::is_empty);
    let changes = if untouched { changes(&complaint.first_deadlines, &deadlines) } else { Vec::new() };
    Ok(Some(Shown {
        reference: complaint.reference.grouped(),
        received: complaint.received.to_rfc3339(),
        urgent: complaint.urgent,
        owes,
        hidden: for_lead && !lead,
        flags: complaint.flags.iter().map(|flag| sentences::flag(flag, office)).collect(),
        answers: in_words(answers, &forms, office),
        added: added.into_iter().map(|(at, answers)| (at, in_words(answers, &forms, office))).collect(),
        recorded: recorded.into_iter().map(shown_record).collect(),
        deadlines,
        changes,
        landlord: complaint.landlord,
        policy: complaint.policy,
    }))
}

/// The dates of a complaint as they stand, and what is owed next.
fn today(complaint: &Complaint, words: &Words, now: DateTime<Utc>) -> Option<(Vec<DeadlineJson>, Standing)> {
    let library = &words.library;
    let own = OwnPolicy::of(complaint, words).ok()?;
    let (policy, calendar) = (own.policy(), own.calendar());
    let rules = library.rulebook(policy, calendar);
    let record = promised::happened(complaint, &rules).ok()?;
    let timeline = timeline(&rules, &record, Moment::at(now)).ok()?;
    let deadlines = timeline.deadlines.iter().map(|d| standing_json(d, policy, calendar, &library.phrases));
    Some((deadlines.collect(), Standing::of(&record, &timeline)))
}

fn shown_record(entry: Recorded) -> ShownRecord {
    let event = entry.event.map_or_else(|fault| fault.to_string(), |event| event.to_string());
    ShownRecord { number: entry.number, event, recorded: entry.recorded, struck: entry.struck }
}

/// Answers in the order of the first form, under its questions, choices by
/// their labels; the other forms know what was asked in another version.
fn in_words(mut answers: StoredAnswers, forms: &[&Form], office: &Office) -> Vec<Answered> {
    let place = |asked: &Asked| match asked {
        Asked::Question(id) => forms.first().and_then(|form| form.questions().position(|q| q.id == *id)),
        Asked::AlsoSent(_) => None,
    };
    answers.sort_by_key(|(asked, _)| place(asked).unwrap_or(usize::MAX));
    let words = |(asked, values): (Asked, Vec<String>)| match asked {
        Asked::AlsoSent(name) => (office.fill(OfficeSentence::ShowAlsoSent, &[("name", &name)]), values),
        Asked::Question(id) => question_in_words(id, values, forms),
    };
    answers.into_iter().map(words).collect()
}

fn question_in_words(id: String, values: Vec<String>, forms: &[&Form]) -> Answered {
    let asked: Vec<&Question> = forms.iter().filter_map(|form| form.question(&id)).collect();
    let Some(question) = asked.first() else { return (id, values) };
    let choice = |value: &str| asked.iter().flat_map(|q| &q.choices).find(|c| c.id == value);
    let label = |value: String| choice(&value).map_or_else(|| value.clone(), |c| c.label.clone());
    (question.label.clone(), values.into_iter().map(label).collect())
}
