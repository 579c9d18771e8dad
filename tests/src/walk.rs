//! A random walk through cases: what officers record, one thing after the other,
//! and after each whether list, `show`, receipt, calendar file, look again and
//! `site-gen deadlines` say the same.
//!
//! It reads each face as whoever uses it does: the list and `show` as an officer,
//! pages and calendar file at their addresses, dates by the command. The
//! landlords are the frozen ones, or some that nobody wrote.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use fastrand::Rng;
use serde_json::Value;
use site_gen::read::Folders;
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::lives::Policy;
use crate::words::{build_into, copy_of_frozen};
use crate::{Page, Setting, World, binary, christmas_eve, day, reference_of};

/// The second it is, for the world of the walk that goes on.
static NOW: AtomicI64 = AtomicI64::new(0);
/// One clock has room for one walk.
static WALKING: Mutex<()> = Mutex::const_new(());

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW.load(Ordering::SeqCst), 0).unwrap_or_default()
}

/// What a walk saw.
#[derive(Debug, Default)]
pub struct Report {
    /// How many things were recorded.
    pub recorded: usize,
    /// How many were refused.
    pub refused: usize,
    /// How often the faces were compared.
    pub compared: usize,
    /// Where they said different things: the case, and what.
    pub wrong: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { recorded, refused, compared, wrong } = self;
        writeln!(f, "{recorded} recorded, {refused} refused, {compared} times compared, {} differ", wrong.len())?;
        wrong.iter().take(12).try_for_each(|one| writeln!(f, "  {one}"))
    }
}

const KINDS: [EventKind; 19] = [
    EventKind::Acknowledged,
    EventKind::Contacted,
    EventKind::HoldingReplySent,
    EventKind::HoldingReplySent,
    EventKind::ExtensionAgreed,
    EventKind::ExtensionAgreed,
    EventKind::Paused,
    EventKind::Resumed,
    EventKind::HearingHeld,
    EventKind::Responded,
    EventKind::Responded,
    EventKind::FinalResponse,
    EventKind::OfferMade,
    EventKind::OfferAccepted,
    EventKind::Closed,
    EventKind::Reopened,
    EventKind::EscalationRequested,
    EventKind::CircumstanceFound,
    EventKind::CircumstanceEnded,
];

/// One thing that an officer may come to record.
fn drawn(rng: &mut Rng, day: NaiveDate) -> Event {
    let kind = KINDS[rng.usize(..KINDS.len())];
    let event = Event::new(kind, Moment::on(day));
    let event = match kind {
        EventKind::ExtensionAgreed => event.until(day + Days::new(rng.u64(1..40))),
        EventKind::HoldingReplySent if rng.bool() => event.until(day + Days::new(rng.u64(1..40))),
        EventKind::CircumstanceFound | EventKind::CircumstanceEnded => {
            event.about(["outside-bodies", "complex", "risk-to-life"][rng.usize(..3)])
        }
        _ => event,
    };
    if rng.bool() { event.because("a surveyor has to come") } else { event }
}

/// The words of so many landlords that nobody wrote, built; of none the frozen ones.
fn words_for(landlords: u64, rng: &mut Rng) -> (TempDir, Folders) {
    let (folder, folders) = copy_of_frozen();
    if landlords > 0 {
        fs::remove_dir_all(&folders.policies).expect("the copy can be emptied");
    }
    for number in 1..=landlords {
        let own = folders.policies.join(format!("drawn-{number}"));
        fs::create_dir_all(&own).expect("a folder can be made");
        let text = Policy::draw(rng).text().replacen("Example Homes", &format!("Example Homes {number}"), 1);
        fs::write(own.join("2020-01-01.md"), text).expect("a policy can be written");
    }
    build_into(&folder.path().join("dist"), &folders, day("2026-12-24")).expect("they build");
    (folder, folders)
}

