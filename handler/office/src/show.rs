//! One complaint, whole, as an officer sees it: its answers under the
//! questions' own words, its dates as they stand, what was recorded.

use chrono::{DateTime, Utc};
use complaints::case::json::{ChangedDate, DeadlineJson, changes, standing_json};
use complaints::case::standing::Case;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::form::{Form, Question};
use complaints::policy::office::{Office, OfficeSentence};
use serde::Serialize;
use store::complaint::Complaint;
use store::flag::Flag;
use store::promised::{self, OwnPolicy};
use store::standing::Standing;
use store::table::Unavailable;
use store::table::item::answers::{Asked, StoredAnswers};
use store::table::item::recalculated::MovedDate;
use store::words::Words;

use crate::desk::Desk;
use crate::read::{AddedWords, CaseFile, CaseWords, ReadRecord, Recalculated, Recorded, case_file};
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
    /// It has words that no officer has said to have read.
    unread: bool,
    /// The complaint to which this reference only leads: it has no life of its own.
    leads_to: Option<String>,
    /// How it came, where it did not come through the form.
    channel: Option<String>,
    flags: Vec<String>,
    answers: Vec<Answered>,
    /// Why its words stay sealed, if they do.
    sealed: Option<String>,
    /// Who took it down, where it did not come through the form.
    taken_by: Option<String>,
    added: Vec<ShownAddition>,
    recorded: Vec<ShownRecord>,
    read: Vec<ShownRead>,
    recalculated: Vec<ShownRecalculation>,
    deadlines: Vec<DeadlineJson>,
    changes: Vec<ChangedDate>,
}

/// A question in its words, and what was answered.
type Answered = (String, Vec<String>);

/// Words that the person added later.
#[derive(Debug, Serialize)]
struct ShownAddition {
    /// When they came, RFC 3339.
    at: String,
    unread: bool,
    /// The stage that the person asked for with them.
    asks_for_stage: Option<u8>,
    flags: Vec<String>,
    /// Why they stay sealed, if they do.
    sealed: Option<String>,
    answers: Vec<Answered>,
}

/// That an officer read what was there.
#[derive(Debug, Serialize)]
struct ShownRead {
    /// When, RFC 3339.
    at: String,
    by: Option<String>,
}

/// That somebody had the dates counted anew.
#[derive(Debug, Serialize)]
struct ShownRecalculation {
    /// When, RFC 3339.
    at: String,
    by: Option<String>,
    moved: Vec<ShownMove>,
}

/// A date that moved then; RFC 3339 in London's time, or none.
#[derive(Debug, Serialize)]
struct ShownMove {
    owes: String,
    was: Option<String>,
    now: Option<String>,
}

/// One entry that officers recorded, as `register show` prints it.
#[derive(Debug, Serialize)]
struct ShownRecord {
    number: u32,
    /// In the notation of `site-gen deadlines --event`.
    event: String,
    /// When it was recorded, RFC 3339.
    recorded: String,
    /// Who recorded it; nobody was named until format 1.
    by: Option<String>,
    /// When it was struck out, RFC 3339; none while it stands.
    struck: Option<String>,
    /// Who struck it out; nobody was named until format 1.
    struck_by: Option<String>,
    /// What the person was told of it, if they were.
    told: Option<String>,
    /// Whether that stands on their page.
    on_receipt: bool,
}

/// One complaint; its words, where they are for the lead officer alone, only at the lead's desk.
///
/// # Errors
/// When the table does not answer.
pub async fn show(desk: &Desk<'_>, reference: &Reference, now: DateTime<Utc>) -> Result<Option<Shown>, Unavailable> {
    Ok(case_file(desk, reference).await?.map(|file| shown(desk, file, now)))
}

/// A complaint as it was read, as an officer sees it.
#[must_use]
pub fn shown(desk: &Desk<'_>, file: CaseFile, now: DateTime<Utc>) -> Shown {
    let unread = file.unread().next().is_some();
    let added_danger = file.danger() && !file.complaint.has(&Flag::Danger);
    let CaseFile { complaint, words: came, added, lead: for_lead, recorded, read, recalculated } = file;
    let words = desk.words;
    let office = &words.library.office;
    // A landlord that has left the site, or whose words cannot be read, leaves the shared questions.
    let landlord = words.landlord(&complaint.landlord, Moment::at(now).day()).ok().flatten();
    let own = landlord
        .iter()
        .flat_map(|words| [words.form_of(&complaint.policy), words.form()].into_iter().chain(words.forms()));
    let forms: Vec<&Form> = own.chain([&*words.library.form]).collect();
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
    Shown {
        reference: complaint.reference.grouped(),
        received: complaint.received.to_rfc3339(),
        urgent: complaint.urgent,
        owes,
        hidden: for_lead && !desk.lead,
        unread,
        leads_to: complaint.same_as.map(|first| first.grouped()),
        channel: complaint.channel.clone(),
        flags: complaint
            .flags
            .iter()
            .chain(added_danger.then_some(&Flag::Danger))
            .map(|flag| sentences::flag(flag, office))
            .collect(),
        answers: in_words(came.answers, &forms, office),
        sealed: came.closed,
        taken_by: came.taken_by,
        added: added.into_iter().map(|one| addition(one, &forms, office)).collect(),
        read: read.into_iter().map(|ReadRecord { at, by }| ShownRead { at, by }).collect(),
        recorded: recorded.into_iter().map(shown_record).collect(),
        recalculated: recalculated.into_iter().map(|one| recalculation(one, office)).collect(),
        deadlines,
        changes,
        landlord: complaint.landlord,
        policy: complaint.policy,
    }
}

