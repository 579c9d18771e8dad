//! `site-gen deadlines`: the dates of a complaint under a landlord's policy,
//! as a summary or as JSON.

use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;

use crate::clock;
use crate::command_error::CommandError;
use crate::read::{self, Folders};
use crate::stdout::{self, OutputFormat};

mod complaint_dates;
mod json;

pub use complaint_dates::Terms;
pub use json::ComplaintJson;

/// What `deadlines` takes.
#[derive(Debug, clap::Args)]
pub struct DeadlinesArgs {
    /// The landlord: the name of its folder
    landlord: String,
    /// When the complaint came, in London: 2026-12-24T10:00
    #[arg(long, value_name = "WHEN")]
    received: Option<String>,
    /// The moment at which things stand as they are told; now if left out
    #[arg(long, value_name = "WHEN")]
    now: Option<String>,
    /// There is a risk to life (the same as --when risk-to-life)
    #[arg(long)]
    urgent: bool,
    /// A circumstance that holds, by its id; may be repeated
    #[arg(long, value_name = "ID")]
    when: Vec<String>,
    /// Something that happened, such as acknowledged@1=2026-12-29 or
    /// extension-agreed=2027-01-05,until=2027-01-20,reason=a survey; may be repeated.
    /// A stage that is left out is the stage the case was in
    #[arg(long, value_name = "KIND[@STAGE]=WHEN[,until=DATE][,reason=TEXT]")]
    event: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// Prints what is due and when: one summary for each complaint, or all as one JSON object.
///
/// # Errors
/// When a value is misspelt, the words have problems, or no version was in force.
pub fn run(args: &DeadlinesArgs) -> Result<(), CommandError> {
    let events = args.event.iter().map(|text| text.parse::<Event>().map_err(|e| CommandError::Misuse(e.to_string())));
    let mut record = events.collect::<Result<Vec<_>, _>>()?;
    if let Some(received) = &args.received {
        record.push(Event::new(EventKind::Received, moment(received)?).at_stage(1));
    }
    let now = args.now.as_deref().map_or_else(|| Ok(clock::now()), moment)?;
    let library = read::checked_library(&args.folders)?;
    let landlord = read::landlord(&args.landlord, &args.folders, &library)?;
    let circumstances = args.when.iter().map(String::as_str).chain(args.urgent.then_some("risk-to-life"));
    let terms = Terms { landlord: &landlord, library: &library, circumstances: circumstances.collect(), now };
    let (json, summaries) = terms.dates_of(record)?;
    match args.format {
        OutputFormat::Json => stdout::print_json(&json),
        OutputFormat::Text => stdout::print(&summaries.join("\n")),
    }
}

fn moment(text: &str) -> Result<Moment, CommandError> {
    Moment::parse(text).map_err(|e| CommandError::Misuse(e.to_string()))
}