/// Walks through so many cases until so many events were tried, by a seed; `landlords` of them are drawn, none are the
/// frozen ones.
///
/// # Panics
/// When the words cannot be built.
pub async fn walk(cases: usize, events: usize, landlords: u64, seed: u64) -> Report {
    let _alone = WALKING.lock().await;
    let mut rng = Rng::with_seed(seed);
    let (folder, _folders) = words_for(landlords, &mut rng);
    let built = folder.path().join("dist");
    let mut report = Report::default();
    NOW.store(christmas_eve().timestamp(), Ordering::SeqCst);
    let world = World::with(Setting { now, built: &built, ..Default::default() }).await;
    let slugs: Vec<String> = world.words().slugs().map(str::to_owned).collect();
    for number in 0..cases {
        let slug = slugs[rng.usize(..slugs.len())].as_str();
        let start = christmas_eve() + TimeDelta::hours(rng.i64(0..24 * 200));
        NOW.store(start.timestamp(), Ordering::SeqCst);
        let story = format!("Case {number}: the heating has been off.");
        let mut fields = vec![("what_happened", story.as_str())];
        if rng.u8(..4) == 0 {
            fields.push(("at_risk", "yes"));
        }
        let sent = world.send_json(slug, &fields).await.json();
        let reference = reference_of(&sent["reference"]);
        let case = Walked { world: &world, words: folder.path(), slug, sent: &sent, reference: &reference };
        compare(case, &mut report).await;
        for _ in 0..events / cases.max(1) {
            let later = now() + TimeDelta::hours(rng.i64(1..24 * 9));
            NOW.store(later.timestamp(), Ordering::SeqCst);
            let event = drawn(&mut rng, Moment::at(later).day());
            match world.record(&reference, event, later).await {
                Ok(number) if rng.u8(..12) == 0 => {
                    report.recorded += 1;
                    // Struck out again, where nothing rests on it.
                    let _left = world.strike(&reference, number, later).await;
                }
                Ok(_) => report.recorded += 1,
                Err(_) => report.refused += 1,
            }
            compare(case, &mut report).await;
        }
    }
    report
}

/// A case on its way.
#[derive(Clone, Copy)]
struct Walked<'w> {
    world: &'w World,
    /// The folder of its words.
    words: &'w Path,
    slug: &'w str,
    sent: &'w Value,
    reference: &'w Reference,
}

/// Compares what each face says of a case now.
async fn compare(case: Walked<'_>, report: &mut Report) {
    let Walked { world, slug, sent, reference, .. } = case;
    report.compared += 1;
    let path = sent["receipt"].as_str().unwrap_or_default();
    let receipt = world.open(path).await;
    let calendar = world.open(&format!("{path}/dates.ics")).await;
    let again = world.open(&format!("{path}/again")).await;
    let shown = serde_json::to_value(world.shown(reference, now(), true).await).unwrap_or_default();
    let rows = world.rows_at(&[slug], now()).await;
    let row = rows.iter().find(|row| row.reference == reference.to_string());
    let mut tell = |what: String| {
        let record = shown["recorded"].as_array().into_iter().flatten();
        let record: Vec<&str> =
            record.filter(|one| one["struck"].is_null()).filter_map(|one| one["event"].as_str()).collect();
        report.wrong.push(format!("{slug} {reference} {} at {}: {what}", record.join(" | "), now()));
    };
    let (owes, due) = (&shown["owes"][0], &shown["owes"][1]);
    if let Some(row) = row
        && (owes.as_str() != Some(row.owes.as_str()) || due.as_str() != row.due.as_deref())
    {
        tell(format!("the list owes {} by {:?}, show {owes} by {due}", row.owes, row.due));
    }
    if row.is_none() && due.is_string() {
        tell(format!("the list does not have it, show owes {owes} by {due}"));
    }
    let dates = receipt.dates();
    let words = world.words();
    let phrases = &words.library.phrases;
    if let Some(day) = due.as_str().and_then(|due| Moment::parse(due).ok()).map(|at| phrases.day(at.day()))
        && !dates.contains(&day)
    {
        tell(format!("the list has {day} for {owes}, which the receipt does not name: {dates:?}"));
    }
    for entry in entries(&calendar) {
        if !dates.contains(&phrases.day(entry)) {
            tell(format!("the calendar file has {entry}, which the receipt does not name: {dates:?}"));
        }
    }
    // Each date that a page prints is one of the case, of its events or of its policy; of the look-again page, of the
    // case in which that was asked.
    let known = days_in(&shown, world);
    for date in dates.iter().filter(|date| !known.contains(*date)) {
        tell(format!("the receipt has {date}, which nothing in the case gives"));
    }
    let strange: Vec<String> = again.dates().into_iter().filter(|date| !known.contains(date)).collect();
    if !strange.is_empty() {
        let asked = format!("escalation-requested={}", Moment::at(now()).to_rfc3339());
        let asked = days_in(&deadlines(case, Some(&asked)).await, world);
        for date in strange.iter().filter(|date| !asked.contains(*date)) {
            tell(format!("the look-again page has {date}, which nothing in the case gives once that is asked"));
        }
    }
    let told = deadlines(case, None).await;
    let day = |one: &Value| {
        ["stage", "step", "when", "basis", "due_date", "at_latest", "at_most", "state"].map(|name| one[name].clone())
    };
    let all = |value: &Value| -> Vec<[Value; 8]> { value.as_array().into_iter().flatten().map(day).collect() };
    let (by_command, by_show) = (all(&told["deadlines"]), all(&shown["deadlines"]));
    if by_command != by_show {
        let other = by_command.iter().zip(&by_show).find(|(a, b)| a != b);
        tell(format!("deadlines and show differ: {other:?}"));
    }
}

