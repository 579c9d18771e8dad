//! The drain of a trial, round after round, as its clock asks for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use store::table::Table;

use super::place::Spool;
use crate::faults::Line;
use crate::function::Fleet;

/// Where the drain ends: between any two of bringing home, telling and clearing.
pub(super) const DRAIN_ENDS: &str = "filed=1%return;removed=1%return;told=0.4%return";
/// Between two rounds, which have a minute on AWS.
const PAUSE: Duration = Duration::from_millis(300);
/// The most rounds over the bad line when everybody has sent.
const MOST_AFTER: u32 = 1000;

/// What the rounds of a trial work with.
pub(super) struct Rounds {
    /// Whether everybody has sent.
    pub(super) over: Arc<AtomicBool>,
    /// The table, over a good line.
    pub(super) table: Table,
    /// The line of the functions to it.
    pub(super) line: Line,
    pub(super) drain: Fleet,
    /// Those that take what is sent.
    pub(super) fleet: Arc<Fleet>,
    /// The second store.
    pub(super) spool: Spool,
    /// Whether the table is away in every fourth round, and `kill -9` ends another fourth; in the others one thing
    /// each is refused.
    pub(super) rough: bool,
}

impl Rounds {
    /// Rounds until everybody has sent and, in a rough run, everything is told over that line: how many, and how
    /// often the drain ended in the middle of one.
    pub(super) async fn run(self) -> (u32, u32) {
        let (mut rounds, mut after): (u32, u32) = (0, 0);
        while !self.over.load(Ordering::Relaxed) || (after < MOST_AFTER && self.owes().await) {
            after += u32::from(self.over.load(Ordering::Relaxed));
            self.line.away(self.rough && rounds % 4 == 3);
            self.refuse(Some(rounds % 8).filter(|_| self.rough));
            if self.rough && rounds % 4 == 1 {
                self.cut(rounds).await;
            } else {
                let _cut = self.drain.round().await;
            }
            tokio::time::sleep(PAUSE).await;
            self.refuse(None);
            rounds += 1;
        }
        self.line.away(false);
        (rounds, self.drain.ended())
    }

    /// What is refused in a round of this number of eight.
    fn refuse(&self, number: Option<u32>) {
        self.line.refuse_puts(number == Some(0));
        self.line.deny_reads(number == Some(2));
        // Together with the table every other time.
        self.spool.refuse(number == Some(7));
        if number == Some(4) {
            self.spool.hide();
        } else if number.is_none() {
            self.spool.show();
        }
    }

    async fn owes(&self) -> bool {
        self.rough && office::list::untold(&self.table).await.expect("the table answers") > 0
    }

    /// A round that is ended wherever it is by then, together with one of the functions that take what is sent.
    async fn cut(&self, number: u32) {
        let mut round = std::pin::pin!(self.drain.round());
        let soon = Duration::from_millis(fastrand::Rng::with_seed(number.into()).u64(0..3000));
        if tokio::time::timeout(soon, &mut round).await.is_err() {
            self.drain.kill();
            self.fleet.kill();
            let _cut = round.await;
        }
    }
}
