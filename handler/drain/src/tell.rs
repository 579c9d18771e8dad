//! Somebody is told of everything that came: what the table owes, and what
//! cannot come home yet. A notice is cleared only when it was sent, and what is
//! sent twice has the same id.

use fail::fail_point;
use store::fallback::waiting::{SENT, TOLD, Waiting};
use store::log;
use store::notice::Notice;
use store::table::item::Item;
use store::table::item::untold::notice_of;

use crate::digest::{Digest, IN_A_DIGEST};
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

/// What somebody is to be told of. Without a notice format 1 told when it came.
struct Owed {
    notice: Option<Notice>,
    mark: Mark,
}

/// What says afterwards that somebody was told.
enum Mark {
    /// The item of the outbox is gone.
    Cleared(Item),
    /// Word lies beside what waits under this name.
    Word(String),
    /// The notice under this name is gone.
    Removed(String),
}

impl Owed {
    fn is_of_danger(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.urgent || notice.danger)
    }
}

impl Drain<'_> {
    /// Tells of everything that the table owes.
    pub(crate) async fn tell_all(&self, done: &mut Drained) {
        let untold = match outbox::untold(self.table).await {
            Err(fault) => return done.failed(&fault),
            Ok(untold) => untold,
        };
        let mut owed = Vec::new();
        for item in untold {
            match notice_of(&item) {
                Some(notice) => owed.push(Owed { notice: Some(notice), mark: Mark::Cleared(item) }),
                None => done.said(Err(Untold::unreadable("an item of the outbox"))),
            }
        }
        self.tell_each(&owed, done).await;
    }

    /// Tells of what waits under these names, and leaves word there that it did.
    pub(crate) async fn tell_waiting(&self, names: &[String], done: &mut Drained) {
        let mut owed = Vec::new();
        for name in names {
            match self.owed_of_waiting(name).await {
                Ok(one) => owed.extend(one),
                Err(fault) => done.said(Err(fault)),
            }
        }
        self.tell_each(&owed, done).await;
    }

    /// Sends the notices that format 1 left under these names, and takes them away.
    pub(crate) async fn tell_older(&self, names: &[String], done: &mut Drained) {
        let mut owed = Vec::new();
        for name in names {
            match self.owed_of_older(name).await {
                Ok(one) => owed.extend(one),
                Err(fault) => done.said(Err(fault)),
            }
        }
        self.tell_each(&owed, done).await;
    }

    async fn owed_of_waiting(&self, name: &str) -> Result<Option<Owed>, Untold> {
        // Another round may have brought it home since it was listed.
        let Some(bytes) = list::read(self.fallback, name).await.map_err(Untold::later)? else { return Ok(None) };
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
        Ok(Some(Owed { notice, mark: Mark::Word(name.to_owned()) }))
    }

    async fn owed_of_older(&self, name: &str) -> Result<Option<Owed>, Untold> {
        let Some(bytes) = list::read(self.fallback, name).await.map_err(Untold::later)? else { return Ok(None) };
        let notice: Notice = serde_json::from_slice(&bytes).map_err(Untold::unreadable)?;
        Ok(Some(Owed { notice: Some(notice), mark: Mark::Removed(name.to_owned()) }))
    }

    /// One by one; above the ceiling of a round only those of danger, and all others in a few digests after them.
    async fn tell_each(&self, owed: &[Owed], done: &mut Drained) {
        let many = done.told + owed.len() > self.ceiling;
        let (singly, together): (Vec<&Owed>, Vec<&Owed>) = owed.iter().partition(|one| !many || one.is_of_danger());
        for one in &singly {
            done.said(self.tell(one).await);
        }
        for part in together.chunks(IN_A_DIGEST) {
            match part {
                [one] => done.said(self.tell(one).await),
                many => self.tell_together(many, singly.len(), done).await,
            }
        }
    }

    async fn tell(&self, owed: &Owed) -> Result<(), Untold> {
        if let Some(notice) = &owed.notice {
            // Each is tried, whatever becomes of the other; until both have it, both are told again.
            let (on_call, team) = (self.tell_on_call(notice).await, self.notices.send(notice).await);
            on_call.and(team).map_err(Untold::later)?;
        }
        self.mark(&owed.mark).await
    }

    /// Where it was not sent, none of it was told: the next round tells all of it again.
    async fn tell_together(&self, part: &[&Owed], danger: usize, done: &mut Drained) {
        let notices = part.iter().filter_map(|owed| owed.notice.clone()).collect();
        if let Some(digest) = Digest::of(notices, danger)
            && let Err(fault) = self.notices.send_digest(&digest).await
        {
            log::fault("drain", &fault);
            done.untold += part.len();
            return;
        }
        for owed in part {
            done.said(self.mark(&owed.mark).await);
        }
    }

    /// Only after what it marks was sent: whoever ends between the two is told again.
    async fn mark(&self, mark: &Mark) -> Result<(), Untold> {
        fail_point!("told", |_| std::process::abort());
        match mark {
            Mark::Cleared(item) => outbox::clear(self.table, item).await.map_err(Untold::later),
            Mark::Word(name) => {
                self.fallback.make(&told_name(name), b"{}".to_vec()).await.map(|_| ()).map_err(Untold::later)
            }
            Mark::Removed(name) => remove(self.fallback, name).await.map_err(Untold::later),
        }
    }
}

/// The name of what says that somebody was told of `sent/…`.
pub(crate) fn told_name(name: &str) -> String {
    format!("{TOLD}{}", name.strip_prefix(SENT).unwrap_or(name))
}
