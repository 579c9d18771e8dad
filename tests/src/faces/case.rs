//! The faces of one case: receipt, calendar file, look again, the officers' list
//! and `show`, and what `site-gen deadlines` tells of the same record.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use complaints::case::events::{Event, EventKind};
use complaints::days::calendar::Calendar;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::policy::RISK;
use complaints::policy::phrases::Phrases;
use office::list::Row;
use serde_json::Value;
use store::complaint::Complaint;

use super::calendar::Entry;
use super::dates::{Dates, last};
use super::statement::{Known, judge};
use super::text::{self, days_in};
use super::{Landlord, Report, calendar};
use crate::World;
use crate::lives::Clauses;
use crate::times::days;

/// A case on its way.
#[derive(Clone, Copy)]
pub(crate) struct Walked<'w> {
    pub(crate) world: &'w World,
    pub(crate) landlord: &'w Landlord,
    /// The path of its receipt.
    pub(crate) receipt: &'w str,
    pub(crate) reference: &'w Reference,
}

/// What the person can still do, by its step: each stands on the receipt while it can be done.
const WINDOWS: [&str; 6] = ["escalate", "reopen", "accept-offer", "comment", "write-back", "ombudsman"];

/// What the landlord owes with a date of its own.
const OWED: [&str; 6] = ["acknowledge", "contact", "hearing", "report", "draft", "respond"];

/// What the faces of a case are held against: what is told of it, and the days that it knows.
struct Told<'a> {
    /// As officers are shown it.
    shown: &'a Value,
    /// By the command.
    dates: Dates,
    /// By the command, of the same case in which nobody told of a danger.
    without_danger: Dates,
    /// What the command prints.
    summary: String,
    /// Every day of its record, its dates and its policy.
    known: BTreeSet<NaiveDate>,
    /// The limits of its rules; none where nobody drew the policy.
    clauses: Option<&'a Clauses>,
    working_days: Calendar,
    now: Moment,
}

/// Compares what each face says of a case at an instant.
pub(crate) async fn compare(case: Walked<'_>, now: DateTime<Utc>, report: &mut Report) {
    let Walked { world, landlord, receipt: path, reference } = case;
    report.compared += 1;
    let phrases = &world.words().library.phrases;
    let receipt = world.open(path).await;
    let entries = calendar::entries(&world.open(&format!("{path}/dates.ics")).await.text);
    let again = world.open(&format!("{path}/again")).await;
    let shown = serde_json::to_value(world.shown(reference, now, true).await).unwrap_or_default();
    let rows = world.rows_at(&[landlord.slug()], now).await;
    let row = rows.iter().find(|row| row.reference == reference.to_string());
    let complaint = world.table.complaint(reference).await.ok().flatten().expect("the case is there");
    let (told, json) = told(case, &complaint, &shown, Moment::at(now));
    let mut wrong: Vec<String> = list_and_show(row, &shown).into_iter().chain(told_alike(&json, &shown)).collect();
    // A weekend is told by its Saturday, days off one behind the other by the first and the last.
    let with_weekends: BTreeSet<NaiveDate> = told.known.iter().flat_map(|day| [*day, *day - Days::new(1)]).collect();
    let text = text::judge(&told.summary, &told.dates, &with_weekends, phrases);
    wrong.extend(text.into_iter().map(|what| format!("{what} – in the summary")));
    let (found, on_receipt) = judge(&receipt.text, &told.on_the_receipt(complaint.received));
    wrong.extend(found.into_iter().map(|what| format!("{what} – on the receipt")));
    wrong.extend(told.missing(&receipt.dates(), &entries, phrases));
    let (found, on_again) = judge(&again.text, &told.once_asked(case, &complaint).on_the_look_again_page());
    wrong.extend(found.into_iter().map(|what| format!("{what} – on the look-again page")));
    report.said += on_receipt + on_again;
    let of = format!("{} {reference} {} at {now}", landlord.slug(), record(&shown).join(" | "));
    report.wrong.extend(wrong.into_iter().map(|what| format!("{what} – {of}")));
}

/// What was recorded and not struck out.
fn record(shown: &Value) -> Vec<&str> {
    let record = shown["recorded"].as_array().into_iter().flatten();
    record.filter(|one| one["struck"].is_null()).filter_map(|one| one["event"].as_str()).collect()
}

