//! A small sound run, of which the judge can be shown what is wrong.

use std::path::PathBuf;
use std::sync::Arc;

use store::connect::LocalEngine;
use store::table::Table;

use super::place::Place;
use crate::function::{Fleet, Program, Settings};
use crate::judge::{Verdict, evidence::Evidence, judge};
use crate::people::doors::{Doors, Sight};
use crate::people::journal::Journal;
use crate::people::officers::Officers;
use crate::people::{Around, send_all};
use crate::topic::{Topic, telling};

/// People who sent over a good line, and what is stored of it.
pub struct Small {
    place: Place,
    topic: Topic,
    drain: Fleet,
    /// What they were shown.
    pub journal: Journal,
}

impl Small {
    /// So many answers that said that words are safe; nobody is told of them yet.
    pub async fn run(sends: usize) -> Self {
        let place = Place::new().await;
        let (topic, address) = Topic::start(&place.engine.key).await;
        let fleet = Arc::new(Fleet::start(2, &place.settings(&place.engine, None)).await);
        let around = Around { officers: Officers::new(place.table.clone()), doors: None };
        let journal = send_all(&fleet, &Arc::new(around), sends, 2, 7).await;
        let settings = telling(&address, place.settings(&place.engine, None));
        let drain = Fleet::start(1, &Settings { program: Program::Drain, ..settings }).await;
        Self { place, topic, drain, journal }
    }

    /// Where they are stored.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.place.table
    }

    /// Where the table is.
    #[must_use]
    pub fn engine(&self) -> LocalEngine {
        self.place.engine.clone()
    }

    /// Somebody is told of all that is owed.
    pub async fn tell(&self) {
        self.drain.round().await.expect("a round over a good line");
    }

    /// Where complaints wait.
    #[must_use]
    pub fn spool(&self) -> PathBuf {
        self.place.spool()
    }

    /// The form at other times, and with other sights.
    pub async fn doors(&self) -> Doors {
        Doors::new(&self.place.engine, &self.place.spool()).await
    }

    /// What is stored, told and shown now.
    pub async fn evidence(&self) -> Evidence {
        let mut evidence = self.place.evidence(self.topic.published()).await;
        let doors = self.doors().await;
        evidence.open_receipts(&self.journal.promises, |clock| doors.at(clock, Sight::Up)).await;
        evidence
    }

    /// What the judge says now.
    pub async fn verdict(&self) -> Verdict {
        judge(&self.journal, &self.evidence().await)
    }
}
