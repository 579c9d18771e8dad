//! `site-gen`: reads the command line, runs one subcommand, and turns its error into an exit code.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
#[cfg(feature = "draft")]
use site_gen::commands::draft;
use site_gen::commands::{assess, build, check, count, deadlines, diff, explain, holidays, new, next_change};
#[cfg(feature = "serve")]
use site_gen::commands::{backup, serve};
use site_gen::machine;

/// Makes a landlord's complaints pages, form and dates from its policy.
#[derive(Debug, Parser)]
#[command(name = "site-gen", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tell every problem in the words, at its line
    Check(check::CheckArgs),
    /// Make a first policy file from the policy as you have it, in Word or as text
    #[cfg(feature = "draft")]
    Draft(draft::DraftArgs),
    /// Tell what a rule of check asks, and why
    Explain(explain::ExplainArgs),
    /// Draft how a landlord measures up to its Ombudsman’s code
    Assess(assess::AssessArgs),
    /// Write the site and the words that the form reads
    Build(build::BuildArgs),
    /// Show the site as it is edited, and take complaints, all on this machine
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
    /// Copy all that is kept on this machine, also while it is served
    #[cfg(feature = "serve")]
    Backup(backup::BackupArgs),
    /// The dates of a complaint
    Deadlines(deadlines::DeadlinesArgs),
    /// Count one period from a day
    Count(count::CountArgs),
    /// Tell what readers will see change
    Diff(diff::DiffArgs),
    /// Tell when the pages next change by themselves
    NextChange(next_change::NextChangeArgs),
    /// Make a new landlord, version or page to fill in
    New(new::NewArgs),
    /// Tell what a newer file of bank holidays changes, and keep it
    Holidays(holidays::HolidaysArgs),
}

impl Command {
    /// Says for whom its files are, whatever the process was started with.
    fn says_for_whom(&self) {
        match self {
            #[cfg(feature = "serve")]
            Self::Serve(_) | Self::Backup(_) => machine::makes_for_its_owner(),
            _ => machine::makes_for_all(),
        }
    }
}

fn main() -> ExitCode {
    let cli: Cli = match terminal::parsed() {
        Ok(cli) => cli,
        Err(end) => return end,
    };
    cli.command.says_for_whom();
    let done = match cli.command {
        Command::Check(args) => check::run(&args),
        #[cfg(feature = "draft")]
        Command::Draft(args) => draft::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Assess(args) => assess::run(&args),
        Command::Build(args) => build::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args),
        #[cfg(feature = "serve")]
        Command::Backup(args) => backup::run(&args),
        Command::Deadlines(args) => deadlines::run(&args),
        Command::Count(args) => count::run(&args),
        Command::Holidays(args) => holidays::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::New(args) => new::run(&args),
        Command::NextChange(args) => next_change::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error.say();
            ExitCode::from(error.code())
        }
    }
}
