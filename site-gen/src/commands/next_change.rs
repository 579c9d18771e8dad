//! `site-gen next-change`: when a build next makes other pages, though nobody
//! has touched a word; for whoever plans builds, and to be sure of a day.

use chrono::NaiveDate;
use serde_json::json;

use crate::clock;
use crate::command_error::CommandError;
use crate::next_change::{self, Next, NextChange, Turn, What};
use crate::read::Folders;
use crate::stdout::{self, OutputFormat};
use crate::typed_day;

/// What `next-change` takes.
#[derive(Debug, clap::Args)]
pub struct NextChangeArgs {
    /// The day after which to look, default today in London
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    on: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// Prints the next day on which the pages change by themselves, and what is sure to come after it.
///
/// # Errors
/// When the words cannot be read or have problems.
pub fn run(args: &NextChangeArgs) -> Result<(), CommandError> {
    let found = next_change::find(&args.folders, args.on.unwrap_or_else(clock::today))
        .map_err(|error| error.untold("When the pages next change"))?;
    match args.format {
        OutputFormat::Json => stdout::print_json(&in_json(&found)),
        OutputFormat::Text => stdout::print(&in_words(&found)),
    }
}

fn in_json(found: &NextChange) -> serde_json::Value {
    let next = found.next.as_ref().map(|next| {
        // London's midnight: a build from then on makes the pages of that day.
        let at = complaints::days::moment::Moment::on(next.day).to_rfc3339();
        json!({ "day": next.day, "at": at, "why": next.turns, "files": next.files, "stops": next.stops })
    });
    json!({ "on": found.on, "next": next, "later": found.later })
}

fn in_words(found: &NextChange) -> String {
    let mut text = match &found.next {
        None => format!("Nothing changes by itself in the year after {}.\n", day(found.on)),
        Some(next) => next_in_words(next, found.on),
    };
    if !found.later.is_empty() {
        text.push_str("\nLater:\n");
        text.extend(together(&found.later).map(|turn| format!("  {}: {}\n", day(turn.day), in_a_sentence(&turn))));
    }
    text.push_str("\nThe form needs no build: it goes by the day on which a complaint is sent.\n");
    text
}

fn next_in_words(next: &Next, on: NaiveDate) -> String {
    let Next { day: next_day, turns, files, stops } = next;
    let mut text = match (stops, next_day.pred_opt().filter(|last| *last > on)) {
        (true, _) => format!(
            "From {} the words cannot be published any more: `site-gen check --on {next_day}` says what to mend.\n",
            day(*next_day)
        ),
        (false, Some(last)) => format!(
            "The pages next change on {}. Until {} a build makes the same as today.\n",
            day(*next_day),
            day(last)
        ),
        (false, None) => format!("The pages next change on {}, the day after.\n", day(*next_day)),
    };
    text.extend(together(turns).map(|turn| format!("  {}\n", in_a_sentence(&turn))));
    if *stops {
        return text;
    }
    text.push_str(&format!("{} will change.\n", how_many(files)));
    text
}

/// Pages are what people open; feeds and what else is among the files is told apart.
fn how_many(files: &[String]) -> String {
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let pages = files.iter().filter(|file| file.ends_with(".html")).count();
    match (pages, files.len() - pages) {
        (pages, 0) => counted(pages, "page"),
        (0, others) => counted(others, "file"),
        (pages, others) => format!("{} and {}", counted(pages, "page"), counted(others, "other file")),
    }
}

/// What happens to several landlords on one day, once, with the names of all.
fn together(turns: &[Turn]) -> impl Iterator<Item = Turn> {
    let mut all: Vec<Turn> = Vec::new();
    for turn in turns {
        let same = |one: &&mut Turn| (one.day, one.what, &one.of) == (turn.day, turn.what, &turn.of);
        match (all.iter_mut().find(same), &turn.landlord) {
            (Some(Turn { landlord: Some(names), .. }), Some(name)) => names.push_str(&format!(", {name}")),
            _ => all.push(turn.clone()),
        }
    }
    all.into_iter()
}

fn in_a_sentence(turn: &Turn) -> String {
    let Turn { landlord, what, of, .. } = turn;
    let whose = landlord.as_ref().map(|slug| format!("{slug}: ")).unwrap_or_default();
    let what = match what {
        What::VersionStarts => format!("the version {of} starts"),
        What::LawStarts => format!("a law starts to hold, {of}"),
        What::RightStarts => format!("the law gives people something new, “{of}”"),
        What::NoticeEnds => format!("the notice of {of} is not shown any more"),
        What::PaperIsOut => format!("`{of}` under `published:` is out"),
        What::ReviewNoteEnds => format!("the review note of {of} is not shown any more"),
        What::ReviewIsOverdue => format!("the review of {of} is overdue, and its page says so"),
        What::ClosureEnds => format!("days without work are over ({of})"),
        What::OtherTimeCounts => {
            "another time counts for a step, the policy’s or the law’s, on days that come near".to_owned()
        }
        What::DatesGoOn => "the dates of complaints in the days ahead go on".to_owned(),
        What::BankHolidaysEnd => {
            let last = turn.day.pred_opt().unwrap_or(turn.day);
            format!(
                "bank holidays are known up to {}: get newer ones with `site-gen holidays`",
                last.format("%-d %B %Y")
            )
        }
    };
    format!("{whose}{what}")
}

fn day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}
