//! Somebody is told of everything that came: what the table owes, and what
//! cannot come home yet. A notice is cleared only when it was sent, and what is
//! sent twice has the same id.

use fail::fail_point;
use store::fallback::waiting::{SENT, TOLD, Waiting};
use store::notice::Notice;
use store::table::item::Item;
use store::table::item::untold::notice_of;

use crate::list::{self, remove};
use crate::{Drain, Drained, outbox};

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Why somebody was not told.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Untold {
    /// It may be told in another round.
    #[error(transparent)]
    Later(#[from] Failed),
    /// Nobody can read of whom it is, in any round.
    #[error("what is to be told cannot be read: {0}")]
    Unreadable(Failed),
}

impl Untold {
    fn later(fault: impl Into<Failed>) -> Self {
        Self::Later(fault.into())
    }

    fn unreadable(fault: impl Into<Failed>) -> Self {
        Self::Unreadable(fault.into())
    }
}

impl Drain<'_> {
    /// Tells of everything that the table owes.
    pub(crate) async fn tell_all(&self, done: &mut Drained) {
        match outbox::untold(self.table).await {
            Err(fault) => done.failed(&fault),
            Ok(untold) => {
                for item in untold {
                    done.said(self.tell(&item).await);
                }
            }
        }
    }

    async fn tell(&self, item: &Item) -> Result<(), Untold> {
        let notice = notice_of(item).ok_or_else(|| Untold::unreadable("an item of the outbox"))?;
        self.notices.send(&notice).await.map_err(Untold::later)?;
        fail_point!("told", |_| std::process::abort());
        outbox::clear(self.table, item).await.map_err(Untold::later)
    }

    /// Tells of what waits under a name, and leaves word there that it did.
    pub(crate) async fn tell_waiting(&self, name: &str) -> Result<(), Untold> {
        // Another round may have brought it home since it was listed.
        let Some(bytes) = list::read(self.fallback, name).await.map_err(Untold::later)? else { return Ok(()) };
        let waiting = Waiting::from_bytes(&bytes).map_err(Untold::unreadable)?;
        let complaint = waiting.complaint().map_err(Untold::unreadable)?;
        let notice = match complaint.same_as {
            None => match &waiting.filed.untold {
                Some(untold) => Some(notice_of(untold).ok_or_else(|| Untold::unreadable("its notice"))?),
                // Format 1 told when it came.
                None => None,
            },
            // Words for a complaint that waits or that nobody can see just now.
            Some(_) => waiting.filed.as_addition.notice,
        };
        if let Some(notice) = notice {
            self.notices.send(&notice).await.map_err(Untold::later)?;
        }
        fail_point!("told", |_| std::process::abort());
        self.fallback.make(&told_name(name), b"{}".to_vec()).await.map_err(Untold::later)?;
        Ok(())
    }

    /// Sends the notice that format 1 left under this name, and takes it away.
    pub(crate) async fn tell_older(&self, name: &str) -> Result<(), Untold> {
        let Some(bytes) = list::read(self.fallback, name).await.map_err(Untold::later)? else { return Ok(()) };
        let notice: Notice = serde_json::from_slice(&bytes).map_err(Untold::unreadable)?;
        self.notices.send(&notice).await.map_err(Untold::later)?;
        remove(self.fallback, name).await.map_err(Untold::later)
    }
}

/// The name of what says that somebody was told of `sent/…`.
pub(crate) fn told_name(name: &str) -> String {
    format!("{TOLD}{}", name.strip_prefix(SENT).unwrap_or(name))
}
