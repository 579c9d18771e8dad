//! `site-gen deadlines`: the dates of a complaint under a landlord's policy.

use complaints::clock::Start;
use complaints::moment::Moment;
use complaints::text::Phrases;
use complaints::timeline::{Events, timeline};
use complaints::told::{Told, told};
use serde::Serialize;

use crate::read::{self, Folders, Format};
use crate::stop::Stop;

/// Options of `deadlines`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The landlord: the name of its folder
    landlord: String,
    /// When the complaint came, in London: 2026-12-24T10:00
    #[arg(long, value_name = "WHEN")]
    received: String,
    /// There is a risk to life (the same as --when risk-to-life)
    #[arg(long)]
    urgent: bool,
    /// A circumstance that holds, by its id; may be repeated
    #[arg(long, value_name = "ID")]
    when: Vec<String>,
    /// Something that happened since, such as acknowledged@1=2026-12-29; may be repeated
    #[arg(long, value_name = "KIND@STAGE=WHEN")]
    event: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Serialize)]
struct Answer<'a> {
    landlord: &'a str,
    policy: &'a str,
    received: String,
    deadlines: Vec<Told>,
}

/// Computes and prints.
///
/// # Errors
/// When a value is misspelt, the words have problems, or no version was in force.
pub fn run(options: &Options) -> Result<(), Stop> {
    let misuse = |e: &dyn std::fmt::Display| Stop::Misuse(e.to_string());
    let received = Moment::parse(&options.received).map_err(|e| misuse(&e))?;
    let library = read::checked_library(&options.folders)?;
    let landlord = read::landlord(&options.landlord, &options.folders, &library)?;
    let version = landlord.in_force(received.day()).ok_or_else(|| {
        Stop::Misuse(format!("no version of {}'s policy was in force on {}", landlord.slug, received.day()))
    })?;
    let policy = &version.policy;
    let mut events = Events::received(received);
    for id in options.when.iter().map(String::as_str).chain(options.urgent.then_some("risk-to-life")) {
        if !policy.knows_circumstance(id) {
            let own = policy.circumstances.iter().map(|c| c.id.as_str());
            let all = complaints::policy::CIRCUMSTANCES.into_iter().chain(own).collect::<Vec<_>>().join(", ");
            return Err(Stop::Misuse(format!("\"{id}\" is not a circumstance of this policy; there are: {all}")));
        }
        events = events.when(id);
    }
    for event in &options.event {
        let (start, stage, at) = parse_event(event)?;
        if stage == 0 || usize::from(stage) > policy.stages.len().max(1) {
            return Err(Stop::Misuse(format!("{event}: this policy has {} stages", policy.stages.len())));
        }
        events = events.and(start, stage, at);
    }
    let calendar = library.calendar(policy);
    let deadlines = timeline(policy, &events, &calendar).map_err(|e| misuse(&e))?;
    let answer = Answer {
        landlord: &landlord.slug,
        policy: &policy.id,
        received: received.to_rfc3339(),
        deadlines: deadlines.iter().map(|d| told(d, policy, &calendar, &library.phrases)).collect(),
    };
    match options.format {
        Format::Json => println!("{}", json(&answer)?),
        Format::Text => {
            println!(
                "{}, policy {}, received {}",
                policy.landlord,
                policy.id,
                received_words(received, &library.phrases)
            );
            for (deadline, told) in deadlines.iter().zip(&answer.deadlines) {
                println!("\n{}", letter(deadline.counted().map(|c| c.due_at), told, &library.phrases));
            }
        }
    }
    Ok(())
}

fn received_words(at: Moment, phrases: &Phrases) -> String {
    if at.time().is_some() { phrases.day_and_time(at.instant()) } else { phrases.day(at.day()) }
}

/// One deadline as lines that read like a letter.
fn letter(due: Option<chrono::DateTime<chrono_tz::Tz>>, told: &Told, phrases: &Phrases) -> String {
    let mut lines = Vec::new();
    let stage = told.stage_name.clone().or_else(|| told.stage.map(|n| phrases.stage_number(n)));
    let head = phrases.of("step", told.step);
    let hours = told.due_at.as_deref().is_some_and(|at| !at.contains("T23:59:59"));
    let end = match (due, &told.waiting_for) {
        (Some(at), _) if hours => format!("by {}", phrases.time_on_day(at)),
        (Some(at), _) => format!("by {}", phrases.day(at.date_naive())),
        (None, Some(_)) => "no date yet".to_owned(),
        (None, None) => phrases.get("not-stated").to_owned(),
    };
    lines.push(format!("{}{head}: {end}", stage.map(|s| format!("{s}. ")).unwrap_or_default()));
    if let Some(rule) = &told.rule {
        let section = told.section.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
        lines.push(format!("  rule: {rule}{section}"));
    }
    if let Some(waiting) = &told.waiting_for {
        lines.push(format!("  waits for: {waiting}"));
    }
    if !told.assumed.is_empty() {
        lines.push(format!("  assumed: {}", told.assumed.join(", ")));
    }
    for day in &told.not_counted {
        lines.push(format!("  not counted: {} ({})", phrases.day(day.date), day.why));
    }
    if told.provisional {
        lines.push("  provisional: it rests on bank holidays that are not yet published".to_owned());
    }
    lines.join("\n")
}

/// Reads `KIND@STAGE=WHEN`; the stage is 1 where it is left out.
fn parse_event(text: &str) -> Result<(Start, u8, Moment), Stop> {
    let wrong = || Stop::Misuse(format!("\"{text}\" is not an event; write one such as acknowledged@1=2026-12-29"));
    let (what, at) = text.split_once('=').ok_or_else(wrong)?;
    let (kind, stage) = what.split_once('@').unwrap_or((what, "1"));
    let start = crate::count::named("kind of event", kind, Events::NAMES)?;
    let at = Moment::parse(at).map_err(|e| Stop::Misuse(e.to_string()))?;
    Ok((start, stage.parse().map_err(|_| wrong())?, at))
}

/// A value as JSON for a program.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Stop> {
    serde_json::to_string_pretty(value).map_err(|e| Stop::Misuse(e.to_string()))
}
