//! `site-gen draft`: a first policy file from a landlord's own document.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use complaints::words::visible::in_one_line;
use serde::Serialize;

use crate::command_error::CommandError;
use crate::draft::facts::Clock;
use crate::draft::{self, Draft, MARK, open};
use crate::machine::to_slash;
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
/// When there is no such document or it cannot be read, or the new file is there already.
pub fn run(args: &DraftArgs) -> Result<(), CommandError> {
    if let Some(out) = args.out.as_deref().filter(|out| out.symlink_metadata().is_ok()) {
        if out.is_dir() {
            return Err(CommandError::Misuse(format!("{} is a folder: add the name of a file to it", to_slash(out))));
        }
        return Err(CommandError::Misuse(format!(
            "{} is there already, and is not overwritten; choose another name for the draft",
            to_slash(out)
        )));
    }
    let bytes = bytes(&args.file)?;
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let refused =
        |why: &dyn std::fmt::Display| CommandError::Refused { file: to_slash(&args.file), why: why.to_string() };
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
    terminal::say(talk(&draft, &name, &document.remarks, args.out.as_deref(), &args.folders));
    Ok(())
}

fn bytes(file: &Path) -> Result<Vec<u8>, CommandError> {
    let about = fs::metadata(file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => no_such_file(file),
        _ => CommandError::io("cannot read", file)(error),
    })?;
    let refused = |why: &str| CommandError::Refused { file: to_slash(file), why: why.to_owned() };
    // A pipe would be waited for, and a device has no end.
    if !about.is_file() {
        return Err(refused("this is a folder, and no document. Give the file of the policy, with its name"));
    }
    if about.len() > open::MOST_BYTES {
        return Err(refused(&open::Refusal::TooLarge.to_string()));
    }
    fs::read(file).map_err(CommandError::io("cannot read", file))
}

/// There is no such document; the one beside it that may be meant.
fn no_such_file(file: &Path) -> CommandError {
    let shown = to_slash(file);
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if shown.starts_with("http") {
        return CommandError::Misuse(format!("{shown} is an address. Save the page first, and give the file."));
    }
    if !folder.is_dir() {
        return CommandError::Misuse(format!("There is no folder {}, where {shown} would be.", to_slash(folder)));
    }
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let typed = name(file);
    let far = |other: &str| strsim::damerau_levenshtein(&typed.to_lowercase(), &other.to_lowercase());
    let beside = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let near = beside.filter(|path| path.is_file() && far(&name(path)) <= MISTYPED);
    let meant = near.min_by_key(|path| (far(&name(path)), path.clone()));
    let meant = meant.map(|path| format!(" Did you mean {}?", to_slash(file.with_file_name(name(&path)))));
    let here = if file.is_absolute() { "" } else { " here" };
    CommandError::Misuse(format!(
        "There is no file {shown}{here}.{}",
        meant.unwrap_or_else(|| " Look for its whole name, with its ending, such as .docx.".to_owned())
    ))
}

/// So many letters of a name may be wrong.
const MISTYPED: usize = 3;

/// Writes a file that was not there, in a folder that is made if need be.
fn write_new(out: &Path, text: &str) -> Result<(), CommandError> {
    if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(CommandError::io("cannot make the folder", folder))?;
    }
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
fn talk(draft: &Draft, name: &str, remarks: &[String], out: Option<&Path>, folders: &Folders) -> String {
    let marks = draft.text.lines().filter(|line| line.ends_with(MARK)).count();
    let mut said = format!(
        "Drafted from {}. {marks} lines end in `{MARK}`: compare each with the sentence above it.",
        in_one_line(name)
    );
    for remark in remarks {
        said.push_str(&format!("\n{remark}"));
    }
    match draft.facts.left.as_slice() {
        [] if draft.facts.clocks.is_empty() => said.push_str("\nNo time was found in it. Is this the policy?"),
        [] if draft.facts.clocks.iter().any(|clock| !clock.against.is_empty()) => said.push_str(
            "\nEvery time that this program could read was placed. Where it gives two for the same, choose one: `contradictory`.",
        ),
        [] => said.push_str(
            "\nEvery time that this program could read was placed. Whether there is another, you see when you read it.",
        ),
        left => {
            let what =
                if left.len() == 1 { "1 sentence was".to_owned() } else { format!("{} sentences were", left.len()) };
            said.push_str(&format!("\n{what} not placed. The lines are those of the draft:"));
            for left in left {
                said.push_str(&format!("\n  line {}: {} ({})", left.line, in_one_line(&left.words), left.why));
            }
        }
    }
    said + "\n" + &next(draft, out, folders)
}

/// Where the draft is or should be, and what comes next.
fn next(draft: &Draft, out: Option<&Path>, folders: &Folders) -> String {
    let policies = to_slash(&folders.policies);
    let place = &draft.place;
    match out {
        Some(out) if is_a_version(out, folders) => {
            format!("Written to {}.{} Then run `site-gen check`.", to_slash(out), in_place(out.parent()))
        }
        Some(out) => format!(
            "Written to {}. `site-gen check` only reads what lies in the folder of a landlord in {policies}: put it there \
             first, such as at {place}.",
            to_slash(out)
        ),
        None => format!(
            "To keep it, type the same again with `--out {place}` behind it.{} Then run `site-gen check`.",
            in_place(Path::new(place).parent())
        ),
    }
}

/// What is to be written in place of `your-name`, where that is what a folder is called.
fn in_place(folder: Option<&Path>) -> String {
    let unnamed = folder.and_then(Path::file_name).is_some_and(|name| name == "your-name");
    if unnamed { format!(" {}", draft::IN_PLACE_OF_YOUR_NAME) } else { String::new() }
}

/// Whether it lies in a landlord's folder, where its versions are read.
fn is_a_version(out: &Path, folders: &Folders) -> bool {
    let all = folders.policies.canonicalize();
    let above = out.canonicalize().ok().and_then(|out| Some(out.parent()?.parent()?.to_path_buf()));
    above.is_some_and(|above| all.is_ok_and(|all| all == above))
}
