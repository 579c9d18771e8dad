//! What stands in the place of a complaint that is tried: one answer for all who
//! try. What they do with it is theirs.

use super::item::stone::{self, Whose};
use super::{Table, Unavailable};
use crate::complaint::Complaint;

/// What stands in a place of the table.
#[derive(Debug)]
pub enum InPlace {
    /// Nothing.
    Nothing,
    /// A complaint, or what leads to one.
    Complaint(Box<Complaint>),
    /// What says that a complaint was erased there.
    Stone(Whose),
}

impl Table {
    /// What stands in the place of a complaint that is tried, and of what was erased there, whose it was.
    ///
    /// # Errors
    /// When the table does not answer, or holds what this version cannot read.
    pub async fn in_place_of(&self, tried: &Complaint) -> Result<InPlace, Unavailable> {
        let Some(stored) = self.stored(&tried.reference).await? else { return Ok(InPlace::Nothing) };
        match stone::stone_of(&stored.complaint) {
            Some(stone) => Ok(InPlace::Stone(stone.whose(tried))),
            None => Ok(InPlace::Complaint(Box::new(self.read(stored).await?))),
        }
    }
}
