//! Where the register works: the table and the words, the keys that are here,
//! and the name of whoever sits before it.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use office::keys::OpeningKeys;
use store::envelope::SealingKeys;
use store::marks::MarkKey;
use store::table::Table;
use store::words::Words;
use store::{connect, settings};

use crate::{Stop, failed};

/// How long a server of this machine is given to say that it is there.
const LISTENS: Duration = Duration::from_secs(2);

/// What a desk is made of.
pub(crate) struct Place {
    pub(crate) table: Table,
    pub(crate) words: Words,
    pub(crate) keys: OpeningKeys,
    pub(crate) seal: Option<SealingKeys>,
    pub(crate) marks: Option<MarkKey>,
}

/// Opens table, words and keys: on AWS where the environment names a table, else those of a local server.
pub(crate) fn open(data: &Path, words: Option<&Path>, keys: Option<&Path>) -> Result<Place, Stop> {
    let table = table(data)?;
    let folder = words.map_or_else(|| data.join("build/words"), Path::to_path_buf);
    let words = Words::open(&folder).map_err(failed)?;
    let keys = asking(OpeningKeys::read(&keys_folder(data, keys)).map_err(failed)?);
    // An officer who has no key of the lead's seals for the lead all the same.
    let seal = match settings::optional("REDRESS_SEALING_KEYS") {
        Some(text) => Some(text.parse().map_err(failed)?),
        None => keys.sealing(),
    };
    let marks = match settings::optional("REDRESS_CONTACT_KEY") {
        Some(key) => Some(MarkKey::new(key)),
        None => std::fs::read(data.join("contact-key")).ok().map(MarkKey::new),
    };
    Ok(Place { table, words, keys, seal, marks })
}

/// The keys, with somebody who asks KMS where one of them is there and this role has credentials.
pub(crate) fn asking(keys: OpeningKeys) -> OpeningKeys {
    #[cfg(feature = "aws")]
    if keys.need_kms()
        && let Ok(kms) = office::kms::Kms::from_settings()
    {
        return keys.asking(kms);
    }
    keys
}

/// The folder of keys: as it is typed, as the environment names it, or in the data folder.
pub(crate) fn keys_folder(data: &Path, typed: Option<&Path>) -> PathBuf {
    let named = || settings::optional("REDRESS_KEYS").map(PathBuf::from);
    typed.map(Path::to_path_buf).or_else(named).unwrap_or_else(|| data.join("keys"))
}

/// The name that somebody is logged in by on this machine.
pub(crate) fn logged_in() -> String {
    let named = ["REDRESS_OFFICER", "USER", "LOGNAME"].into_iter().find_map(settings::optional);
    named.unwrap_or_else(|| "somebody on this machine".to_owned())
}

/// The table: on AWS where the environment names one, else the one that a local server keeps.
fn table(data: &Path) -> Result<Table, Stop> {
    #[cfg(feature = "aws")]
    if let Some(name) = settings::optional("REDRESS_TABLE") {
        let missing = |e: settings::Missing| Stop { code: 2, why: e.to_string() };
        let region = settings::required("AWS_REGION").map_err(missing)?;
        return Ok(Table::new(connect::from_settings(&region).map_err(missing)?, name));
    }
    let file = data.join("engine");
    let engine = std::fs::read_to_string(&file).ok().and_then(|line| connect::LocalEngine::from_line(&line));
    let engine = engine.ok_or_else(|| {
        let file = file.display();
        Stop {
            code: 1,
            why: format!(
                "{file} is not there: start `site-gen serve` and leave it running, or name its folder with --data"
            ),
        }
    })?;
    // A server that has ended leaves the file behind.
    let address = engine.address.trim_start_matches("http://");
    let listens = address.parse().is_ok_and(|at| TcpStream::connect_timeout(&at, LISTENS).is_ok());
    if !listens {
        let data = data.display();
        return Err(failed(format!(
            "the server is not running: start `site-gen serve --data {data}`, and do this again"
        )));
    }
    let name = settings::optional("REDRESS_TABLE").unwrap_or_else(|| "complaints".to_owned());
    Ok(Table::new(connect::local(&engine), name))
}
