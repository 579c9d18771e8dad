//! `site-gen draft`: a first policy file from a landlord's own document.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use complaints::words::visible::in_one_line;
use serde::Serialize;

use crate::command_error::CommandError;
use crate::draft::facts::Clock;
use crate::draft::{self, Draft, MARK, open};
use crate::read::{self, Folders};
use crate::stdout::{self, OutputFormat};

/// What `draft` takes.
#[derive(Debug, clap::Args)]
pub struct DraftArgs {
    /// The policy as you have it: Word (.docx), a web page (.html), text or Markdown
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write the draft into a new file; one that is there is never overwritten
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// A draft as a program reads it.
#[derive(Serialize)]
struct DraftJson<'d> {
    /// The whole file.
    draft: &'d str,
    save_as: Option<&'d str>,
    clocks: Vec<ClockJson<'d>>,
    not_placed: Vec<LeftJson<'d>>,
    remarks: &'d [String],
}

#[derive(Serialize)]
struct ClockJson<'d> {
    /// The name of the fact: `stage-1.respond`.
    fact: String,
    value: String,
    /// What the document says of it as well.
    against: Vec<String>,
    section: Option<&'d str>,
    line: usize,
    words: &'d str,
}

#[derive(Serialize)]
struct LeftJson<'d> {
    line: usize,
    why: &'d str,
    words: &'d str,
}

/// Prints a draft, or writes it into a new file, and says what could not be placed.
///
/// # Errors
/// When the document cannot be read, or the new file is there already.
pub fn run(args: &DraftArgs) -> Result<(), CommandError> {
    if let Some(out) = args.out.as_deref().filter(|out| out.symlink_metadata().is_ok()) {
        return Err(CommandError::Misuse(format!(
            "{} is there already, and is not overwritten; choose another name for the draft",
            out.display()
        )));
    }
    let bytes = bytes(&args.file)?;
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let refused = |why: &dyn std::fmt::Display| CommandError::Refused {
        file: args.file.display().to_string(),
        why: why.to_string(),
    };
    let document = open::open(&bytes, &name).map_err(|why| refused(&why))?;
    let library = read::checked_library(&args.folders)?;
    let draft = draft::draft(&document, &name, &library);
    match (&args.out, args.format) {
        (Some(out), _) => write_new(out, &draft.text)?,
        (None, OutputFormat::Json) => {}
        (None, OutputFormat::Text) => stdout::print(&draft.text)?,
    }
    if args.format == OutputFormat::Json {
        stdout::print_json(&DraftJson::of(&draft, &document.remarks))?;
    }
    terminal::say(talk(&draft, &name, &document.remarks, args.out.as_deref()));
    Ok(())
}

fn bytes(file: &Path) -> Result<Vec<u8>, CommandError> {
    let about = fs::metadata(file).map_err(CommandError::io("cannot read", file))?;
    let refused = |why: &str| CommandError::Refused { file: file.display().to_string(), why: why.to_owned() };
    // A pipe would be waited for, and a device has no end.
    if !about.is_file() {
        return Err(refused("this is a folder or a device, and no document. Give the file of the policy"));
    }
    if about.len() > open::MOST_BYTES {
        return Err(refused(&open::Refusal::TooLarge.to_string()));
    }
    fs::read(file).map_err(CommandError::io("cannot read", file))
}

/// Writes a file that was not there.
fn write_new(out: &Path, text: &str) -> Result<(), CommandError> {
    let file = OpenOptions::new().write(true).create_new(true).open(out);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(CommandError::io("cannot write", out))
}

impl<'d> DraftJson<'d> {
    fn of(draft: &'d Draft, remarks: &'d [String]) -> Self {
        Self {
            draft: &draft.text,
            save_as: draft.save_as.as_deref(),
            clocks: draft.facts.clocks.iter().map(clock).collect(),
            not_placed: draft
                .facts
                .left
                .iter()
                .map(|left| LeftJson { line: left.line, why: &left.why, words: &left.words })
                .collect(),
            remarks,
        }
    }
}

fn clock(clock: &Clock) -> ClockJson<'_> {
    let source = clock.sources.first();
    ClockJson {
        fact: clock.name(),
        value: clock.limit.written(),
        against: clock.against.iter().map(|(limit, _)| limit.written()).collect(),
        section: source.and_then(|source| source.section.as_deref()),
        line: source.map_or(0, |source| source.line),
        words: source.map_or("", |source| &source.words),
    }
}

/// What is said besides: how much is to confirm, what was not placed, and what comes next.
fn talk(draft: &Draft, name: &str, remarks: &[String], out: Option<&Path>) -> String {
    let marks = draft.text.lines().filter(|line| line.ends_with(MARK)).count();
    let mut said = format!(
        "Drafted from {}. {marks} lines end in `{MARK}`: compare each with the sentence above it.",
        in_one_line(name)
    );
    for remark in remarks {
        said.push_str(&format!("\n{remark}"));
    }
    match draft.facts.left.as_slice() {
        [] => said.push_str("\nEvery time in the document was placed."),
        left => {
            let what =
                if left.len() == 1 { "1 sentence was".to_owned() } else { format!("{} sentences were", left.len()) };
            said.push_str(&format!("\n{what} not placed:"));
            for left in left {
                said.push_str(&format!("\n  line {}: {} ({})", left.line, in_one_line(&left.words), left.why));
            }
        }
    }
    match (out, &draft.save_as) {
        (Some(out), _) => said.push_str(&format!("\nWritten to {}. Then run `site-gen check`.", out.display())),
        (None, Some(place)) => said.push_str(&format!("\nSave it as {place}, then run `site-gen check`.")),
        (None, None) => said.push_str("\nSave it in a folder of its own below policies/, then run `site-gen check`."),
    }
    said
}
