//! `register list | find | show | read | record | strike | recalculate | log | erase | keys`: for complaints officers,
//! each under a role of their own.

use std::path::Path;
use std::process::ExitCode;

use cli::{Cli, Command, Format};
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::policy::office::OfficeSentence;
use log::Log;
use office::desk::Desk;
use office::list::{Asked, Row};
use office::{find, list, record, show, unread};
use output::Output;
use place::Place;
use store::words::Words;
use terminal::Printed;

mod cli;
mod erasing;
mod log;
mod output;
mod place;
mod public_keys;
mod recalculated;
mod tell;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let cli = match terminal::parsed() {
        Ok(cli) => cli,
        Err(end) => return end,
    };
    // Whoever reads only the first lines, as with `| head`, has what they wanted.
    match run(cli).await.and_then(|result| result.print()) {
        Ok(_read) => ExitCode::SUCCESS,
        Err(Stop { code, why }) => {
            terminal::fault(why);
            ExitCode::from(code)
        }
    }
}

async fn run(cli: Cli) -> Result<Output, Stop> {
    if let Command::Keys(keys) = &cli.command {
        return public_keys::run(keys, &cli.data, cli.keys.as_deref(), cli.format).await;
    }
    let place = place::open(&cli.data, cli.words.as_deref(), cli.keys.as_deref())?;
    let officer = cli.by.clone().unwrap_or_else(place::logged_in);
    if let Command::Log(log) = &cli.command {
        return log_one(place, log, &officer, cli.format).await;
    }
    if let Command::Erase(erase) = &cli.command {
        return erasing::run(&place, &cli.data, erase, cli.format).await;
    }
    let Place { table, words, keys, seal, marks } = &place;
    let desk = Desk { table, words, keys, seal: seal.as_ref(), marks: marks.as_ref(), officer: &officer, lead: false };
    let for_lead = |lead| Desk { lead, ..desk };
    let now = chrono::Utc::now();
    let refused = |refusal: record::Refusal| Stop { code: 1, why: refusal.say(&words.library.office) };
    match cli.command {
        Command::List { landlord, unread, due_before, closed, limit, after } => {
            tell_of_waiting(&cli.data, words);
            let asked = Asked { limit: usize::from(limit), after, due_before, unread, closed };
            list_some(&desk, landlord.as_deref(), &asked, cli.format).await
        }
        Command::Find { typed, lead } => {
            let found = find::find(&for_lead(lead), &typed.join(" "), now).await.map_err(failed)?;
            if found.more {
                terminal::say(
                    words.library.office.fill(OfficeSentence::FindMore, &[("count", &find::MOST.to_string())]),
                );
            }
            printed(&found.rows, words, OfficeSentence::FindNothing, cli.format)
        }
        Command::Show { reference, lead } => show_one(&for_lead(lead), &typed_reference(&reference)?, cli.format).await,
        Command::Read { reference, lead } => {
            let (desk, reference) = (for_lead(lead), typed_reference(&reference)?);
            let file = unread::open(&desk, &reference).await.map_err(refused)?;
            // What is said to be read has been shown before.
            let office = &words.library.office;
            if formatted(&show::shown(&desk, file.clone(), now), words, cli.format)?.print()? != Printed::Whole {
                terminal::say(office.say(OfficeSentence::ReadCut));
                return Ok(Output::Nothing);
            }
            let count = unread::have_read(&desk, &file, now).await.map_err(refused)?;
            let said = if count == 0 { OfficeSentence::ReadNothing } else { OfficeSentence::ReadSome };
            terminal::say(office.fill(said, &[("count", &count.to_string())]));
            Ok(Output::Nothing)
        }
        Command::Record { reference, event: kind, at, stage, until, circumstance: id, reason, tell } => {
            let reference = typed_reference(&reference)?;
            let at = at.unwrap_or_else(|| Moment::at(now));
            let event = Event { kind, stage, at, until, id, reason };
            let tell = tell::typed(tell)?;
            let office = &words.library.office;
            if kind == EventKind::NewLink && tell.is_none() {
                let link = record::new_link(&desk, &reference, event, now).await.map_err(refused)?;
                tell::of_link(&link, office);
                return show_one(&desk, &reference, cli.format).await;
            }
            let made = record::record(&desk, &reference, event, tell.as_deref(), now).await.map_err(refused)?;
            record::effect_lines(&made.effect, office).into_iter().for_each(terminal::say);
            Ok(tell::said(made.telling, show_one(&desk, &reference, cli.format).await?, office))
        }
        // Done above, each with less or more than a desk.
        Command::Log(_) | Command::Erase(_) | Command::Keys(_) => Ok(Output::Nothing),
        Command::Recalculate { write } => recalculated::run(&desk, write, now, cli.format).await,
        Command::Strike { reference, number } => {
            let reference = typed_reference(&reference)?;
            record::strike(&desk, &reference, number, now).await.map_err(refused)?;
            show_one(&desk, &reference, cli.format).await
        }
    }
}

