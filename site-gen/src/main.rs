//! `site-gen`: one subcommand a file; this one only reads the command line.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    Check(site_gen::check::Options),
    /// Write the site and the words that the form reads
    Build(site_gen::build::Options),
    /// Build, show the site and take complaints, all on this machine
    #[cfg(feature = "serve")]
    Serve(site_gen::serve::Options),
    /// The dates of a complaint
    Deadlines(site_gen::deadlines::Options),
    /// Count one period from a day
    Count(site_gen::count::Options),
    /// Tell what a newer file of bank holidays changes, and keep it
    Holidays(site_gen::holidays::Options),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(options) => site_gen::check::run(&options),
        Command::Build(options) => site_gen::build::run(&options),
        #[cfg(feature = "serve")]
        Command::Serve(options) => site_gen::serve::run(&options),
        Command::Deadlines(options) => site_gen::deadlines::run(&options),
        Command::Count(options) => site_gen::count::run(&options),
        Command::Holidays(options) => site_gen::holidays::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("{stop}");
            ExitCode::from(stop.code())
        }
    }
}
