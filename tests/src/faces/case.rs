//! The faces of one case: receipt, calendar file, look again, the officers' list
//! and `show`, and what `site-gen deadlines` tells of the same record.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use serde_json::Value;

use super::dates::{Dates, last};
use super::statement::{Known, judge};
use super::text::{self, days_in};
use super::{Landlord, Report, calendar};
use crate::World;
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
const WINDOWS: [&str; 4] = ["escalate", "reopen", "accept-offer", "ombudsman"];

/// What the landlord owes with a date of its own.
const OWED: [&str; 3] = ["acknowledge", "hearing", "respond"];

/// Compares what each face says of a case at an instant.
pub(crate) async fn compare(case: Walked<'_>, now: DateTime<Utc>, report: &mut Report) {
    let Walked { world, landlord, receipt: path, reference } = case;
    report.compared += 1;
    let (words, slug) = (world.words(), landlord.slug());
    let (library, phrases) = (&words.library, &words.library.phrases);
    let receipt = world.open(path).await;
    let calendar_file = world.open(&format!("{path}/dates.ics")).await;
    let again = world.open(&format!("{path}/again")).await;
    let shown = serde_json::to_value(world.shown(reference, now, true).await).unwrap_or_default();
    let rows = world.rows_at(&[slug], now).await;
    let row = rows.iter().find(|row| row.reference == reference.to_string());
    let record: Vec<&str> = {
        let record = shown["recorded"].as_array().into_iter().flatten();
        record.filter(|one| one["struck"].is_null()).filter_map(|one| one["event"].as_str()).collect()
    };
    let mut wrong: Vec<String> = Vec::new();
    // The officers' list and `show`.
    let (owes, due) = (&shown["owes"][0], &shown["owes"][1]);
    match row {
        Some(row) if owes.as_str() != Some(row.owes.as_str()) || due.as_str() != row.due.as_deref() => {
            wrong.push(format!("list and show: the list owes {} by {:?}, show {owes} by {due}", row.owes, row.due));
        }
        None if due.is_string() => wrong.push(format!("not in the list: show owes {owes} by {due}")),
        _ => {}
    }
    // The command.
    let complaint = world.table.complaint(reference).await.ok().flatten().expect("the case is there");
    let received = complaint.received;
    let events = |besides: Option<Event>| -> Vec<Event> {
        let recorded = complaint.progress.iter().flatten().filter_map(|event| event.to_string().parse().ok());
        let received = Event::new(EventKind::Received, received).at_stage(1);
        std::iter::once(received).chain(recorded).chain(besides).collect()
    };
    let moment = Moment::at(now);
    let told = landlord.deadlines(events(None), &complaint.when, moment, library);
    let (told, summary) = told.unwrap_or_default();
    let dates = Dates::of(&told, library);
    wrong.extend(told_alike(&told, &shown));
    let mut known = days_in(&shown);
    known.extend(days_in(&told));
    // Why a new date is refused is told in words alone.
    let refused = told["refused"].as_array().into_iter().flatten().filter_map(|one| one["words"].as_str());
    known.extend(refused.filter_map(|words| days(words).ok()).flatten());
    known.extend([now, complaint.received.instant().to_utc()].map(|at| Moment::at(at).day()));
    let version = landlord.own.versions.iter().find(|version| version.policy.id == complaint.policy);
    let policy = &version.expect("the version of the case").policy;
    let working_days = library.calendar(policy);
    // A weekend is told by its Saturday, days off one behind the other by the first and the last.
    let with_weekends: BTreeSet<NaiveDate> = known.iter().flat_map(|day| [*day, *day - Days::new(1)]).collect();
    wrong.extend(
        text::judge(&summary, &dates, &with_weekends, phrases).into_iter().map(|what| format!("{what} – in the text")),
    );
    // The receipt.
    let not_counted = days_in_each(&dates, "not_counted");
    let event_days: BTreeSet<NaiveDate> = record.iter().flat_map(|one| days_in(&Value::from(*one))).collect();
    let came = Moment::at(received.instant().to_utc()).day();
    let facts = vec![
        ("sent", BTreeSet::from([came])),
        ("event", event_days.iter().copied().chain([came]).collect()),
        ("not-counted", not_counted),
    ];
    let clauses = landlord.clauses.as_ref();
    let today = Some((moment.day(), &working_days));
    let on_receipt = Known { clauses, dates: Some(&dates), facts, today };
    let (found, judged) = judge(&receipt.text, &on_receipt);
    report.said += judged;
    wrong.extend(found.into_iter().map(|what| format!("{what} – on the receipt")));
    let said = receipt.dates();
    let names = |day: NaiveDate| said.contains(&phrases.day(day));
    if let Some(day) = due.as_str().and_then(|due| Moment::parse(due).ok()).map(|at| at.day())
        && !names(day)
    {
        wrong.push(format!("a date that is not there: the list has {day} for {owes}, the receipt {said:?}"));
    }
    // What is owed and what the person can do stands there, and in the calendar file while it is to come.
    let entries = calendar::entries(&calendar_file.text);
    for (rule, day) in must_stand(&dates, &shown, owes) {
        if !names(day) {
            wrong.push(format!("a date that is not there: {rule} {day}, the receipt {said:?}"));
        }
        if day >= moment.day() && !entries.iter().any(|entry| entry.day == day) {
            wrong.push(format!("a date that the calendar file has not: {rule} {day}"));
        }
    }
    // The calendar file: each of its entries by its rule, and nothing that the receipt has not.
    for entry in &entries {
        if !names(entry.day) {
            wrong.push(format!(
                "another day: the calendar file has {} for {}, the receipt {said:?}",
                entry.day, entry.name
            ));
        }
        if !rules_of(&entry.name).iter().any(|rule| dates.last(rule).iter().any(|(day, _)| *day == entry.day)) {
            wrong.push(format!("another day: the calendar file has {} for {}", entry.day, entry.name));
        }
    }
    // Look again: the dates of the case in which that was asked.
    let asked = Event::new(EventKind::EscalationRequested, moment);
    let then = landlord.deadlines(events(Some(asked)), &complaint.when, moment, library).unwrap_or_default().0;
    let (then, mut all) = (Dates::of(&then, library), dates);
    all.extend(then);
    let on_again = Known { clauses, dates: Some(&all), facts: Vec::new(), today };
    let (found, judged) = judge(&again.text, &on_again);
    report.said += judged;
    wrong.extend(found.into_iter().map(|what| format!("{what} – on the look-again page")));
    let of = format!("{slug} {reference} {} at {now}", record.join(" | "));
    report.wrong.extend(wrong.into_iter().map(|what| format!("{what} – {of}")));
}

