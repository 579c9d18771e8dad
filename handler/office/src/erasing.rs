//! `register erase`: one complaint, asked for twice, or by the ledger what a
//! restore has brought back.

use std::io::BufRead;
use std::path::Path;

use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::policy::office::{Office, OfficeSentence};
use office::erase::{Eraser, NotErased, Reason, Role};
use office::keys::OpeningKeys;
use serde_json::json;
use store::envelope::Audience;
use store::fallback::{Fallback, Folder};
use strum::IntoEnumIterator;

use crate::cli::Format;
use crate::output::Output;
use crate::place::Place;
use crate::{Stop, failed, typed_reference};

/// The arguments of `register erase`.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Erase {
    /// Its reference, with or without spaces
    #[arg(required_unless_present = "again", conflicts_with = "again", num_args = 1..)]
    reference: Vec<String>,
    /// Why: asked (the person did), kept-to-its-end, mistake (it is no complaint), ordered (it should never have been
    /// kept, or a court or the regulator orders it)
    #[arg(long, value_name = "CODE", required_unless_present = "again", value_parser = reason)]
    why: Option<Reason>,
    /// Do not ask for the reference once more
    #[arg(long)]
    yes: bool,
    /// Erase again what a restore has brought back, and end what was cut off, by the ledger
    #[arg(long)]
    again: bool,
}

/// Erases what was asked for.
pub(crate) async fn run(place: &Place, data: &Path, erase: &Erase, format: Format) -> Result<Output, Stop> {
    let office = &place.words.library.office;
    let no_key = || Stop { code: 2, why: office.say(OfficeSentence::EraseNoKey).to_owned() };
    let marks = place.marks.as_ref().ok_or_else(no_key)?;
    let fallback = fallback(data)?;
    let today = Moment::at(chrono::Utc::now()).day();
    let eraser = Eraser { table: &place.table, fallback: &fallback, marks, by: role(&place.keys), today };
    let Some(why) = erase.why.filter(|_| !erase.again) else {
        let done = eraser.again().await.map_err(|why| failed(said(&why, None, office)))?;
        return match format {
            Format::Json => Output::json(&done),
            Format::Text => Ok(Output::Text(office.fill(
                OfficeSentence::EraseAgain,
                &[("complaints", &done.complaints.to_string()), ("completed", &done.completed.to_string())],
            ))),
        };
    };
    let reference = typed_reference(&erase.reference)?;
    if !erase.yes {
        asked_twice(&reference, office)?;
    }
    let done = eraser.erase(&reference, why).await.map_err(|why| failed(said(&why, Some(&reference), office)))?;
    match format {
        Format::Json => Output::json(&json!({
            "reference": reference.to_string(), "erased": today, "why": why, "items": done.items, "objects": done.objects,
        })),
        Format::Text => Ok(Output::Text(office.fill(
            OfficeSentence::EraseDone,
            &[
                ("reference", &reference.grouped()),
                ("items", &done.items.to_string()),
                ("objects", &done.objects.to_string()),
            ],
        ))),
    }
}

/// Whoever erases types the reference once more: there is no way back.
fn asked_twice(reference: &Reference, office: &Office) -> Result<(), Stop> {
    terminal::say(office.fill(OfficeSentence::EraseAsk, &[("reference", &reference.grouped())]));
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(failed)?;
    let same = line.trim().parse::<Reference>().is_ok_and(|typed| typed == *reference);
    if same { Ok(()) } else { Err(failed(office.say(OfficeSentence::EraseNotSame))) }
}

fn said(why: &NotErased, reference: Option<&Reference>, office: &Office) -> String {
    let reference = reference.map(Reference::grouped).unwrap_or_default();
    let of = |sentence| office.fill(sentence, &[("reference", &reference)]);
    match why {
        NotErased::NoComplaint => of(OfficeSentence::EraseNone),
        NotErased::Open => of(OfficeSentence::EraseOpen),
        NotErased::LeadsTo(first) => {
            office.fill(OfficeSentence::EraseLeadsTo, &[("reference", &reference), ("first", &first.grouped())])
        }
        NotErased::Busy | NotErased::Table(_) | NotErased::Fallback(_) => {
            office.fill(OfficeSentence::EraseInPart, &[("why", &why.to_string())])
        }
    }
}

/// Who it is, by what is opened here: the ledger names nobody.
fn role(keys: &OpeningKeys) -> Role {
    match (keys.opens(Audience::Lead), keys.opens(Audience::Officers)) {
        (true, _) => Role::Lead,
        (false, true) => Role::Officer,
        (false, false) => Role::Keyless,
    }
}

/// The fallback store: on AWS the one that the environment names, else that of a local server.
fn fallback(data: &Path) -> Result<Fallback, Stop> {
    #[cfg(feature = "aws")]
    if store::settings::optional("REDRESS_TABLE").is_some() {
        use store::settings::{optional, required};
        let misuse = |why: String| Stop { code: 2, why };
        let region = required("AWS_REGION").map_err(|missing| misuse(missing.to_string()))?;
        // Without it the ledger would be nowhere, and a restore bring back what was erased.
        let bucket = required("REDRESS_FALLBACK").map_err(|missing| misuse(missing.to_string()))?;
        let endpoint = optional("REDRESS_FALLBACK_ENDPOINT");
        return Fallback::at(Some(bucket), &region, endpoint.as_deref()).map_err(|why| misuse(why.to_string()));
    }
    Ok(Fallback::Folder(Folder::new(data.join("spool"))))
}

fn reason(typed: &str) -> Result<Reason, String> {
    let all = || Reason::iter().map(<&str>::from).collect::<Vec<_>>().join(", ");
    typed.parse().map_err(|_| format!("write one of {}", all()))
}
