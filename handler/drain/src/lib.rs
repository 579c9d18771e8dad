//! The drain: what waits in the fallback store comes home into the table, and
//! somebody is told of everything that came.
//!
//! At least once, and in the end exactly once: every put names the attempt that
//! was kept, so doing it again finds it done; an object goes away only when the
//! table has what it holds. It runs every minute on AWS, and beside
//! `site-gen serve` at once; visitors cannot ask for it. Only here stands what
//! lists the fallback store and removes from it, and what asks and clears the
//! outbox; the register counts the files of a local store.

use serde::Serialize;
use store::fallback::{Fallback, Unreachable};
use store::log;
use store::table::Table;
use tracing::info;

pub use beat::beat;
pub use digest::{Digest, NOTICE_CEILING};
pub use duty::Duty;
pub use notices::Notices;
use tell::Untold;

mod beat;
mod digest;
mod duty;
mod home;
pub mod list;
mod notices;
mod outbox;
mod place;
mod tell;

/// The two stores between which a round moves complaints, and who is told of them.
#[derive(Clone, Copy)]
pub struct Drain<'a> {
    /// The table in which every complaint belongs.
    pub table: &'a Table,
    /// The store from which they are brought home.
    pub fallback: &'a Fallback,
    /// Where notices go.
    pub notices: &'a Notices,
    /// How many a round tells one by one; what is above comes in digests.
    pub ceiling: usize,
    /// Who is told of danger besides, outside of working hours.
    pub duty: Option<Duty<'a>>,
}

/// What a round did, and what it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Drained {
    /// Complaints that are in the table now.
    pub filed: usize,
    /// Complaints that wait for the next round.
    pub left: usize,
    /// Notices that were sent in this round.
    pub told: usize,
    /// Notices that wait for the next round.
    pub untold: usize,
    /// Of those that wait, the ones that no round can bring home by itself.
    pub refused: usize,
    /// Notices that no round can send, since what they tell of cannot be read.
    pub unreadable: usize,
    /// What else was asked of a store, and not answered.
    pub failed: usize,
}

impl Drained {
    /// Whether the round did something, or left something to do.
    fn says_something(&self) -> bool {
        *self != Self::default()
    }

    fn failed(&mut self, fault: &dyn std::fmt::Display) {
        log::fault("drain", fault);
        self.failed += 1;
    }

    fn said(&mut self, sent: Result<(), Untold>) {
        let Err(fault) = sent else {
            self.told += 1;
            return;
        };
        log::fault("drain", &fault);
        match fault {
            Untold::Later(_) => self.untold += 1,
            Untold::Unreadable(_) => self.unreadable += 1,
        }
    }
}

impl Drain<'_> {
    /// One round: everything that waits goes where it belongs, if that can be
    /// reached, and somebody is told of everything. What cannot stays, with a
    /// line in the log, for the next round.
    ///
    /// # Errors
    /// When the fallback store cannot be listed.
    pub async fn round(&self) -> Result<Drained, Unreachable> {
        let mut done = Drained::default();
        let all = self.all(&mut done).await;
        // Alarms count by this line, also where the round could not be ended.
        if done.says_something() {
            let Drained { filed, left, told, untold, refused, unreadable, failed } = done;
            // What no round can bring home or tell has an alarm of its own, and must not keep that of the others up.
            let waiting = left.saturating_sub(refused);
            let refused = refused.max(unreadable);
            info!(what = "round", filed, waiting, told, untold, refused, failed, "round");
        }
        all.map(|()| done)
    }

    async fn all(&self, done: &mut Drained) -> Result<(), Unreachable> {
        // First, since somebody waits to be told, whatever becomes of what waits.
        self.tell_all(done).await;
        self.bring_all_home(done).await?;
        // And of what came home just now.
        if done.filed > 0 {
            self.tell_all(done).await;
        }
        Ok(())
    }
}
