//! The keys that open what people wrote, made at the first start and never
//! again without a word: whoever has lost them has lost every word that was
//! sealed with them.

use office::keys::OpeningKeys;
use store::envelope::SealingKeys;
use store::table::item::{Item, keyed, texts, texts_of};
use store::table::{Table, Unavailable};

use crate::command_error::CommandError;
use crate::local::data_folder::DataFolder;
use crate::machine::to_slash;

/// The public keys with which the form seals. The table keeps in mind which keys there have been.
///
/// # Errors
/// When the keys cannot be read or made, or one is missing with which complaints were sealed.
pub(crate) async fn sealing(data: &DataFolder, table: &Table) -> Result<SealingKeys, CommandError> {
    let stop = |what: String| CommandError::Misuse(what);
    let folder = data.keys();
    let known = known(table).await.map_err(|fault| stop(fault.to_string()))?;
    let before = OpeningKeys::read(&folder).map_err(|fault| stop(fault.to_string()))?;
    let missing: Vec<&str> =
        known.iter().map(String::as_str).filter(|id| !before.ids().any(|here| here == *id)).collect();
    if !missing.is_empty() {
        let (folder, ids) = (to_slash(&folder), missing.join(", "));
        return Err(stop(format!(
            "complaints were sealed with keys that are not in {folder} ({ids}): put the folder back from a backup. \
             Nobody can read these complaints without them, so no new keys were made"
        )));
    }
    let keys = OpeningKeys::make(&folder).map_err(|fault| stop(fault.to_string()))?;
    remember(table, keys.ids()).await.map_err(|fault| stop(fault.to_string()))?;
    keys.sealing().ok_or_else(|| stop(format!("there are no keys in {}", to_slash(&folder))))
}

/// Where the table keeps in mind with which keys it was sealed.
fn key() -> Item {
    keyed("SEALED-WITH", "SEALED-WITH")
}

async fn known(table: &Table) -> Result<Vec<String>, Unavailable> {
    let got = table.client().get_item().table_name(table.name()).set_key(Some(key())).consistent_read(true).send();
    let got = got.await.map_err(|error| Unavailable::of(&error))?;
    Ok(got.item.map(|item| texts_of(&item, "keys")).unwrap_or_default())
}

async fn remember(table: &Table, ids: impl Iterator<Item = &str>) -> Result<(), Unavailable> {
    let mut item = key();
    item.insert("keys".to_owned(), texts(ids));
    let put = table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await;
    put.map(|_| ()).map_err(|error| Unavailable::of(&error))
}
