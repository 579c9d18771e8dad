//! `site-gen assess`: a private draft of a landlord's assessment of itself
//! against the code that binds it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::pages::{Renderer, Site};
use complaints::policy::Scheme;
use complaints::policy::code::Code;
use complaints::policy::library::Library;
use complaints::words::problem::{Place, Problem, Severity, any_error};
use complaints::words::rules::BROKEN_FACTS;
use complaints::words::source::SourceFile;

use crate::assess::approval::{self, Assessment};
use crate::assess::document::Document;
use crate::assess::kept::{Kept, digest};
use crate::assess::{self, Beside, Row, Subject};
use crate::clock;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::output::replace_file;
use crate::read::{self, Folders};
use crate::site::{self, RenderContext};
use crate::stdout::{self, OutputFormat};
use crate::typed_day;

mod json;
mod summary;

/// What `assess` takes.
#[derive(Debug, clap::Args)]
pub struct AssessArgs {
    /// The landlord: the name of its folder
    landlord: String,
    /// The file to write; its comments are kept [default: assessments/LANDLORD.md]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The day on which the words are looked at, default today in London
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    on: Option<NaiveDate>,
    /// Write over what was changed by hand outside of the comments
    #[arg(long)]
    overwrite: bool,
    /// With json, print what was found and write no file
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// Writes the draft, and keeps what the landlord wrote into the one before.
///
/// # Errors
/// When no code binds the landlord, the words have problems, or the draft before cannot be read back.
pub fn run(args: &AssessArgs) -> Result<(), CommandError> {
    let on = args.on.unwrap_or_else(clock::today);
    let untold = |error: CommandError| error.untold("What the Code asks of these words");
    let words = read::checked_words(&args.folders).map_err(untold)?;
    let (library, shared) = (&words.0, &words.1);
    let landlord = read::landlord(&args.landlord, &args.folders, library).map_err(untold)?;
    let version = landlord.in_force(on).ok_or_else(|| {
        CommandError::Misuse(format!("no version of the policy of {} is in force on {on}", args.landlord))
    })?;
    let code = binding_code(&version.policy.landlord, version.policy.scheme, library, on)?;
    let files = read::landlord_files(&args.folders.policies.join(&args.landlord), &mut Vec::new())?;
    let file = files.iter().find(|file| file.path == version.file);
    let file =
        file.ok_or_else(|| CommandError::Misuse(format!("{} has gone meanwhile; run it again", version.file)))?;
    let templates = read::templates(&args.folders, &mut Vec::new())?;
    let renderer =
        Renderer::new(&templates).map_err(|problem| CommandError::Problems(vec![*problem])).map_err(untold)?;
    let site = Site { style: "", on, alone: false, host: "", closed: false };
    let context = RenderContext::new(library, &renderer, &templates, site);
    let reading = site::read_as_printed(&args.landlord, version, &context, shared, &templates);
    let reading = reading.map_err(CommandError::Problems).map_err(untold)?;
    let beside = Beside { library, shared, reading: &reading, words: &code.words };
    let subject = Subject::new(version, file, &beside, on);
    let rows = assess::rows(code, &subject);
    if args.format == OutputFormat::Json {
        return stdout::print_json(&json::assessment(&args.landlord, code, &subject, &rows));
    }
    let out = args.out.clone().unwrap_or_else(|| args.folders.assessment(&args.landlord));
    let draft = Draft {
        slug: &args.landlord,
        name: &version.policy.landlord,
        policy: &version.policy.id,
        code,
        rows: &rows,
        on,
    };
    let before = Before::read(&out, args.overwrite)?;
    for line in draft.write(&out, before.as_ref())? {
        terminal::say(line);
    }
    stdout::print(&format!("{}\n", to_slash(&out)))
}

/// The code that binds the landlord, or in plain words why there is none.
fn binding_code<'l>(name: &str, scheme: Scheme, library: &'l Library, on: NaiveDate) -> Result<&'l Code, CommandError> {
    library.code(scheme, on).ok_or_else(|| {
        let why = match scheme {
            Scheme::HousingOmbudsman => format!("content/code has no Code that is in force on {on}"),
            Scheme::None => "it is in no ombudsman’s scheme (`scheme: none` in its policy)".to_owned(),
            other => format!("its policy says `scheme: {}`", other.name()),
        };
        CommandError::Misuse(format!(
            "{name} is not bound by the Housing Ombudsman’s Complaint Handling Code: {why}. Nothing was written, and \
             there is nothing for it to assess here"
        ))
    })
}

