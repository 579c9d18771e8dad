//! `site-gen count`: one period from one day.

use chrono::NaiveDate;
use complaints::case::json::{NotCounted, not_counted};
use complaints::days::calendar::{Calendar, DayOne, Nation};
use complaints::days::count::{Rules, count};
use complaints::days::moment::{Moment, rfc3339};
use complaints::days::period::{Period, Unit};
use complaints::words::visible::in_one_line;
use serde::Serialize;

use crate::command_error::CommandError;
use crate::read::{self, Folders};
use crate::stdout::{self, OutputFormat};

/// What `count` takes.
#[derive(Debug, clap::Args)]
pub struct CountArgs {
    /// The day, or day and London time, it counts from: 2026-11-28 or 2026-12-24T10:00
    #[arg(long, value_name = "WHEN")]
    from: String,
    /// The period, such as "5 working days" or "24 hours"
    #[arg(long, value_name = "PERIOD")]
    within: String,
    /// Whose bank holidays: england, wales, scotland, northern-ireland or uk
    #[arg(long, default_value = "england")]
    nation: String,
    /// next (the day itself is day zero) or rolled (a day that is not worked counts as the next that is)
    #[arg(long, value_name = "RULE", default_value = "next")]
    day_one: String,
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// The end of one period as a program reads it.
#[derive(Serialize)]
struct CountJson {
    due_date: chrono::NaiveDate,
    due_at: String,
    /// The first day on which it is late, where hours run from a day of which no time is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    late_from: Option<NaiveDate>,
    provisional: bool,
    not_counted: Vec<NotCounted>,
}

/// Prints when the period ends, and each day in between that does not count.
///
/// # Errors
/// When a value is misspelt, or the calendar does not cover the days.
pub fn run(args: &CountArgs) -> Result<(), CommandError> {
    let misuse = |e: &dyn std::fmt::Display| CommandError::Misuse(e.to_string());
    let from = Moment::parse(&args.from).map_err(|e| misuse(&e))?;
    let within: Period = args
        .within
        .parse()
        .map_err(|e: complaints::days::period::PeriodError| misuse(&format!("{e}; write {}", e.cure())))?;
    let nation = named("nation", &args.nation, Nation::NAMES)?;
    let day_one = named("rule for day one", &args.day_one, DayOne::NAMES)?;
    let library = read::checked_library(&args.folders)?;
    let calendar = Calendar::new(&library.holidays, nation, []);
    let counted = count(within, from, Rules { day_one, ..Rules::default() }, &calendar).map_err(|e| misuse(&e))?;
    let json = CountJson {
        due_date: counted.due_date,
        due_at: rfc3339(counted.due_at()),
        late_from: counted.late_from(),
        provisional: counted.provisional,
        not_counted: not_counted(counted.not_counted(&calendar), &library.phrases),
    };
    match args.format {
        OutputFormat::Json => stdout::print_json(&json),
        OutputFormat::Text => {
            let phrases = &library.phrases;
            // A page names the time of day only where hours were counted.
            let ends = match within {
                Period::Of { unit: Unit::Hours, .. } => phrases.day_and_time(counted.due_at()),
                _ => phrases.day(counted.due_date),
            };
            let mut text = format!("{ends}\n");
            if let Some(late) = json.late_from {
                text.push_str(&format!("  late from {}: the time at which it began is not known\n", phrases.day(late)));
            }
            if json.provisional {
                let known = phrases.date(calendar.known_until());
                text.push_str(&format!("  provisional: bank holidays are published until {known}\n"));
            }
            for day in &json.not_counted {
                text.push_str(&format!("  not counted: {} ({})\n", phrases.day(day.date), in_one_line(&day.why)));
            }
            stdout::print(&text)
        }
    }
}

/// A value out of a fixed list, or a misuse that lists them.
fn named<T: Copy>(what: &str, typed: &str, names: &[(&str, T)]) -> Result<T, CommandError> {
    names.iter().find(|(name, _)| *name == typed).map(|(_, value)| *value).ok_or_else(|| {
        let all = names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        CommandError::Misuse(format!("\"{typed}\" is not a {what}; there are: {all}"))
    })
}
