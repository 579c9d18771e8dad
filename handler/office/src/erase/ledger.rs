//! The ledger of erased complaints: what is needed to erase them again, and to
//! account for it. It names nobody: a mark that only the deployment's key makes
//! of a reference, a day, a code, a role.
//!
//! It lies in the fallback store, which no restore of the table rolls back, as
//! objects that are made once: `ledger/<mark>-begun` before anything is taken
//! away, and `ledger/<mark>-done` after everything was.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaints::form::hex;
use drain::list;
use serde::{Deserialize, Serialize};
use store::fallback::{Fallback, Unreachable};

use super::{Reason, Role};

/// Names of the ledger begin so.
pub const LEDGER: &str = "ledger/";
const BEGUN: &str = "-begun";
const DONE: &str = "-done";

/// The ledger of a fallback store.
pub(super) struct Ledger<'a>(pub(super) &'a Fallback);

/// That an erasing was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// The day in London.
    pub day: NaiveDate,
    /// The reason, by its code.
    pub why: Reason,
    /// The role of whoever erased; no name.
    pub by: Role,
}

/// That it came to its end.
#[derive(Serialize)]
struct Done {
    day: NaiveDate,
}

impl Ledger<'_> {
    /// What was begun of a mark; nothing where nobody has.
    pub(super) async fn begun(&self, mark: &[u8; 32]) -> Result<Option<Begun>, Unreachable> {
        let Some(bytes) = list::read(self.0, &name(mark, BEGUN)).await? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).map_err(Unreachable::new)
    }

    /// Writes that it begins; what stands there already stays.
    pub(super) async fn begin(
        &self,
        mark: &[u8; 32],
        day: NaiveDate,
        why: Reason,
        by: Role,
    ) -> Result<(), Unreachable> {
        let bytes = serde_json::to_vec(&Begun { day, why, by }).map_err(Unreachable::new)?;
        self.0.make(&name(mark, BEGUN), bytes).await.map(|_| ())
    }

    /// Writes that everything is gone.
    pub(super) async fn complete(&self, mark: &[u8; 32], day: NaiveDate) -> Result<(), Unreachable> {
        let bytes = serde_json::to_vec(&Done { day }).map_err(Unreachable::new)?;
        self.0.make(&name(mark, DONE), bytes).await.map(|_| ())
    }

    /// Every mark, and whether its erasing came to its end.
    pub(super) async fn all(&self) -> Result<BTreeMap<[u8; 32], bool>, Unreachable> {
        let names = list::names(self.0, LEDGER).await?;
        let marks = |end: &'static str| {
            names.iter().filter_map(move |name| hex::decode(name.strip_prefix(LEDGER)?.strip_suffix(end)?))
        };
        let mut all: BTreeMap<[u8; 32], bool> = marks(BEGUN).map(|mark| (mark, false)).collect();
        all.extend(marks(DONE).map(|mark| (mark, true)));
        Ok(all)
    }
}

fn name(mark: &[u8; 32], end: &str) -> String {
    format!("{LEDGER}{}{end}", hex::encode(mark))
}