/// What is told of a case by the command, in all and as JSON.
fn told<'a>(case: Walked<'a>, complaint: &Complaint, shown: &'a Value, now: Moment) -> (Told<'a>, Value) {
    let library = &case.world.words().library;
    let (json, summary) =
        case.landlord.deadlines(events(complaint, None), &complaint.when, now, library).unwrap_or_default();
    let mut known = days_in(shown);
    known.extend(days_in(&json));
    // Why a new date is refused is told in words alone.
    let refused = json["refused"].as_array().into_iter().flatten().filter_map(|one| one["words"].as_str());
    known.extend(refused.filter_map(|words| days(words).ok()).flatten());
    known.extend([now.day(), complaint.received.day()]);
    let version = case.landlord.own.versions.iter().find(|version| version.policy.id == complaint.policy);
    let working_days = library.calendar(&version.expect("the version of the case").policy);
    let (dates, clauses) = (Dates::of(&json, library), case.landlord.clauses.as_ref());
    let others: Vec<String> = complaint.when.iter().filter(|id| *id != RISK).cloned().collect();
    let safe = case.landlord.deadlines(events(complaint, None), &others, now, library).unwrap_or_default();
    let without_danger = Dates::of(&safe.0, library);
    (Told { shown, dates, without_danger, summary, known, clauses, working_days, now }, json)
}

/// The record of a case, and what would happen besides.
fn events(complaint: &Complaint, besides: Option<Event>) -> Vec<Event> {
    let recorded = complaint.progress.iter().flatten().filter_map(|event| event.to_string().parse().ok());
    let received = Event::new(EventKind::Received, complaint.received).at_stage(1);
    std::iter::once(received).chain(recorded).chain(besides).collect()
}

/// The officers' list says what `show` says.
fn list_and_show(row: Option<&Row>, shown: &Value) -> Option<String> {
    let (owes, due) = (&shown["owes"][0], &shown["owes"][1]);
    match row {
        Some(row) if owes.as_str() != Some(row.owes.as_str()) || due.as_str() != row.due.as_deref() => {
            Some(format!("list and show: the list owes {} by {:?}, show {owes} by {due}", row.owes, row.due))
        }
        None if due.is_string() => Some(format!("not in the list: show owes {owes} by {due}")),
        _ => None,
    }
}

impl Told<'_> {
    fn owes(&self) -> &Value {
        &self.shown["owes"][0]
    }

    fn on_the_receipt(&self, received: Moment) -> Known<'_> {
        let came = received.day();
        let events = record(self.shown).into_iter().flat_map(|one| days_in(&Value::from(one)));
        let facts = vec![
            ("sent", BTreeSet::from([came])),
            ("event", events.chain([came]).collect()),
            ("not-counted", self.dates.each().flat_map(|(_, date)| days_in(&date["not_counted"])).collect()),
        ];
        Known { facts, ..self.on_the_look_again_page() }
    }

    fn on_the_look_again_page(&self) -> Known<'_> {
        let today = Some((self.now.day(), &self.working_days));
        let (dates, without_danger) = (Some(&self.dates), Some(&self.without_danger));
        Known { clauses: self.clauses, dates, without_danger, facts: Vec::new(), today }
    }

    /// The same with the dates of the case in which the landlord was asked just now to look again.
    fn once_asked(mut self, case: Walked<'_>, complaint: &Complaint) -> Self {
        let library = &case.world.words().library;
        let asked = Event::new(EventKind::EscalationRequested, self.now);
        let then = case.landlord.deadlines(events(complaint, Some(asked.clone())), &complaint.when, self.now, library);
        self.dates.extend(Dates::of(&then.unwrap_or_default().0, library));
        let others: Vec<String> = complaint.when.iter().filter(|id| *id != RISK).cloned().collect();
        let safe = case.landlord.deadlines(events(complaint, Some(asked)), &others, self.now, library);
        self.without_danger.extend(Dates::of(&safe.unwrap_or_default().0, library));
        self
    }

    /// Each date that has to stand on the receipt and in the calendar file, and does not; and each entry of the file
    /// that no rule gives, or that the receipt has not.
    fn missing(&self, said: &BTreeSet<String>, entries: &[Entry], phrases: &Phrases) -> Vec<String> {
        let names = |day: NaiveDate| said.contains(&phrases.day(day));
        let mut wrong = Vec::new();
        let due = self.shown["owes"][1].as_str().and_then(|due| Moment::parse(due).ok()).map(Moment::day);
        if let Some(day) = due.filter(|day| !names(*day)) {
            wrong.push(format!("a date that is not there: the list has {day}, the receipt {said:?}"));
        }
        for (rule, day) in must_stand(&self.dates, self.shown, self.owes()) {
            if !names(day) {
                wrong.push(format!(
                    "a date that is not there: {rule} {day}, owes {:?}, the receipt {said:?}",
                    self.owes()
                ));
            }
            if day >= self.now.day() && !entries.iter().any(|entry| entry.day == day) {
                wrong.push(format!("a date that the calendar file has not: {rule} {day}"));
            }
        }
        for Entry { name, day } in entries {
            if !names(*day) {
                wrong.push(format!("another day: the calendar file has {day} for {name}, the receipt {said:?}"));
            }
            if !rules_of(name).iter().any(|rule| self.dates.last(rule).iter().any(|(last, _)| last == day)) {
                wrong.push(format!("another day: the calendar file has {day} for {name}"));
            }
        }
        wrong
    }
}

