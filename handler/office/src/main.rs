//! `register list | show | record | strike`: for complaints officers, under a role of their own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::policy::office::OfficeSentence;
use office::{list, record, show};
use store::table::Table;
use store::words::Words;
use store::{connect, settings};

/// Finds complaints: what is due, what is overdue, and what was said.
#[derive(Debug, Parser)]
#[command(name = "register", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// The folder that site-gen serve keeps complaints in, while it runs
    #[arg(long, global = true, value_name = "DIR", default_value = ".redress")]
    data: PathBuf,
    /// The words of a build; default those that site-gen serve built
    #[arg(long, global = true, value_name = "DIR")]
    words: Option<PathBuf>,
    #[arg(long, global = true, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open complaints, urgent ones first, then by what is due next
    List {
        /// Of one landlord only
        #[arg(long)]
        landlord: Option<String>,
    },
    /// One complaint, whole
    Show {
        /// Its reference, with or without spaces
        reference: Reference,
        /// Also the words that are for the lead officer alone, where somebody
        /// said that there is a person who must not see them
        #[arg(long)]
        lead: bool,
    },
    /// Write down what has happened in a complaint; its receipt shows it from then on
    Record {
        /// Its reference, with or without spaces
        reference: Reference,
        /// What happened: acknowledged, responded, extension-agreed, closed, …
        event: EventKind,
        /// When, in London: 2026-12-29 or 2026-12-29T10:00; now if left out
        #[arg(long, value_name = "WHEN", value_parser = Moment::parse)]
        at: Option<Moment>,
        /// At which stage; the stage the complaint is in if left out
        #[arg(long, value_name = "NUMBER")]
        stage: Option<u8>,
        /// The new date of the answer: 2027-01-20
        #[arg(long, value_name = "DATE", value_parser = day)]
        until: Option<NaiveDate>,
        /// Why there is a new date
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Strike out what was recorded by mistake
    Strike {
        /// The complaint's reference, with or without spaces
        reference: Reference,
        /// The number that `show` gives it
        number: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(text) => {
            // Whoever reads only the first lines, as with `| head`, has what they wanted.
            let _closed = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(Stop { code, why }) => {
            eprintln!("{why}");
            ExitCode::from(code)
        }
    }
}

async fn run(cli: Cli) -> Result<String, Stop> {
    let table = table(&cli)?;
    let folder = cli.words.clone().unwrap_or_else(|| cli.data.join("build/words"));
    let words = Words::open(&folder).map_err(failed)?;
    let now = chrono::Utc::now();
    let refused = |refusal: record::Refusal| Stop { code: 1, why: refusal.say(&words.library.office) };
    match cli.command {
        Command::List { landlord } => {
            tell_of_waiting(&cli.data, &words);
            list_open(&table, &words, landlord.as_deref(), cli.format).await
        }
        Command::Show { reference, lead } => show_one(&table, &words, &reference, lead, cli.format).await,
        Command::Record { reference, event, at, stage, until, reason } => {
            let at = at.unwrap_or_else(|| Moment::at(now));
            let event = Event { kind: event, stage, at, until, reason };
            record::record(&table, &words, &reference, event, now).await.map_err(refused)?;
            show_one(&table, &words, &reference, false, cli.format).await
        }
        Command::Strike { reference, number } => {
            record::strike(&table, &words, &reference, number, now).await.map_err(refused)?;
            show_one(&table, &words, &reference, false, cli.format).await
        }
    }
}

/// Says how many complaints wait in the fallback store of a local server, if any do.
fn tell_of_waiting(data: &Path, words: &Words) {
    let waits = std::fs::read_dir(data.join("spool/sent")).map_or(0, Iterator::count);
    if waits > 0 {
        eprintln!("{}", words.library.office.fill(OfficeSentence::ListWaiting, &[("count", &waits.to_string())]));
    }
}

async fn list_open(table: &Table, words: &Words, landlord: Option<&str>, format: Format) -> Result<String, Stop> {
    let office = &words.library.office;
    // A landlord that has left the site may still have complaints to answer.
    let known = list::landlords(table, words).await.map_err(failed)?;
    let wanted: Vec<&str> = landlord.map_or_else(|| known.iter().map(String::as_str).collect(), |slug| vec![slug]);
    if let Some(slug) = landlord.filter(|slug| !known.contains(*slug)) {
        let all = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        eprintln!("{}", office.fill(OfficeSentence::ListNoLandlord, &[("landlord", slug), ("all", &all)]));
    }
    let rows = list::list(table, &wanted, office, chrono::Utc::now()).await.map_err(failed)?;
    match format {
        Format::Json => serde_json::to_string_pretty(&rows).map_err(failed),
        Format::Text => Ok(list::lines(&rows, office)),
    }
}

async fn show_one(
    table: &Table,
    words: &Words,
    reference: &Reference,
    lead: bool,
    format: Format,
) -> Result<String, Stop> {
    let office = &words.library.office;
    let shown = show::show(table, words, reference, chrono::Utc::now(), lead).await.map_err(failed)?;
    let shown = shown.ok_or_else(|| Stop { code: 1, why: record::Refusal::NoComplaint(*reference).say(office) })?;
    match format {
        Format::Json => serde_json::to_string_pretty(&shown).map_err(failed),
        Format::Text => Ok(shown.lines(office)),
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("write the day like 2027-01-20, not \"{text}\""))
}

/// Why the command ended: 1 for what cannot be done, 2 for misuse.
struct Stop {
    code: u8,
    why: String,
}

fn failed(fault: impl std::fmt::Display) -> Stop {
    Stop { code: 1, why: fault.to_string() }
}

/// The table: on AWS where the environment names one, else the one that a local server keeps.
fn table(cli: &Cli) -> Result<Table, Stop> {
    #[cfg(feature = "aws")]
    if let Some(name) = settings::optional("REDRESS_TABLE") {
        let missing = |e: settings::Missing| Stop { code: 2, why: e.to_string() };
        let region = settings::required("AWS_REGION").map_err(missing)?;
        return Ok(Table::new(connect::from_settings(&region).map_err(missing)?, name));
    }
    let file = cli.data.join("engine");
    let engine = std::fs::read_to_string(&file).ok().and_then(|line| connect::LocalEngine::from_line(&line));
    let engine = engine.ok_or_else(|| {
        let file = file.display();
        Stop {
            code: 1,
            why: format!(
                "{file} is not there: start `site-gen serve` and leave it running, or name its folder with --data"
            ),
        }
    })?;
    let name = settings::optional("REDRESS_TABLE").unwrap_or_else(|| "complaints".to_owned());
    Ok(Table::new(connect::local(&engine), name))
}
