//! A small sound run, of which the judge can be shown what is wrong.

use std::sync::Arc;

use store::connect::LocalEngine;
use store::table::Table;

use super::place::Place;
use crate::function::{Fleet, Settings};
use crate::judge::{Verdict, evidence::Evidence, judge};
use crate::people::journal::Journal;
use crate::people::send_all;
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
        let journal = send_all(&fleet, sends, 2, 7).await;
        let settings = telling(&address, place.settings(&place.engine, None));
        let drain = Fleet::start(1, &Settings { drains: true, ..settings }).await;
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

    /// What is stored and told now.
    pub async fn evidence(&self) -> Evidence {
        self.place.evidence(self.topic.published()).await
    }

    /// What the judge says now.
    pub async fn verdict(&self) -> Verdict {
        judge(&self.journal, &self.evidence().await)
    }
}
