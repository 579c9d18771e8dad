//! The commands of the register, as they are typed.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use complaints::case::events::EventKind;
use complaints::days::moment::Moment;
use office::list;

use crate::erasing::Erase;
use crate::log::Log;
use crate::public_keys::Keys;

/// Finds complaints: what nobody has read, what is due, what is overdue, and what was said.
#[derive(Debug, Parser)]
#[command(name = "register", version, about, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The folder that site-gen serve keeps complaints in, while it runs
    #[arg(long, global = true, value_name = "DIR", default_value = ".redress")]
    pub(crate) data: PathBuf,
    /// The words of a build; default those that site-gen serve built
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) words: Option<PathBuf>,
    /// The folder of the keys that open what people wrote; default `keys` in the data folder
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) keys: Option<PathBuf>,
    /// Who you are, as every record names; default the name you are logged in by
    #[arg(long, global = true, value_name = "NAME", value_parser = a_name)]
    pub(crate) by: Option<String>,
    #[arg(long, global = true, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What nobody has read, then open complaints; urgent ones first, then by what is due next
    List {
        /// Of one landlord only
        #[arg(long)]
        landlord: Option<String>,
        /// Only what nobody has read
        #[arg(long, conflicts_with_all = ["closed", "due_before"])]
        unread: bool,
        /// Only what is owed before this day: 2027-01-20
        #[arg(long, value_name = "DATE", value_parser = day)]
        due_before: Option<NaiveDate>,
        /// Closed complaints in place of open ones
        #[arg(long)]
        closed: bool,
        /// How many on a page
        #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=1000))]
        limit: u16,
        /// The next page: what the page before told at its end
        #[arg(long, value_name = "PLACE", value_parser = place_in_list)]
        after: Option<String>,
    },
    /// Complaints of somebody, open and closed: by reference, name, phone number, postcode or email address
    Find {
        /// What they gave, as it was spelt: all words must fit
        #[arg(required = true, num_args = 1.., value_name = "WORD")]
        typed: Vec<String>,
        /// Also those that are for the lead officer alone
        #[arg(long)]
        lead: bool,
    },
    /// One complaint, whole
    Show {
        /// Its reference, with or without spaces
        #[arg(required = true, num_args = 1..)]
        reference: Vec<String>,
        /// Also the words that are for the lead officer alone, where somebody
        /// said that there is a person who must not see them
        #[arg(long)]
        lead: bool,
    },
    /// Say that you have read all words of a complaint that are there now
    Read {
        /// Its reference, with or without spaces
        #[arg(required = true, num_args = 1..)]
        reference: Vec<String>,
        /// Also the words that are for the lead officer alone
        #[arg(long)]
        lead: bool,
    },
    /// Write down what has happened in a complaint; its receipt shows it from then on
    Record {
        /// Its reference, with or without spaces
        #[arg(required = true, num_args = 1..)]
        reference: Vec<String>,
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
        /// The circumstance that was found, or has ended: outside-bodies, complex, risk-to-life, or one of the policy's own
        #[arg(long, value_name = "ID")]
        circumstance: Option<String>,
        /// Why there is a new date: a note that officers alone read
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// Why their answer is put off, in words for the person: it stands on their page. - reads it from what is
        /// typed, which no history of a shell keeps
        #[arg(long, value_name = "TEXT")]
        tell: Option<String>,
    },
    /// Take down a complaint that did not come through the form: by phone, letter, visit, email, text, social media
    /// or on paper. It gets the form's own dates, counted from the day on which it reached you
    Log(Log),
    /// Erase a complaint from everywhere it is kept, for good. Its receipt says that it is no longer kept
    Erase(Erase),
    /// Print the public keys for the form's settings; private ones are made in the folder of keys where there are
    /// none, unless --kms names keys that AWS keeps
    Keys(Keys),
    /// Count the dates of all complaints anew, after bank holidays, a law or the counting have changed: names each
    /// that would move in the list, and writes nothing
    Recalculate {
        /// Move them, with an entry in each that says so
        #[arg(long)]
        write: bool,
    },
    /// Strike out what was recorded by mistake
    Strike {
        /// The complaint's reference, with or without spaces
        #[arg(required = true, num_args = 1..)]
        reference: Vec<String>,
        /// The number that `show` gives it
        number: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// A record is somebody's.
fn a_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("write your name".to_owned()) } else { Ok(name.to_owned()) }
}

fn place_in_list(text: &str) -> Result<String, String> {
    if list::is_a_place(text) {
        return Ok(text.to_owned());
    }
    Err("write in quotation marks what the page before told at its end".to_owned())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("write the day like 2027-01-20, not \"{text}\""))
}