/// What has to stand on the receipt, by its rule: of each step that the landlord owes at the stage reached the date
/// that leads, and each window of the person that is open.
fn must_stand(dates: &Dates, shown: &Value, owes: &Value) -> Vec<(String, NaiveDate)> {
    let stage = reached(shown);
    let is = |date: &Value, of: &[&str]| date["state"].as_str().is_some_and(|state| of.contains(&state));
    let mut all = Vec::new();
    for (rule, date) in dates.each() {
        let step = date["step"].as_str().unwrap_or_default();
        let window = WINDOWS.contains(&step) && is(date, &["upcoming", "due today"]) && date["due_date"].is_string();
        let owed = OWED.contains(&step)
            && is(date, &["upcoming", "due today", "overdue"])
            && date["when"].is_null()
            && date["stage"].as_u64() == stage
            && owes.as_str().is_some_and(|owes| OWED.contains(&owes));
        if window && stands_now(shown, date, owes) {
            all.extend(last(date).map(|(day, _)| (rule.to_owned(), day)));
        } else if owed {
            all.extend(dates.lead(stage.unwrap_or(1), step).map(|day| (rule.to_owned(), day)));
        }
    }
    all
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

/// Whether a window belongs to what the case is about now: the last stage reached, and no answer owed.
fn stands_now(shown: &Value, date: &Value, owes: &Value) -> bool {
    let answer_owed = owes.as_str().is_some_and(|owes| OWED.contains(&owes));
    (date["stage"].as_u64() == reached(shown) || date["step"] == "ombudsman") && !answer_owed
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

fn days_in_each(dates: &Dates, key: &str) -> BTreeSet<NaiveDate> {
    dates.each().flat_map(|(_, date)| days_in(&date[key])).collect()
}
