//! What an officer works with: the table, the words, the keys, and a name.

use store::envelope::SealingKeys;
use store::marks::MarkKey;
use store::table::Table;
use store::words::Words;

use crate::keys::OpeningKeys;

/// What an officer works with.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The table in which complaints are kept.
    pub table: &'a Table,
    /// The words of a build.
    pub words: &'a Words,
    /// The keys that this officer has.
    pub keys: &'a OpeningKeys,
    /// The public keys with which the officer's own words are sealed; none where nothing can be recorded.
    pub seal: Option<&'a SealingKeys>,
    /// The key by which complaints are found; none where nothing can be looked for.
    pub marks: Option<&'a MarkKey>,
    /// Who it is, as every record names.
    pub officer: &'a str,
    /// Whether the words are asked for that are for the lead officer alone.
    pub lead: bool,
}
