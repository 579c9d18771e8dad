//! What cannot come home from the fallback store ⇄ items: officers are shown
//! what no round of the drain can mend, and a person has to look at.

use super::{Item, keyed, number, text, text_of};

/// The partition of everything that could not be filed, by its name in the fallback store.
pub const UNFILED: &str = "UNFILED";

/// That what waits under a name could not be filed, and why.
#[must_use]
pub fn item(name: &str, why: &str) -> Item {
    let mut item = keyed(UNFILED, name);
    item.insert("why".to_owned(), text(why));
    item
}

/// The key of how many things could not be filed.
const COUNT: &str = "UNFILED-COUNT";

/// The key of how many things could not be filed, which whoever tells the form's health may read.
pub(crate) fn count_key() -> Item {
    keyed(COUNT, COUNT)
}

/// How many things could not be filed.
#[must_use]
pub fn count(many: usize) -> Item {
    let mut item = count_key();
    item.insert("unfiled".to_owned(), number(many));
    item
}

/// The number that an item tells.
pub(crate) fn count_of(item: &Item) -> Option<usize> {
    item.get("unfiled")?.as_n().ok()?.parse().ok()
}

/// The name under which it waits, and why it does.
#[must_use]
pub fn unfiled_of(item: &Item) -> Option<(&str, &str)> {
    Some((text_of(item, "sk")?, text_of(item, "why")?))
}
