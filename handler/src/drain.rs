//! From the second store home into the table: at least once, and in the end exactly once.
//!
//! Every put names the try that was kept, so doing it again finds it done. An
//! object goes away only when the table has what it holds.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use fail::fail_point;
use serde::Serialize;

use crate::app::App;
use crate::item::{Case, case_of, renamed};
use crate::known::Known;
use crate::log;
use crate::notice::Notice;
use crate::reply;
use crate::spool::Unreachable;
use crate::table::{Put, Unavailable};
use crate::waiting::{self, CASES, NOTICES, SENT, Waiting};

/// What a round did, and what it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Drained {
    /// Complaints that are in the table now.
    pub filed: usize,
    /// Complaints that wait still.
    pub left: usize,
    /// Notices that were sent.
    pub told: usize,
    /// Notices that wait still.
    pub untold: usize,
}

/// Why a complaint cannot come home in this round.
#[derive(Debug, thiserror::Error)]
enum Stays {
    #[error(transparent)]
    Table(#[from] Unavailable),
    #[error(transparent)]
    Spool(#[from] Unreachable),
    #[error("what waits there cannot be read")]
    Unreadable,
    #[error("somebody else writes the same case just now")]
    Busy,
    #[error("its reference is another complaint's: a person has to look at it")]
    Collision,
}

/// `POST /form/drain`: one round, asked for by the clock and not by visitors.
pub async fn route(State(app): State<App>) -> Response {
    match drain(&app).await {
        Ok(done) => reply::json(StatusCode::OK, &done),
        Err(fault) => {
            log::fault("drain", &fault);
            reply::json(StatusCode::SERVICE_UNAVAILABLE, &serde_json::json!({ "error": "the second store" }))
        }
    }
}

/// One round: everything that waits goes where it belongs, if that can be reached.
///
/// # Errors
/// When the second store cannot be listed.
pub async fn drain(app: &App) -> Result<Drained, Unreachable> {
    let mut done = Drained::default();
    // Before the complaints: whose case is listed here without its complaint has it in the table.
    let cases = app.spool.names(CASES).await?;
    let sent = app.spool.names(SENT).await?;
    for group in sent.chunk_by(|a, b| reference_of(a) == reference_of(b)) {
        match file_all(app, group).await {
            Ok(()) => done.filed += group.len(),
            Err(fault) => {
                log::fault("drain", &fault);
                done.left += group.len();
            }
        }
    }
    let waits: BTreeSet<&str> = sent.iter().filter_map(|name| reference_of(name)).collect();
    for name in &cases {
        let alone = name.strip_prefix(CASES).filter(|reference| !waits.contains(reference));
        if let Some(reference) = alone.and_then(|reference| reference.parse().ok())
            && matches!(app.table.case(&reference).await, Ok(Some(_)))
        {
            app.spool.remove(name).await?;
        }
    }
    for name in app.spool.names(NOTICES).await? {
        match tell(app, &name).await {
            Ok(()) => done.told += 1,
            Err(fault) => {
                log::fault("drain", &fault);
                done.untold += 1;
            }
        }
    }
    Ok(done)
}

/// The reference in `sent/<reference>-<attempt>`.
fn reference_of(name: &str) -> Option<&str> {
    name.strip_prefix(SENT)?.split_once('-').map(|(reference, _)| reference)
}

/// Files every complaint that waits under one reference, the first to come first.
async fn file_all(app: &App, names: &[String]) -> Result<(), Stays> {
    let mut waiting: Vec<(Case, Waiting)> = Vec::new();
    for name in names {
        // Another round may have filed it since it was listed.
        let Some(bytes) = app.spool.read(name).await? else { continue };
        let found = waiting::read(&bytes).and_then(|w| Some((case_of(&w.item)?, w)));
        waiting.push(found.ok_or(Stays::Unreadable)?);
    }
    let Some(reference) = waiting.first().map(|(case, _)| case.reference) else { return Ok(()) };
    // Of two in one second the one that was shown is the case.
    let shown = waiting::case(&app.spool, &reference).await?.map(|case| case.attempt);
    waiting.sort_by_key(|(case, _)| (case.received, Some(case.attempt) != shown));
    for (case, waiting) in waiting {
        file(app, case, waiting).await?;
    }
    fail_point!("filed", |_| std::process::abort());
    for name in names {
        app.spool.remove(name).await?;
    }
    fail_point!("removed", |_| std::process::abort());
    // Receipts are read from the table from here on.
    Ok(app.spool.remove(&waiting::case_name(&reference)).await?)
}

/// Brings one complaint into the table, whatever is there already.
async fn file(app: &App, case: Case, waiting: Waiting) -> Result<(), Stays> {
    let Waiting { mut item, mut same, other } = waiting;
    if let Some(to) = case.same_as {
        // Words for a case, and no case of their own.
        // In an outage nobody could see whose the case's own words are.
        let there = app.table.case(&to).await?;
        let lead = case.is_for_lead() || there.is_some_and(|there| there.is_for_lead());
        app.table.put_addition(&item, &to, lead).await?;
        return Ok(());
    }
    let mut case = case;
    loop {
        match app.table.put_case(&item, same.as_ref()).await? {
            Put::Stored => return Ok(()),
            Put::Busy => return Err(Stays::Busy),
            Put::Repeated => {
                let Some(words) = same.take() else { continue };
                let first = app.table.first_of(&words.today, &case.digest, &case.landlord, case.received).await?;
                if let Some(first) = first {
                    let pointer = Case { same_as: Some(first.reference), ..case.clone() };
                    match app.table.put_pointer(&pointer).await? {
                        Put::Stored => return Ok(()),
                        _ => continue,
                    }
                }
                // What had these words is too old: this one stands for itself.
                continue;
            }
            Put::Taken => {}
        }
        let there = app.table.case(&case.reference).await?.ok_or(Stays::Busy)?;
        match Known::of(&case, &there) {
            Known::Itself => return Ok(()),
            Known::Same if there.same_as.is_none() && case.received < there.received => {
                // Whoever sent it again after the table came back must not be given later dates.
                if app.table.put_earlier(&item, &there.attempt).await? == Put::Stored {
                    return Ok(());
                }
                // Where it is as it was, an officer has recorded something of it by its dates: these stand.
                let still = app.table.case(&case.reference).await?.is_some_and(|now| now.attempt == there.attempt);
                return if still { Ok(()) } else { Err(Stays::Busy) };
            }
            Known::Same => return Ok(()),
            Known::Addition => {
                let to = there.same_as.unwrap_or(there.reference);
                app.table.put_addition(&item, &to, there.is_for_lead()).await?;
                return Ok(());
            }
            Known::Other => {
                // Where intake puts another complaint under the same token, and may have put this one already.
                let door = other.filter(|door| door.reference != case.reference).ok_or(Stays::Collision)?;
                item = renamed(&item, &door, &format!("was told the reference {}", case.reference));
                case = case_of(&item).ok_or(Stays::Unreadable)?;
                same = None;
            }
            Known::Stranger => return Err(Stays::Collision),
        }
    }
}

/// Sends a notice that waits.
async fn tell(app: &App, name: &str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let Some(bytes) = app.spool.read(name).await? else { return Ok(()) };
    let notice: Notice = serde_json::from_slice(&bytes)?;
    app.notices.send(&notice).await?;
    Ok(app.spool.remove(name).await?)
}