/// What has to stand on the receipt, by its rule: of each step that the landlord owes at the stage reached the date
/// that leads, and each window of the person that is open.
fn must_stand(dates: &Dates, shown: &Value, owes: &Value) -> Vec<(String, NaiveDate)> {
    let stage = reached(shown);
    let is = |date: &Value, of: &[&str]| date["state"].as_str().is_some_and(|state| of.contains(&state));
    let opened = record(shown).iter().any(|one| one.starts_with("reopened"));
    let mut all = Vec::new();
    for (rule, date) in dates.each() {
        let step = date["step"].as_str().unwrap_or_default();
        let window = WINDOWS.contains(&step) && is(date, &["upcoming", "due today"]) && date["due_date"].is_string();
        let owed = OWED.contains(&step)
            && is(date, &["upcoming", "due today", "overdue"])
            && date["when"].is_null()
            && date["stage"].as_u64() == stage
            && is_owed(owes)
            // Which of two answers is owed, the first or the one after an opening, these values do not say.
            && !(step == "respond" && opened);
        if window && stands_now(shown, date, owes) {
            all.extend(last(date).map(|(day, _)| (rule.to_owned(), day)));
        } else if owed {
            all.extend(dates.lead(stage.unwrap_or(1), step).map(|day| (rule.to_owned(), day)));
        }
    }
    all
}

/// Whether `show` says that something is owed before the answer, or the answer: `respond (stage 1)`, or
/// `respond: the clock stands still (stage 1)`.
fn is_owed(owes: &Value) -> bool {
    owes.as_str().and_then(|owes| owes.split([' ', ':']).next()).is_some_and(|step| OWED.contains(&step))
}

/// The last stage that a case has reached.
fn reached(shown: &Value) -> Option<u64> {
    let all = shown["deadlines"].as_array().into_iter().flatten();
    let dated = all.filter(|date| date["state"] != "not started").filter_map(|date| date["stage"].as_u64());
    // One that has begun may have no date of its own: `escalation-requested@2=2027-05-30`.
    let record = shown["recorded"].as_array().into_iter().flatten().filter(|one| one["struck"].is_null());
    let begun = record.filter_map(|one| one["event"].as_str()?.split_once('@')?.1.split_once('=')?.0.parse().ok());
    dated.chain(begun).max()
}

/// Whether a window belongs to what the case is about now: the last stage reached, and no answer owed; a draft is
/// commented on while one is, and people are waited for until it is closed.
fn stands_now(shown: &Value, date: &Value, owes: &Value) -> bool {
    let answer_owed = is_owed(owes);
    let here = date["stage"].as_u64() == reached(shown);
    match date["step"].as_str() {
        Some("ombudsman") => !answer_owed,
        Some("comment") => here && answer_owed,
        Some("write-back") => {
            here && (answer_owed || owes.as_str().is_some_and(|owes| owes.starts_with("nothing, it is answered")))
        }
        _ => here && !answer_owed,
    }
}

/// What `show` and the command tell otherwise, date by date.
fn told_alike(told: &Value, shown: &Value) -> Option<String> {
    let day = |one: &Value| {
        ["stage", "step", "when", "basis", "due_date", "at_latest", "at_most", "state"].map(|name| one[name].clone())
    };
    let all = |value: &Value| -> Vec<[Value; 8]> { value.as_array().into_iter().flatten().map(day).collect() };
    let (by_command, by_show) = (all(&told["deadlines"]), all(&shown["deadlines"]));
    let other = by_command.iter().zip(&by_show).find(|(a, b)| a != b);
    (by_command != by_show).then(|| format!("deadlines and show: {other:?}"))
}

/// The rules that an entry of a case's calendar file can be of: `7KT….1.respond.risk-to-life@slug.redress`.
fn rules_of(name: &str) -> Vec<String> {
    let mut parts = name.split('@').next().unwrap_or_default().split('.').skip(1);
    let (stage, step) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let rest: String = parts.map(|part| format!(".{part}")).collect();
    let step = if step == "accept-offer" { "offer" } else { step };
    if step == "ombudsman" {
        return vec![format!("{}.time-limit", rest.trim_start_matches('.'))];
    }
    ["", "law."].map(|of| format!("{of}stage-{stage}.{step}{rest}")).to_vec()
}
