//! `site-gen check --go-live`: what is missing before a site may stop being a demonstration.

use chrono::NaiveDate;
use complaints::policy::library::Landlord;
use complaints::words::problem::{Problem, any_error};
use complaints::words::source::SourceFile;
use serde::Serialize;

use crate::assess::approval;
use crate::command_error::CommandError;
use crate::go_live::statements::{self, Statements};
use crate::go_live::{self, Candidate, Missing, Who};
use crate::machine::to_slash;
use crate::read::{self, Folders};
use crate::report::ReportFormat;
use crate::site::{self, Failing, Published};
use crate::stdout;
use crate::write_file::Nowhere;

/// One landlord and what it lacks, for programs.
#[derive(Serialize)]
struct GoLiveJson {
    landlord: String,
    /// Whether the policy still says `demonstration: yes`.
    demonstration: bool,
    missing: Vec<Missing>,
}

/// Prints what is missing for one landlord, or for each.
///
/// # Errors
/// When something is missing, there is no such landlord, or its words cannot be read.
pub(super) fn run(
    landlord: Option<&str>,
    on: NaiveDate,
    format: ReportFormat,
    folders: &Folders,
) -> Result<(), CommandError> {
    if !matches!(format, ReportFormat::Text | ReportFormat::Json) {
        return Err(CommandError::Misuse(
            "--go-live prints text or json: leave --format out, or `--format json`".to_owned(),
        ));
    }
    let untold = |error: CommandError| error.untold("What is missing before this site may go live");
    let (library, _) = read::checked_words(folders).map_err(untold)?;
    let slugs: Vec<String> = match landlord {
        Some(one) => vec![one.to_owned()],
        None => read::landlords(folders)?.into_iter().map(|(slug, _)| slug).collect(),
    };
    let statements = stated(folders).map_err(untold)?;
    let told = site::render(folders, on, Published::default(), Failing::StopsAll, &Nowhere)?.problems;
    let bank_holidays = folders.bank_holidays();
    let mut all = Vec::new();
    for slug in slugs {
        let landlord = read::landlord(&slug, folders, &library).map_err(untold)?;
        let version = landlord.in_force(on);
        let version =
            version.ok_or_else(|| CommandError::Misuse(format!("no version of {slug} is in force on {on}")))?;
        let files = read::landlord_files(&folders.policies.join(&slug), &mut Vec::new())?;
        let file = files.iter().find(|file| file.path == version.file);
        let file =
            file.ok_or_else(|| CommandError::Misuse(format!("{} has gone meanwhile; run it again", version.file)))?;
        let mut problems = Vec::new();
        let assessment = read::assessment(folders, &slug, &mut problems)?;
        let assessment = assessment.and_then(|file| approval::read(&file).0);
        let missing = go_live::missing(&Candidate {
            landlord: &landlord,
            version,
            file,
            library: &library,
            bank_holidays: &bank_holidays,
            assessment: assessment.as_ref(),
            assessment_file: &to_slash(folders.assessment(&slug)),
            statements: &statements,
            problems: &of_landlord(&told, &landlord, folders),
            on,
        });
        all.push(GoLiveJson { landlord: slug, demonstration: version.policy.demonstration, missing });
    }
    match format {
        ReportFormat::Json => stdout::print_json(&all)?,
        _ => stdout::print(&all.iter().map(text).collect::<String>())?,
    }
    match all.iter().map(|one| one.missing.len()).sum() {
        0 => Ok(()),
        count => Err(CommandError::Missing(count)),
    }
}

/// What people stated of the service.
fn stated(folders: &Folders) -> Result<Statements, CommandError> {
    let path = folders.service();
    let name = to_slash(&path);
    if !path.exists() {
        return Ok(Statements::none(name));
    }
    let text = read::file_text(&path, &name)?.map_err(|problem| CommandError::Problems(vec![problem]))?;
    let (statements, problems) = statements::read(&SourceFile::new(name, &text));
    if any_error(&problems) { Err(CommandError::Problems(problems)) } else { Ok(statements) }
}

/// What was told of the landlord's own words, and of those that all share.
fn of_landlord(all: &[Problem], landlord: &Landlord, folders: &Folders) -> Vec<Problem> {
    let policies = to_slash(&folders.policies);
    let own = format!("{policies}/{}/", landlord.slug);
    all.iter().filter(|p| p.file.starts_with(&own) || !p.file.starts_with(&policies)).cloned().collect()
}

fn text(one: &GoLiveJson) -> String {
    let GoLiveJson { landlord, demonstration, missing } = one;
    let things = |count: usize| if count == 1 { "1 thing is".to_owned() } else { format!("{count} things are") };
    if missing.is_empty() {
        let last =
            if *demonstration { "Take the line `demonstration: yes` out of its facts, and publish." } else { "" };
        return format!("{landlord}: nothing is missing. {last}\n\n");
    }
    let mut text = format!("{landlord}: {} missing before this site may go live.\n", things(missing.len()));
    for who in [Who::CommsTeam, Who::ComplaintsLead, Who::Service] {
        let own: Vec<&Missing> = missing.iter().filter(|missing| missing.who == who).collect();
        if own.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{}:\n", who.name()));
        for Missing { file, line, missing, write, .. } in own {
            let place = line.map_or_else(|| file.clone(), |line| format!("{file}:{line}"));
            text.push_str(&format!("  {place}: {missing}\n    what to do: {write}\n"));
        }
    }
    text + "\n"
}
