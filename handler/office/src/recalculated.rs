//! `register recalculate`: a line of each complaint as soon as it is known, and
//! a count at the end.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use complaints::policy::office::OfficeSentence;
use office::desk::Desk;
use office::recalculate::{Told, recalculate};
use terminal::Printed;

use crate::cli::Format;
use crate::output::Output;
use crate::{Stop, failed};

/// Counts anew, and prints what it is told.
pub(crate) async fn run(desk: &Desk<'_>, write: bool, now: DateTime<Utc>, format: Format) -> Result<Output, Stop> {
    let office = &desk.words.library.office;
    let (mut first, mut broken) = (true, None);
    let tell = |told: Told| {
        let printed = match format {
            Format::Text => terminal::print(&format!("{}\n", told.line(write, office))).map_err(failed),
            // One member of an array after the other: what was told is not kept.
            Format::Json => serde_json::to_string_pretty(&told).map_err(failed).and_then(|json| {
                terminal::print_json_text(&format!("{}{json}", if first { "[" } else { "," })).map_err(failed)
            }),
        };
        first = false;
        match printed {
            Ok(Printed::Whole) => ControlFlow::Continue(()),
            // What is asked to be moved is moved, whether or not somebody reads of it.
            Ok(Printed::NobodyReads) if write => ControlFlow::Continue(()),
            Ok(Printed::NobodyReads) => ControlFlow::Break(()),
            Err(stop) => {
                broken = Some(stop);
                ControlFlow::Break(())
            }
        }
    };
    let tally = recalculate(desk, write, now, tell).await;
    if let Some(stop) = broken {
        return Err(stop);
    }
    let said = tally.as_ref().map(|tally| tally.line(write, office)).unwrap_or_default();
    let _heard = match format {
        Format::Text if said.is_empty() => Printed::Whole,
        Format::Text => Output::Text(said).print()?,
        // Also where the table went away: what was told before is an array of its own.
        Format::Json => {
            let end = Output::Json(if first { "[]" } else { "]" }.to_owned()).print()?;
            terminal::say(said);
            end
        }
    };
    let tally = tally.map_err(|refusal| Stop { code: 1, why: refusal.say(office) })?;
    if tally.left > 0 {
        return Err(failed(office.fill(OfficeSentence::RecalculateSomeLeft, &[("count", &tally.left.to_string())])));
    }
    Ok(Output::Nothing)
}
