//! What cannot come home from the fallback store ⇄ items: officers are shown
//! what no round of the drain can mend, and a person has to look at.

use super::{Item, keyed, text, text_of};

/// The partition of everything that could not be filed, by its name in the fallback store.
pub const UNFILED: &str = "UNFILED";

/// That what waits under a name could not be filed, and why.
#[must_use]
pub fn item(name: &str, why: &str) -> Item {
    let mut item = keyed(UNFILED, name);
    item.insert("why".to_owned(), text(why));
    item
}

/// The name under which it waits, and why it does.
#[must_use]
pub fn unfiled_of(item: &Item) -> Option<(&str, &str)> {
    Some((text_of(item, "sk")?, text_of(item, "why")?))
}
