//! Officers who answer and close while people send: the office's own code over
//! a line that holds.

use std::time::Duration;

use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use office::desk::Desk;
use office::record::{Refusal, record};
use store::envelope::SealingKeys;
use store::marks::MarkKey;
use store::table::Table;
use store::words::Words;

use super::doors::Clock;
use crate::built;
use crate::keys::{keys, mark_key, sealing_keys};

/// How often an officer looks for a complaint that is not home yet, and how long between.
const TRIES: usize = 10;
const PAUSE: Duration = Duration::from_millis(300);

/// Those who answer and close.
pub struct Officers {
    table: Table,
    words: Words,
    seal: SealingKeys,
    marks: MarkKey,
}

impl Officers {
    /// Officers who work with a table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        let words = Words::open(&built().join("words")).expect("the built words can be read");
        Self { table, words, seal: sealing_keys(), marks: mark_key() }
    }

    /// Whether a complaint is in the table, now or soon.
    pub async fn is_home(&self, reference: &str) -> bool {
        let reference: Reference = reference.parse().expect("a reference");
        for _ in 0..TRIES {
            if matches!(self.table.complaint(&reference).await, Ok(Some(_))) {
                return true;
            }
            tokio::time::sleep(PAUSE).await;
        }
        false
    }

    /// One of them records that this happened; gives the complaint of which it stands then, if it is home by then.
    pub async fn record(&self, reference: &str, kind: EventKind, clock: Clock) -> Option<String> {
        let desk = Desk {
            table: &self.table,
            words: &self.words,
            keys: keys(),
            seal: Some(&self.seal),
            marks: Some(&self.marks),
            officer: "the officer of trials",
            lead: false,
        };
        let mut reference: Reference = reference.parse().expect("a reference");
        for _ in 0..TRIES {
            let now = clock.now();
            match record(&desk, &reference, Event::new(kind, Moment::at(now)), None, now).await {
                Ok(_) => return Some(reference.to_string()),
                Err(Refusal::LeadsTo { first, .. }) => reference = first,
                // It waits, or somebody adds to it just now.
                Err(Refusal::NoComplaint(_) | Refusal::Meanwhile) => tokio::time::sleep(PAUSE).await,
                // What cannot have happened so: somebody closed it before.
                Err(_) => return None,
            }
        }
        None
    }
}
