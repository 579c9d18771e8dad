//! The table is written to each hour, whether anybody complains or not: so the
//! archive, which hears of every write, is called at least that often, and its
//! silence means that it does not hear. Nothing of a complaint is in it.

use chrono::{DateTime, Utc};
use store::table::item::{keyed, text};
use store::table::{Table, Unavailable};

/// The key of the one item that is written each hour.
const BEAT: &str = "BEAT";

/// Writes down the hour. The same once more changes nothing, and of that a stream does not tell.
///
/// # Errors
/// When the table does not answer, or this role may not.
pub async fn beat(table: &Table, now: DateTime<Utc>) -> Result<(), Unavailable> {
    let mut item = keyed(BEAT, BEAT);
    item.insert("hour".to_owned(), text(now.format("%Y-%m-%dT%HZ").to_string()));
    let put = table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await;
    put.map(|_| ()).map_err(|error| Unavailable::of(&error))
}