/// A draft that is to be written.
struct Draft<'a> {
    slug: &'a str,
    name: &'a str,
    policy: &'a str,
    code: &'a Code,
    rows: &'a [Row<'a>],
    on: NaiveDate,
}

/// The draft that lies there.
struct Before {
    assessment: Assessment,
    kept: Kept,
}

impl Before {
    /// Reads it back; none where there is no such file.
    fn read(path: &Path, overwrite: bool) -> Result<Option<Self>, CommandError> {
        if !path.exists() {
            return Ok(None);
        }
        let name = to_slash(path);
        let text = match read::file_text(path, &name)? {
            Ok(text) => text,
            Err(problem) => return Err(CommandError::Problems(vec![problem])),
        };
        let (assessment, problems) = approval::read(&SourceFile::new(name.as_str(), &text));
        let Some(assessment) = assessment.filter(|_| !any_error(&problems)) else {
            return Err(CommandError::Problems(problems));
        };
        let kept = Kept::read(&assessment.code, &text).map_err(|wrong| {
            let told = |w: assess::kept::Unmarked| {
                Problem::at(
                    Severity::Error,
                    &BROKEN_FACTS,
                    name.as_str(),
                    Place { line: w.line, column: 1 },
                    w.found,
                    w.write,
                )
            };
            CommandError::Problems(wrong.into_iter().map(told).collect())
        })?;
        if digest(&assessment.body) != assessment.written && !overwrite {
            return Err(CommandError::Changed(format!(
                "{name} was changed by hand outside of “Our comment”, and a new run would write over that. Move what you \
                 want to keep under “Our comment”, and run it again with --overwrite. Nothing was written."
            )));
        }
        Ok(Some(Self { assessment, kept }))
    }
}

impl Draft<'_> {
    /// Writes it, and gives what is to be told.
    fn write(&self, out: &Path, before: Option<&Before>) -> Result<Vec<String>, CommandError> {
        let kept = before.map(|before| before.kept.clone()).unwrap_or_default();
        let body = Document { name: self.name, code: self.code, rows: self.rows, kept: &kept }.body();
        let written = digest(&body);
        let mut told = vec![summary::counts(self.rows, self.code)];
        // Of a new draft that is plain.
        told.extend(before.and_then(|_| summary::uncommented(self.rows, self.code, &kept)));
        let approval = before.and_then(|before| before.assessment.approval.clone());
        let is_same = before.is_some_and(|before| {
            before.assessment.body == body.replace("\r\n", "\n")
                && before.assessment.code == self.code.id
                && before.assessment.policy == self.policy
        });
        if let (true, Some(before)) = (is_same, before) {
            told.push(format!("Nothing has changed since it was written: {} stays as it is.", to_slash(out)));
            told.push(summary::state(before.assessment.approval.as_ref(), self.on));
            return Ok(told);
        }
        let is_still_approved =
            before.is_some_and(|b| b.assessment.written == written && b.assessment.policy == self.policy);
        let approval = approval.filter(|_| is_still_approved);
        told.extend(
            kept.moved(self.code).iter().map(|(from, to)| {
                format!("Your comment on {from} now stands under {to}, as the Code numbers it today.")
            }),
        );
        told.extend(kept.left_over(self.code).iter().map(|(number, _)| {
            format!("{number} is no longer in the Code. Your comment on it stands at the end of the file; move it, or take it out.")
        }));
        if before.is_some_and(|b| b.assessment.approval.is_some()) && approval.is_none() {
            told.push("The words have changed since it was approved. The approval was taken out: read it again, and have it approved anew.".to_owned());
        }
        let mut front = format!(
            "---\nlandlord: {}\ncode: {}\npolicy: \"{}\"\nmade_on: {}\nwritten: \"{written}\"\n",
            self.slug, self.code.id, self.policy, self.on
        );
        if let Some(approval) = &approval {
            front.push_str(&format!(
                "approved_by: \"{}\"\napproved_on: {}\n",
                approval.by.replace('"', "'"),
                approval.on
            ));
        }
        if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(CommandError::io("cannot make the folder", folder))?;
        }
        replace_file(out, format!("{front}---\n{body}").as_bytes())?;
        told.push(summary::state(approval.as_ref(), self.on));
        Ok(told)
    }
}