/// Says how many complaints wait in the fallback store of a local server, if any do.
fn tell_of_waiting(data: &Path, words: &Words) {
    let waits = std::fs::read_dir(data.join("spool/sent")).map_or(0, Iterator::count);
    if waits > 0 {
        terminal::say(words.library.office.fill(OfficeSentence::ListWaiting, &[("count", &waits.to_string())]));
    }
}

/// Takes a complaint down, and shows what was stored. What is for the lead alone stays hidden here too.
async fn log_one(place: Place, log: &Log, officer: &str, format: Format) -> Result<Output, Stop> {
    let keys = place.keys.clone();
    let (down, app) = log::log(place, log, officer).await?;
    let words = &app.words;
    terminal::say(words.library.office.fill(OfficeSentence::LogReceipt, &[("receipt", &down.receipt)]));
    let desk = Desk { table: &app.table, words, keys: &keys, seal: None, marks: None, officer, lead: false };
    show_one(&desk, &down.reference, format).await
}

async fn list_some(desk: &Desk<'_>, landlord: Option<&str>, asked: &Asked, format: Format) -> Result<Output, Stop> {
    let Desk { table, words, .. } = *desk;
    let office = &words.library.office;
    // A landlord that has left the site may still have complaints to answer.
    let known = list::landlords(table, words).await.map_err(failed)?;
    let wanted: Vec<&str> = landlord.map_or_else(|| known.iter().map(String::as_str).collect(), |slug| vec![slug]);
    if let Some(slug) = landlord.filter(|slug| !known.contains(*slug)) {
        let all = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        return Err(failed(office.fill(OfficeSentence::ListNoLandlord, &[("landlord", slug), ("all", &all)])));
    }
    let page = list::list(table, words, &wanted, chrono::Utc::now(), asked).await.map_err(failed)?;
    for (name, why) in list::unfiled(table).await.map_err(failed)? {
        terminal::say(office.fill(OfficeSentence::ListUnfiled, &[("name", &name), ("why", &why)]));
    }
    let untold = list::untold(table).await.map_err(failed)?;
    if untold > 0 {
        terminal::say(office.fill(OfficeSentence::ListUntold, &[("count", &untold.to_string())]));
    }
    let nothing = match asked {
        Asked { closed: true, .. } => OfficeSentence::ListNothingClosed,
        Asked { unread: true, .. } => OfficeSentence::ListNothingUnread,
        _ => OfficeSentence::ListNothing,
    };
    let said = printed(&page.rows, words, nothing, format)?;
    let old_order = page.rows.iter().any(|row| row.out_of_place);
    let old_order = old_order.then(|| office.say(OfficeSentence::ListOldOrder).to_owned());
    let more = page.next.map(|next| office.fill(OfficeSentence::ListMore, &[("again", &again()), ("place", &next)]));
    let below: Vec<String> = old_order.into_iter().chain(more).collect();
    Ok(match said {
        Output::Text(said) => Output::Text([&[said][..], &below].concat().join("\n")),
        // What a program reads stays JSON.
        said => {
            below.iter().for_each(terminal::say);
            said
        }
    })
}

/// What was typed for this page, to be typed for the next one.
fn again() -> String {
    let mut typed = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--after" {
            arguments.next();
        } else if !argument.starts_with("--after=") {
            typed.push(argument);
        }
    }
    typed.join(" ")
}

/// A reference as it was typed, in one word or in groups.
fn typed_reference(typed: &[String]) -> Result<Reference, Stop> {
    let typed = typed.join(" ");
    typed.parse().map_err(|fault| Stop { code: 2, why: format!("\"{typed}\" is no reference: {fault}") })
}

fn printed(rows: &[Row], words: &Words, nothing: OfficeSentence, format: Format) -> Result<Output, Stop> {
    match format {
        Format::Json => Output::json(rows),
        Format::Text if rows.is_empty() => Ok(Output::Text(words.library.office.say(nothing).to_owned())),
        Format::Text => Ok(Output::Text(list::lines(rows, &words.library.office))),
    }
}

async fn show_one(desk: &Desk<'_>, reference: &Reference, format: Format) -> Result<Output, Stop> {
    let office = &desk.words.library.office;
    let shown = show::show(desk, reference, chrono::Utc::now()).await.map_err(failed)?;
    let shown = shown.ok_or_else(|| Stop { code: 1, why: record::Refusal::NoComplaint(*reference).say(office) })?;
    formatted(&shown, desk.words, format)
}

fn formatted(shown: &show::Shown, words: &Words, format: Format) -> Result<Output, Stop> {
    match format {
        Format::Json => Output::json(shown),
        Format::Text => Ok(Output::Text(shown.lines(&words.library.office))),
    }
}

/// Why the command ended: 1 for what cannot be done, 2 for misuse.
struct Stop {
    code: u8,
    why: String,
}

fn failed(fault: impl std::fmt::Display) -> Stop {
    Stop { code: 1, why: fault.to_string() }
}