/// The days of a calendar file.
fn entries(calendar: &Page) -> BTreeSet<NaiveDate> {
    let start = |line: &str| {
        let value = line.strip_prefix("DTSTART")?.rsplit(':').next()?.trim().to_owned();
        if let Ok(day) = NaiveDate::parse_from_str(&value, "%Y%m%d") {
            return Some(day);
        }
        let at = chrono::NaiveDateTime::parse_from_str(&value, "%Y%m%dT%H%M%SZ").ok()?;
        Some(Moment::at(at.and_utc()).day())
    };
    calendar.text.lines().filter_map(start).collect()
}

/// Every day that stands somewhere in a value, as pages write it.
fn days_in(value: &Value, world: &World) -> BTreeSet<String> {
    match value {
        // A record is one line of text: `extension-agreed@1=2027-06-04,until=2027-07-08`.
        Value::String(text) => {
            let days = text.split(|c: char| !c.is_ascii_digit() && !"-:+TZ.".contains(c));
            let days = days.filter_map(|one| Moment::parse(one).ok());
            days.map(|at| world.words().library.phrases.day(at.day())).collect()
        }
        Value::Array(all) => all.iter().flat_map(|one| days_in(one, world)).collect(),
        Value::Object(all) => all.values().flat_map(|one| days_in(one, world)).collect(),
        _ => BTreeSet::new(),
    }
}

/// What the command says of the same record, and of what would happen besides.
async fn deadlines(case: Walked<'_>, besides: Option<&str>) -> Value {
    let Walked { world, words, slug, reference, .. } = case;
    let Ok(Some(complaint)) = world.table.complaint(reference).await else { return Value::Null };
    let received = complaint.received.to_rfc3339();
    let at = Moment::at(now()).to_rfc3339();
    let mut command = Command::new(binary("site-gen"));
    command.args(["deadlines", slug, "--received", &received, "--now", &at, "--format", "json"]);
    for event in complaint.progress.iter().flatten() {
        command.args(["--event", &event.to_string()]);
    }
    if let Some(event) = besides {
        command.args(["--event", event]);
    }
    for id in &complaint.when {
        command.args(["--when", id]);
    }
    let output = command.current_dir(words).output();
    output.ok().and_then(|output| serde_json::from_slice(&output.stdout).ok()).unwrap_or_default()
}
