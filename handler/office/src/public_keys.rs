//! `register keys`: the public keys for the form's settings, and whether each key opens.

use std::path::Path;

use office::check::{Checked, check};
use office::keys::OpeningKeys;
use office::kms::KmsKey;
use store::envelope::{Audience, SealingKeys};
use store::settings;

use crate::cli::Format;
use crate::output::Output;
use crate::place::{asking, keys_folder};
use crate::{Stop, failed};

/// The arguments of `register keys`.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Keys {
    /// Add a new key for each audience; none is taken out, since old words need old keys
    #[arg(long)]
    rotate: bool,
    /// Name keys that AWS KMS keeps, by their ARNs, in place of private ones: the folder then holds no secret. With
    /// --rotate they are added to those that are there
    #[arg(long, num_args = 2, value_names = ["OFFICERS", "LEAD"])]
    kms: Option<Vec<KmsKey>>,
    /// Try whether each key opens what is sealed with it; ends with 1, and says which, where one does not
    #[arg(long, conflicts_with_all = ["rotate", "kms"])]
    check: bool,
}

/// What was asked of the keys.
pub(crate) async fn run(asked: &Keys, data: &Path, typed: Option<&Path>, format: Format) -> Result<Output, Stop> {
    let folder = keys_folder(data, typed);
    if asked.check {
        return checked(&folder, format).await;
    }
    let there = known(data, &folder, asked)?;
    let shown = folder.display();
    let keys = match asked.kms.as_deref() {
        Some([officers, lead]) => of_kms(&folder, &there, [officers, lead], asked.rotate).await?,
        Some(_) | None if asked.rotate && there.need_kms() => {
            return Err(Stop {
                code: 2,
                why: format!(
                    "keys of {shown} are in KMS: make new ones with handler/deploy/sealing-keys.yaml and name them, \
                     `--rotate --kms OFFICERS LEAD`. A private key here would open words that KMS no longer guards"
                ),
            });
        }
        Some(_) | None => {
            let made = OpeningKeys::make(&folder).map_err(failed)?;
            if asked.rotate { OpeningKeys::rotate(&folder).map_err(failed)? } else { made }
        }
    };
    keys.public().map(Output::Text).ok_or_else(|| failed(format!("there are no keys in {shown}")))
}

/// The keys of the folder, unless a new one would open nothing that was sealed before.
fn known(data: &Path, folder: &Path, asked: &Keys) -> Result<OpeningKeys, Stop> {
    let there = OpeningKeys::read(folder).map_err(failed)?;
    let shown = folder.display();
    match (there.opens(Audience::Officers), there.opens(Audience::Lead)) {
        (true, true) => {}
        (false, false) if data.join("complaints.sqlite").exists() && folder == data.join("keys") => {
            return Err(failed(format!(
                "there are no keys in {shown}, and complaints are kept in {}: put the folder back from a backup, since new \
                 keys open nothing that was sealed before",
                data.display()
            )));
        }
        (false, false) if asked.kms.is_some() => {}
        (false, false) => {
            terminal::fault(format_args!(
                "There were no keys in {shown}: new ones are made there. Keep that folder, and a copy elsewhere."
            ));
        }
        (officers, _) => {
            let missing = if officers { Audience::Lead } else { Audience::Officers }.name();
            return Err(failed(format!(
                "{shown} has no file `{missing}`: ask whoever has the whole folder, since a new one would be another key"
            )));
        }
    }
    Ok(there)
}

/// Adds lines that name two keys of KMS, with the public halves that it gives.
async fn of_kms(folder: &Path, there: &OpeningKeys, names: [&KmsKey; 2], rotate: bool) -> Result<OpeningKeys, Stop> {
    let shown = folder.display();
    if names[0] == names[1] {
        return Err(Stop {
            code: 2,
            why: "one key for both would let every officer read what is for the lead".to_owned(),
        });
    }
    let [officers, lead] = halves(names).await?;
    let same = [(Audience::Officers, names[0]), (Audience::Lead, names[1])].iter().all(|(a, n)| there.newest_is(*a, n));
    if there.opens(Audience::Officers) && !same && !rotate {
        return Err(Stop {
            code: 2,
            why: format!("{shown} has other keys: --rotate adds these, and leaves the old ones to open old words"),
        });
    }
    OpeningKeys::add_of_kms(folder, [(names[0].clone(), officers), (names[1].clone(), lead)]).map_err(failed)
}

#[cfg(feature = "aws")]
async fn halves([officers, lead]: [&KmsKey; 2]) -> Result<[[u8; 65]; 2], Stop> {
    let kms = office::kms::Kms::from_settings().map_err(|missing| Stop { code: 2, why: missing.to_string() })?;
    Ok([kms.public_half(officers).await.map_err(failed)?, kms.public_half(lead).await.map_err(failed)?])
}

#[cfg(not(feature = "aws"))]
async fn halves(_: [&KmsKey; 2]) -> Result<[[u8; 65]; 2], Stop> {
    Err(Stop { code: 2, why: "this program was built without AWS".to_owned() })
}

/// Tries every key; the form's are those of its setting.
async fn checked(folder: &Path, format: Format) -> Result<Output, Stop> {
    let keys = asking(OpeningKeys::read(folder).map_err(failed)?);
    let form: SealingKeys = match settings::optional("REDRESS_SEALING_KEYS") {
        Some(text) => text.parse().map_err(failed)?,
        None => {
            terminal::say(
                "REDRESS_SEALING_KEYS is not set: the form is taken to seal with the newest keys of the folder.",
            );
            let none = || failed(format!("{} has not both files of keys: set REDRESS_SEALING_KEYS", folder.display()));
            keys.sealing().ok_or_else(none)?
        }
    };
    let all = check(&keys, &form).await.map_err(failed)?;
    for audience in [Audience::Officers, Audience::Lead].into_iter().filter(|one| !keys.opens(*one)) {
        terminal::say(format_args!("Not tried: there is no file `{}` in {}.", audience.name(), folder.display()));
    }
    let done = match format {
        Format::Json => Output::json(&all)?,
        Format::Text => Output::Text(all.iter().map(line).collect::<Vec<_>>().join("\n")),
    };
    let closed: Vec<String> = all.iter().filter_map(sentence).collect();
    if all.is_empty() {
        return Err(failed(format!("there are no keys in {}", folder.display())));
    }
    if closed.is_empty() {
        return Ok(done);
    }
    let _read = done.print()?;
    Err(failed(closed.join("\n")))
}

fn line(one: &Checked) -> String {
    let state = if one.closed.is_none() { "opens" } else { "DOES NOT OPEN" };
    let use_ = if one.seals { "the form seals with it" } else { "for what was sealed before" };
    let place = one.kms.as_deref().unwrap_or("in the folder");
    format!("{:8}  {}  {state}  {use_}  {place}", one.audience, one.key)
}

fn sentence(one: &Checked) -> Option<String> {
    let why = one.closed.as_deref()?;
    let what = if one.seals { "What the form seals now" } else { "What was sealed before" };
    Some(format!("{what} for {} with the key {} does not open here: {why}.", one.audience, one.key))
}
