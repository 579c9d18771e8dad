//! `register list | show`: for complaints officers, under a role of their own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use complaints::reference::Reference;
use handler::register;
use handler::table::Table;
use handler::words::Words;
use handler::{connect, settings};

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
        reference: String,
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
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err((code, text)) => {
            eprintln!("{text}");
            ExitCode::from(code)
        }
    }
}

async fn run(cli: Cli) -> Result<String, (u8, String)> {
    let table = table(&cli)?;
    let words = Words::open(&cli.words.clone().unwrap_or_else(|| cli.data.join("build/words")))
        .map_err(|e| (1, e.to_string()))?;
    match cli.command {
        Command::List { landlord } => {
            // A landlord that has left the site may still have complaints to answer.
            let wanted: Vec<&str> = match &landlord {
                None => words.slugs().collect(),
                Some(slug) => vec![slug.as_str()],
            };
            if let Some(slug) = landlord.as_deref().filter(|slug| !words.slugs().any(|s| s == *slug)) {
                let all = words.slugs().collect::<Vec<_>>().join(", ");
                eprintln!("there is no landlord `{slug}` on the site now; there are: {all}");
            }
            let rows = register::list(&table, &wanted, chrono::Utc::now()).await.map_err(|e| (1, e.to_string()))?;
            match cli.format {
                Format::Json => serde_json::to_string_pretty(&rows).map_err(|e| (1, e.to_string())),
                Format::Text => Ok(register::lines(&rows)),
            }
        }
        Command::Show { reference } => {
            let wrong = || {
                (
                    2,
                    format!(
                        "\"{reference}\" is no reference: it has ten letters and figures, and one of them is wrong"
                    ),
                )
            };
            let parsed: Reference = reference.parse().map_err(|_| wrong())?;
            let shown =
                register::show(&table, &words, &parsed, chrono::Utc::now()).await.map_err(|e| (1, e.to_string()))?;
            let shown = shown.ok_or_else(|| (1, format!("there is no complaint {}", parsed.grouped())))?;
            match cli.format {
                Format::Json => serde_json::to_string_pretty(&shown).map_err(|e| (1, e.to_string())),
                Format::Text => Ok(shown.lines()),
            }
        }
    }
}

/// The table: on AWS where the environment names one, else the one that a local server keeps.
fn table(cli: &Cli) -> Result<Table, (u8, String)> {
    #[cfg(feature = "lambda")]
    if let Some(name) = settings::optional("REDRESS_TABLE") {
        let missing = |e: settings::Missing| (2, e.to_string());
        let region = settings::required("AWS_REGION").map_err(missing)?;
        return Ok(Table::new(connect::aws(&region, settings::credentials().map_err(missing)?), name));
    }
    let file = cli.data.join("engine");
    let engine = std::fs::read_to_string(&file).ok().and_then(|line| connect::Local::from_line(&line));
    let engine = engine.ok_or_else(|| {
        let file = file.display();
        (1, format!("{file} is not there: start `site-gen serve` and leave it running, or name its folder with --data"))
    })?;
    let name = settings::optional("REDRESS_TABLE").unwrap_or_else(|| "complaints".to_owned());
    Ok(Table::new(connect::local(&engine), name))
}