fn addition(added: AddedWords, forms: &[&Form], office: &Office) -> ShownAddition {
    let AddedWords { at, words, asks, flags, .. } = added;
    let CaseWords { answers, closed, unread, .. } = words;
    ShownAddition {
        at,
        unread: unread.is_some(),
        asks_for_stage: asks.and_then(|event| event.stage),
        flags: flags.iter().map(|flag| sentences::flag(flag, office)).collect(),
        sealed: closed,
        answers: in_words(answers, forms, office),
    }
}

/// The dates of a complaint as they stand, and what is owed next.
fn today(complaint: &Complaint, words: &Words, now: DateTime<Utc>) -> Option<(Vec<DeadlineJson>, Standing)> {
    let library = &words.library;
    let own = OwnPolicy::of(complaint, words).ok()?;
    let (policy, calendar) = (own.policy(), own.calendar());
    let rules = library.rulebook(policy, calendar);
    let record = promised::happened(complaint, &rules).ok()?;
    let case = Case::of(&rules, &record, Moment::at(now));
    let dates = case.dates().map_or(&[][..], |dates| dates.deadlines.as_slice());
    let deadlines = dates.iter().map(|d| standing_json(d, case.policy(), calendar, &library.phrases));
    Some((deadlines.collect(), Standing::of(&case)))
}

fn recalculation(one: Recalculated, office: &Office) -> ShownRecalculation {
    let shown = |date: MovedDate| ShownMove { owes: sentences::owes(&date.owes, office), was: date.was, now: date.now };
    ShownRecalculation { at: one.at, by: one.by, moved: one.moved.into_iter().map(shown).collect() }
}

fn shown_record(entry: Recorded) -> ShownRecord {
    let event = entry.event.map_or_else(|fault| fault.to_string(), |event| event.to_string());
    ShownRecord {
        number: entry.number,
        event,
        recorded: entry.recorded,
        by: entry.by,
        struck: entry.struck,
        struck_by: entry.struck_by,
        told: entry.told,
        on_receipt: entry.on_receipt,
    }
}

/// Answers in the order of the first form, under its questions, choices by
/// their labels; the other forms know what was asked in another version.
fn in_words(mut answers: StoredAnswers, forms: &[&Form], office: &Office) -> Vec<Answered> {
    let place = |asked: &Asked| match asked {
        Asked::Question(id) => forms.first().and_then(|form| form.questions().position(|q| q.id == *id)),
        Asked::AlsoSent(_) => None,
    };
    answers.sort_by_key(|(asked, _)| place(asked).unwrap_or(usize::MAX));
    let told = |id: &str| {
        let of = |asked: &Asked| matches!(asked, Asked::Question(asked) if asked == id);
        answers.iter().find(|(asked, _)| of(asked)).map_or(&[][..], |(_, values)| values.as_slice())
    };
    let for_other = forms.first().is_some_and(|form| form.are_for_other(told));
    let words = |(asked, values): (Asked, Vec<String>)| match asked {
        Asked::AlsoSent(name) => (office.fill(OfficeSentence::ShowAlsoSent, &[("name", &name)]), values),
        Asked::Question(id) => question_in_words(id, values, forms, for_other),
    };
    answers.into_iter().map(words).collect()
}

fn question_in_words(id: String, values: Vec<String>, forms: &[&Form], for_other: bool) -> Answered {
    let asked: Vec<&Question> = forms.iter().filter_map(|form| form.question(&id)).collect();
    let Some(question) = asked.first() else { return (id, values) };
    let choice = |value: &str| asked.iter().flat_map(|q| &q.choices).find(|c| c.id == value);
    let label = |value: String| choice(&value).map_or_else(|| value.clone(), |c| c.label.clone());
    (question.label_of(for_other).to_owned(), values.into_iter().map(label).collect())
}
